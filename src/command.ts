/** The command of the npm package: `npx cdktf-provider-hostup simulator`. */
import { runCommand } from "./simulator/command.js";

process.exitCode = await runCommand(process);
