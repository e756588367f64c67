import { join } from "node:path";
import { RunningCommand } from "../helpers/process.js";
import { userEnvironment } from "../helpers/user-environment.js";
import { call, start } from "./calls.js";

const project = join(__dirname, "../..");
const running: RunningCommand[] = [];

afterEach(() => {
  for (const command of running.splice(0)) command.signalAll("SIGKILL");
});

/** Starts `npm run simulator`, without npm. */
function startCommand(...args: readonly string[]): RunningCommand {
  const env = { HOSTUP_API_KEY: "sk_real", HOSTUP_API_BASE: "https://cloud.hostup.se/api/v2" };
  const command = new RunningCommand([process.execPath, "--import", "tsx", "src/command.ts", ...args], {
    cwd: project,
    env: userEnvironment(env),
  });
  running.push(command);
  return command;
}

/** Runs the command until it exits. */
async function runToEnd(...args: readonly string[]) {
  const { status, stdout, stderr } = await startCommand(...args).ended;
  return { status, stdout, stderr };
}

test("prints the variables and the page's address, shows requests without secrets, and ends on SIGTERM", async () => {
  const command = startCommand("simulator");
  const [, origin = ""] = await command.written(/^In the browser: (http:\/\/127\.0\.0\.1:\d+)\/$/m);
  expect(await (await fetch(origin)).text()).toContain("<title>Simulated HostUp</title>");

  await fetch(`${origin}/api/dyndns/update?hostname=home.example.com&token=${"0".repeat(64)}`);
  command.child.kill("SIGTERM");
  const { status, stdout, stderr } = await command.ended;
  expect(status).toBe(0);
  expect(stdout).toMatch(
    new RegExp(`^export HOSTUP_API_BASE=${origin}/api/v2\nexport HOSTUP_API_KEY=sk_test_[0-9a-f]{48}\n$`),
  );
  expect(stderr.split("\n").slice(1)).toEqual([
    "404 GET /api/dyndns/update?hostname=home.example.com&token=*** (none)",
    "",
  ]);
});

test("uses the domains, keys, port, and faults of its options", async () => {
  const free = await start();
  const { port } = new URL(free.origin);
  await free.close();
  const keys = ["--api-key", "key-1", "--read-only-key", "key-2"];
  const command = startCommand("simulator", "--port", port, "--domain", "a.se", "--domain", "b.se.", ...keys);
  await command.written(new RegExp(`^export HOSTUP_API_BASE=${free.apiBase}$`, "m"));
  const { json } = await call(free, "GET /domains", { key: "key-1" });
  expect(json.data).toMatchObject([{ name: "a.se" }, { name: "b.se" }]);
  const path = `/domains/${json.data[0].id}/dyndns`;
  expect(await call(free, `GET ${path}`, { key: "key-2" })).toMatchObject({ status: 200 });
  expect(await call(free, `POST ${path}`, { key: "key-2", body: {} })).toMatchObject({ status: 403 });
});

test("runs a command with the variables, prints nothing itself, and exits with the command's status", async () => {
  const script = `
    const { HOSTUP_API_BASE: base, HOSTUP_API_KEY: key } = process.env;
    fetch(base + "/domains", { headers: { authorization: "Bearer " + key } }).then((response) => {
      console.log(key, response.status);
      process.exit(7);
    });`;
  const options = ["--api-key", "key-1", "--fault", "server-error"];
  expect(await runToEnd("simulator", ...options, "--", process.execPath, "-e", script)).toEqual({
    status: 7,
    stdout: "key-1 500\n",
    stderr: "",
  });
});

test("forwards SIGTERM to its command and exits after it", async () => {
  const script = `process.on("SIGTERM", () => { console.log("bye"); process.exit(4); });
    setInterval(() => {}, 1000);
    console.log("ready");`;
  const command = startCommand("simulator", "--", process.execPath, "-e", script);
  await command.written(/^ready$/m);
  command.child.kill("SIGTERM");
  expect(await command.ended).toMatchObject({ status: 4, stdout: "ready\nbye\n" });
});

test("exits as a shell does if a signal ends the command", async () => {
  const script = 'process.kill(process.pid, "SIGKILL")';
  expect(await runToEnd("simulator", "--", process.execPath, "-e", script)).toMatchObject({ status: 137 });
});

test("explains itself with --help", async () => {
  const { status, stdout, stderr } = await runToEnd("--help");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  for (const word of ["--domain", "--port", "--api-key", "--read-only-key", "--fault", "lost-response"]) {
    expect(stdout).toContain(word);
  }
});

test("fails with a clear message on an invalid option", async () => {
  expect(await runToEnd("simulator", "--port", "http")).toEqual({
    status: 2,
    stdout: "",
    stderr:
      'cdktf-provider-hostup: invalid --port "http": expected a number from 0 to 65535\nSee cdktf-provider-hostup --help.\n',
  });
});

test("fails with a clear message on a port in use", async () => {
  const { port } = new URL((await start()).origin);
  const { status, stderr } = await runToEnd("simulator", "--port", port);
  expect(status).toBe(2);
  expect(stderr).toContain(`port ${port} is in use: choose another --port, or omit it to use any free port`);
});

test("fails with a clear message on a missing command", async () => {
  const { status, stderr } = await runToEnd("simulator", "--", "no-such-program");
  expect(status).toBe(2);
  expect(stderr).toContain('cannot run "no-such-program"');
});
