import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "../..");
const marker = `DEMO_${randomUUID().replaceAll("-", "")}`;

function startDemo(): { child: ChildProcess; output: () => string; ended: Promise<number | null> } {
  const tsx = join(root, "node_modules/.bin/tsx");
  const env = { ...process.env, [marker]: "1" };
  const child = spawn(tsx, ["scripts/demo.ts"], { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const ended = new Promise<number | null>((done) => child.on("close", done));
  return { child, output: () => output, ended };
}

/** What a demo of this run has started and is still there: everything inherits its environment. */
function processes(): string[] {
  return readdirSync("/proc").filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/environ`, "utf8").includes(`${marker}=1`);
    } catch {
      return false; // ended in the meantime
    }
  });
}

test("the demo deploys with the real cdktf, shows the router's address, and leaves nothing", async () => {
  const { output, ended } = startDemo();
  expect({ status: await ended, output: output() }).toMatchObject({ status: 0 });
  expect(output()).toMatch(/^Its page in the browser, .*: http:\/\/127\.0\.0\.1:\d+\/$/m);
  expect(output()).toContain("home_token = <sensitive>");
  expect(output()).toContain("good 203.0.113.7");
  expect(output()).toContain("Nothing is left at HostUp.");
  expect(output()).not.toMatch(/[0-9a-f]{64}/);
}, 120_000);

test("an interrupted demo leaves no process behind", async () => {
  const { child, output, ended } = startDemo();
  while (!output().includes("cdktf deploy")) await new Promise((wake) => setTimeout(wake, 50));
  await new Promise((wake) => setTimeout(wake, 2000));
  expect(processes().length).toBeGreaterThan(2);
  child.kill("SIGINT");
  expect(await ended).toBe(130);
  expect(processes()).toEqual([]);
}, 60_000);
