import { existsSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  firstLine,
  hostEnvironment,
  killPlugins,
  PluginClient,
  parseHandshake,
  spawnPlugin,
  startPlugin,
} from "../../../../test/helpers/plugin-process.js";
import { runCommand } from "../../../../test/helpers/process.js";
import { buildTestPlugin } from "./build-test-plugin.js";
import { waitForEvent } from "./events.js";

let executable: string;
beforeAll(async () => {
  executable = await buildTestPlugin();
});
afterAll(() => {
  killPlugins();
  rmSync(dirname(executable), { recursive: true });
});

/** Rejects if the promise takes longer than a host would wait. */
function withinTwoSeconds<Result>(promise: Promise<Result>): Promise<Result> {
  const late = sleep(2000, undefined, { ref: false }).then(() => Promise.reject(new Error("took too long")));
  return Promise.race([promise, late]);
}

const well = { status: 0, signal: null };

test("Shutdown responds, ends the process, and removes its socket", async () => {
  const plugin = await startPlugin(executable);
  expect(await plugin.unary("/plugin.GRPCController/Shutdown")).toHaveLength(0);
  plugin.close();
  expect(await withinTwoSeconds(plugin.process.ended)).toMatchObject(well);
  expect(existsSync(plugin.handshake.address)).toBe(false);
});

test("Shutdown ends the process even with calls in flight and an open connection", async () => {
  const plugin = await startPlugin(executable);
  const { response } = plugin.startUnary("/test.Service/Wait");
  response.catch(() => {});
  await waitForEvent(plugin, "Wait started");
  await plugin.unary("/plugin.GRPCController/Shutdown");
  expect(await withinTwoSeconds(plugin.process.ended)).toMatchObject(well);
  plugin.close();
});

test("the stdio stream stays open without data, and the process ends when it closes", async () => {
  const plugin = await startPlugin(executable);
  let messages = 0;
  const stream = plugin.serverStream("/plugin.GRPCStdio/StreamStdio").on("data", () => messages++);
  stream.on("error", () => {});
  // The stream is open before the next call is served.
  await plugin.unary("/test.Service/Echo");
  expect(messages).toBe(0);
  expect(plugin.process.child.exitCode).toBeNull();
  stream.cancel();
  expect(await withinTwoSeconds(plugin.process.ended)).toMatchObject(well);
  plugin.close();
});

test("SIGINT, which a terminal sends to the host and its plugins, does not affect a call", async () => {
  const plugin = await startPlugin(executable);
  const { response, cancel } = plugin.startUnary("/test.Service/Wait");
  response.catch(() => {});
  await waitForEvent(plugin, "Wait started");
  plugin.kill("SIGINT");
  await waitForEvent(plugin, "SIGINT");
  const events = await plugin.unary("/test.Service/Events");
  expect(events.toString()).toBe("Wait started,SIGINT");
  cancel();
  expect(await plugin.stop()).toMatchObject(well);
});

for (const signal of ["SIGTERM", "SIGHUP"] as const) {
  test(`${signal} aborts the calls in flight and waits for their responses`, async () => {
    const plugin = await startPlugin(executable);
    const { response } = plugin.startUnary("/test.Service/Finish");
    await waitForEvent(plugin, "Finish started");
    plugin.kill(signal);
    expect((await response).toString()).toBe("finished early");
    expect(await withinTwoSeconds(plugin.process.ended)).toMatchObject(well);
    expect(existsSync(plugin.handshake.address)).toBe(false);
    plugin.close();
  });
}

test("a plugin ends if its host is killed before connecting", async () => {
  const script = `require("node:child_process").spawn(process.argv[1], { stdio: ["ignore", "inherit", "inherit"] })`;
  const host = spawnPlugin([process.execPath, "-e", script, executable], hostEnvironment());
  const { address } = parseHandshake(await firstLine(host));
  expect(existsSync(address)).toBe(true);
  host.child.kill("SIGKILL");
  // Resolves when the plugin has also closed the pipes that it inherited from its host.
  expect(await host.ended).toMatchObject({ signal: "SIGKILL" });
  expect(existsSync(address)).toBe(false);
});

for (const { method, message } of [
  { method: "Crash", message: "panic: Error: crashed with (hidden)\n    at " },
  { method: "Reject", message: "panic: Error: nobody handles this\n    at " },
]) {
  test(`an unhandled error (${method}) ends the process with a stack that hosts show`, async () => {
    const plugin = await startPlugin(executable, { env: { TF_LOG: "error" } });
    await expect(plugin.unary(`/test.Service/${method}`)).rejects.toMatchObject({ code: 14 });
    const { status, stderr } = await plugin.process.ended;
    plugin.close();
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).toContain(`"calls_in_flight":1`);
    expect(stderr).not.toContain("s3cr3t");
  });
}

test("fails with a visible error if the services cannot be loaded", async () => {
  const env = hostEnvironment({ env: { TEST_FAIL_TO_LOAD: "yes" } });
  const { status, stderr } = await runCommand([executable], { env });
  expect(status).toBe(2);
  expect(stderr).toContain("panic: Error: no services today");
});

describe("--debug", () => {
  const start = async () => {
    const debugged = spawnPlugin([executable, "--debug"], { ...process.env, PLUGIN_CLIENT_CERT: "" });
    const value = /^TF_REATTACH_PROVIDERS='(.+)'$/.exec(await firstLine(debugged))?.[1] ?? "";
    return { debugged, attachments: JSON.parse(value) };
  };

  test("prints the reattach configuration for the addresses in both registries", async () => {
    const { debugged, attachments } = await start();
    const attachment = {
      Protocol: "grpc",
      ProtocolVersion: 6,
      Pid: debugged.child.pid,
      Test: true,
      Addr: { Network: "unix", String: expect.stringMatching(/plugin[0-9a-f]{16}$/) },
    };
    expect(attachments).toEqual({
      "registry.terraform.io/test/test": attachment,
      "registry.opentofu.org/test/test": attachment,
    });
    debugged.child.kill("SIGTERM");
    expect(await debugged.ended).toMatchObject(well);
  });

  test("serves hosts one after another without TLS until SIGINT", async () => {
    const { debugged, attachments } = await start();
    const { String: address } = attachments["registry.terraform.io/test/test"].Addr;
    for (const text of ["one", "two"]) {
      const host = new PluginClient({ network: "unix", address, certificate: "" }, "none");
      host.serverStream("/plugin.GRPCStdio/StreamStdio").on("error", () => {});
      expect((await host.unary("/test.Service/Echo", Buffer.from(text))).toString()).toBe(text);
      await host.unary("/plugin.GRPCController/Shutdown");
      host.close();
    }
    debugged.child.kill("SIGINT");
    expect(await withinTwoSeconds(debugged.ended)).toMatchObject(well);
    expect(existsSync(address)).toBe(false);
  });
});
