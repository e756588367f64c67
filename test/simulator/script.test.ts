import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";

const project = join(__dirname, "../..");

test("npm run simulator prints the environment, shows requests without secrets, and ends on SIGTERM", async () => {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "scripts/simulator.ts", "--domain", "a.se", "--domain", "b.se"],
    { cwd: project, stdio: ["ignore", "pipe", "inherit"] },
  );
  try {
    let start = "";
    child.stdout.on("data", (chunk: Buffer) => {
      start += chunk.toString();
    });
    const output = text(child.stdout);
    while (start.split("\n").length < 3) await sleep(20);
    const [, apiBase = "", apiKey = ""] =
      /^export HOSTUP_API_BASE=(http:\/\/127\.0\.0\.1:\d+\/api\/v2)\nexport HOSTUP_API_KEY=(\S+)\n$/.exec(
        start,
      ) ?? [];

    const headers = { authorization: `Bearer ${apiKey}` };
    const domains = await fetch(`${apiBase}/domains`, { headers });
    expect(await domains.json()).toMatchObject({ data: [{ name: "a.se" }, { name: "b.se" }] });
    await fetch(`${new URL(apiBase).origin}/api/dyndns/update?hostname=home.a.se&token=${"0".repeat(64)}`);

    child.kill("SIGTERM");
    const exit = await once(child, "exit");
    expect(exit).toEqual([0, null]);
    expect((await output).split("\n").slice(2)).toEqual([
      "200 GET /api/v2/domains (apiKey)",
      "404 GET /api/dyndns/update?hostname=home.a.se&token=*** (none)",
      "",
    ]);
  } finally {
    child.kill("SIGKILL");
  }
});
