/** The command that the npm package brings along: `npx cdktf-provider-hostup simulator`. */
import { runCommand } from "./simulator/command.js";

process.exitCode = await runCommand(process);
