import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import {
  hostEnvironment,
  killPlugins,
  type PluginOptions,
  startPlugin,
} from "../../../../test/helpers/plugin-process.js";
import { runCommand } from "../../../../test/helpers/process.js";
import { formatHandshakeLine, readHandshakeRequest } from "../../src/go-plugin/handshake.js";
import { buildTestPlugin } from "./build-test-plugin.js";

const address = { network: "unix", address: "/tmp/plugin1" } as const;

describe("the handshake line", () => {
  test("ends with the certificate in base64 without padding", () => {
    const line = formatHandshakeLine({ asksForMultiplexing: false }, address, Buffer.from("fbff", "hex"));
    expect(line).toBe("1|6|unix|/tmp/plugin1|grpc|+/8\n");
  });

  test("has an empty certificate without TLS", () => {
    expect(formatHandshakeLine({ asksForMultiplexing: false }, address, undefined)).toBe(
      "1|6|unix|/tmp/plugin1|grpc|\n",
    );
  });

  test("declines multiplexing when asked", () => {
    const request = readHandshakeRequest({ PLUGIN_PROTOCOL_VERSIONS: "6", PLUGIN_MULTIPLEX_GRPC: "true" });
    if (typeof request === "string") throw new Error(request);
    expect(formatHandshakeLine(request, address, undefined)).toBe("1|6|unix|/tmp/plugin1|grpc||false\n");
  });

  for (const versions of ["6", "5,6", "6,5", "4,6,7"]) {
    test(`succeeds with a host that offers ${versions}`, () => {
      expect(readHandshakeRequest({ PLUGIN_PROTOCOL_VERSIONS: versions })).toEqual({
        asksForMultiplexing: false,
      });
    });
  }

  for (const versions of ["5", "16", "", undefined]) {
    test(`fails with a host that offers ${versions}`, () => {
      expect(readHandshakeRequest({ PLUGIN_PROTOCOL_VERSIONS: versions })).toContain(
        "needs plugin protocol 6",
      );
    });
  }
});

