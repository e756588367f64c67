import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { RunningCommand } from "../helpers/process.js";
import { until } from "../helpers/until.js";

const root = resolve(__dirname, "../..");
const marker = `DEMO_${randomUUID().replaceAll("-", "")}`;

function startDemo(): RunningCommand {
  const env = { ...process.env, [marker]: "1" };
  return new RunningCommand([join(root, "node_modules/.bin/tsx"), "scripts/demo.ts"], { cwd: root, env });
}

/** Returns the processes of a demo that still run. All of them inherit its environment. */
function processes(): string[] {
  return readdirSync("/proc").filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/environ`, "utf8").includes(`${marker}=1`);
    } catch {
      return false; // the process has exited
    }
  });
}

test("the demo deploys with the real cdktf, shows the router's address, and leaves nothing behind", async () => {
  const { status, output } = await startDemo().ended;
  expect({ status, output }).toMatchObject({ status: 0 });
  expect(output).toMatch(/^To watch what follows in a browser, open http:\/\/127\.0\.0\.1:\d+\/$/m);
  expect(output).toContain("home_token = <sensitive>");
  expect(output).toContain("good 203.0.113.7");
  expect(output).toContain("Nothing is left at HostUp.");
  expect(output).not.toMatch(/[0-9a-f]{64}/);
}, 120_000);

test("an interrupted demo leaves no process behind", async () => {
  const demo = startDemo();
  // The demo, cdktf, and the processes that cdktf has started.
  await demo.meanwhile(until(() => processes().length >= 4));
  demo.child.kill("SIGINT");
  expect(await demo.ended).toMatchObject({ status: 130 });
  expect(processes()).toEqual([]);
}, 60_000);