describe("the process", () => {
  let executable: string;
  let folder: string;
  beforeAll(async () => {
    executable = await buildTestPlugin();
    folder = mkdtempSync(join(tmpdir(), "handshake-"));
  });
  afterAll(() => {
    killPlugins();
    rmSync(dirname(executable), { recursive: true });
    rmSync(folder, { recursive: true });
  });

  /** Starts, calls, and stops the plugin. Returns the handshake line, which must be its only output on stdout. */
  async function shakeHands(options: PluginOptions = {}): Promise<string> {
    const plugin = await startPlugin(executable, options);
    await plugin.unary("/test.Service/Log");
    const { status, stdout } = await plugin.stop();
    expect({ status, stdout }).toEqual({ status: 0, stdout: `${plugin.handshakeLine}\n` });
    return plugin.handshakeLine;
  }

  test("writes only the handshake line to stdout", async () => {
    expect(await shakeHands()).toMatch(/^1\|6\|unix\|\/.+\/plugin[0-9a-f]{16}\|grpc\|[A-Za-z0-9+/]{400,}$/);
  });

  test("serves without TLS if the user has disabled it", async () => {
    expect(await shakeHands({ client: "none" })).toMatch(/\|grpc\|$/);
  });

  test("adds the seventh field for hosts that request it", async () => {
    expect(await shakeHands({ client: "none", env: { PLUGIN_MULTIPLEX_GRPC: "true" } })).toMatch(
      /\|grpc\|\|false$/,
    );
  });

  test("creates the socket where the host requests it, for this user only, and removes it", async () => {
    const plugin = await startPlugin(executable, { env: { PLUGIN_UNIX_SOCKET_DIR: folder } });
    const socket = plugin.handshake.address;
    expect(dirname(socket)).toBe(folder);
    expect(statSync(socket).mode & 0o777).toBe(0o700);
    await plugin.stop();
    expect(existsSync(socket)).toBe(false);
  });

  test("shares the socket with the group that the host specifies", async () => {
    const group = process.getgid?.() ?? 0;
    const plugin = await startPlugin(executable, { env: { PLUGIN_UNIX_SOCKET_GROUP: String(group) } });
    const { mode, gid } = statSync(plugin.handshake.address);
    await plugin.stop();
    expect({ mode: mode & 0o777, gid }).toEqual({ mode: 0o660, gid: group });
  });

  test("listens on a TCP port in the host's range if the socket path is too long", async () => {
    const longPath = join(folder, "long".repeat(25));
    mkdirSync(longPath);
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const { port: minimum } = taken.address() as AddressInfo;
    const env = {
      TMPDIR: longPath,
      PLUGIN_MIN_PORT: String(minimum),
      PLUGIN_MAX_PORT: String(minimum + 50),
    };
    const line = await shakeHands({ env });
    taken.close();
    const port = Number(/^1\|6\|tcp\|127\.0\.0\.1:(\d+)\|grpc\|.{400,}$/.exec(line)?.[1]);
    expect(port).toBeGreaterThan(minimum);
    expect(port).toBeLessThanOrEqual(minimum + 50);
  });

  test("fails with one line on stdout if it cannot listen", async () => {
    const env = hostEnvironment({ env: { TMPDIR: "/missing" } });
    const { status, stdout } = await runCommand([executable], { env });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^terraform-provider-test cannot listen: .+\/missing\/plugin.+\n$/);
  });

  for (const cookie of [undefined, "wrong"]) {
    test(`fails with usage on stderr if the cookie is ${cookie}`, async () => {
      const env = hostEnvironment({ env: { TF_PLUGIN_MAGIC_COOKIE: cookie } });
      const { status, stdout, stderr } = await runCommand([executable], { env });
      expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
      expect(stderr).toContain("terraform-provider-test 1.2.3 is a plugin for Terraform and OpenTofu");
      expect(stderr).toContain("`terraform` or `tofu` starts it");
    });
  }

  test("fails with one line on stdout if the host does not support protocol 6", async () => {
    const env = hostEnvironment({ env: { PLUGIN_PROTOCOL_VERSIONS: "4,5" } });
    const { status, stdout } = await runCommand([executable], { env });
    expect(status).toBe(1);
    expect(stdout).toBe(
      "terraform-provider-test needs plugin protocol 6 (Terraform 1.0 or later, or OpenTofu), but the program that started it offers 4,5.\n",
    );
  });

  test("fails with one line on stdout if the host's certificate cannot be read", async () => {
    const env = hostEnvironment({ env: { PLUGIN_CLIENT_CERT: "no certificate" } });
    const { status, stdout } = await runCommand([executable], { env });
    expect(status).toBe(1);
    expect(stdout).toBe(
      "terraform-provider-test cannot read PLUGIN_CLIENT_CERT, the certificate of the program that started it.\n",
    );
  });

  for (const version of ["18.20.8", "20.18.3"]) {
    test(`fails with one line on stdout on Node.js ${version}`, async () => {
      const env = hostEnvironment({ env: { TEST_NODE_VERSION: version } });
      const { status, stdout } = await runCommand([executable], { env });
      expect(status).toBe(1);
      expect(stdout).toBe(
        `terraform-provider-test needs Node.js 20.19 or later, but is running on ${version}.\n`,
      );
    });
  }

  for (const version of ["20.19.0", "21.0.0", "22.1.0", "100.0.0"]) {
    test(`completes the handshake on Node.js ${version}`, async () => {
      expect(await shakeHands({ env: { TEST_NODE_VERSION: version } })).toMatch(/^1\|6\|unix\|/);
    });
  }

  test("prints its version", async () => {
    const { status, stdout, stderr } = await runCommand([executable, "--version"], { env: process.env });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "1.2.3\n", stderr: "" });
  });
});
