import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHostupClient, type HostupClient, type HostupClientOptions } from "../../src/hostup/client.js";
import { HostupError } from "../../src/hostup/errors.js";
import type { Pacing } from "../../src/hostup/pacing.js";
import { type Simulator, type SimulatorOptions, startSimulator } from "../../src/simulator/simulator.js";
import { until } from "../helpers/until.js";

/** Pacing with short waits for tests. */
const quick: Pacing = {
  firstWaitMilliseconds: 10,
  longestWaitMilliseconds: 100,
  graceMilliseconds: 1_000,
};

const open: (() => Promise<void>)[] = [];

/** Closes what the tests of a file opened. */
export async function closeAll(): Promise<void> {
  await Promise.all(open.splice(0).map((close) => close()));
}

/** Starts a simulator with `example.com`, and a client for it. */
export async function start(
  options: SimulatorOptions & { client?: Partial<HostupClientOptions>; pacing?: Partial<Pacing> } = {},
): Promise<{ simulator: Simulator; client: HostupClient; domainId: string }> {
  const simulator = await startSimulator(options);
  open.push(() => simulator.close());
  const client = clientOf(simulator.apiBase, { apiKey: simulator.apiKey, ...options.client }, options.pacing);
  return { simulator, client, domainId: simulator.domain("example.com").id };
}

export function clientOf(
  baseUrl: string,
  options: Partial<HostupClientOptions> = {},
  pacing: Partial<Pacing> = {},
): HostupClient {
  return createHostupClient(
    {
      apiKey: "key-of-the-test",
      baseUrl,
      maxRetries: 3,
      requestTimeoutMilliseconds: 5_000,
      userAgent: "hostup-test/1.0",
      ...options,
    },
    { ...quick, ...pacing },
  );
}

/** Starts a server that responds as the test defines. Returns its origin. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Creates a file with the content in its own folder. Returns its path. */
export function temporaryFile(content: string, name = "file.pem"): string {
  const path = join(mkdtempSync(join(tmpdir(), "hostup-test-")), name);
  writeFileSync(path, content);
  return path;
}

/** Returns the error of a failing call. */
export async function failureOf(call: Promise<unknown>): Promise<HostupError> {
  const error = await call.then(
    (value) => new Error(`succeeded with ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  if (error instanceof HostupError) return error;
  throw error;
}

/** Returns the methods and statuses of the requests that a simulator received. */
export function seen(simulator: Simulator): string[] {
  return simulator.requests.map(({ method, status }) => `${method} ${status}`);
}

/** Resolves when the simulator has received a number of requests with a method. */
export async function arrival(simulator: Simulator, method: string, count = 1): Promise<void> {
  await until(() => simulator.requests.filter((request) => request.method === method).length >= count);
}

/** Returns a log for a client, and a promise that resolves when the client has acted on the first outcome of a method. */
export function outcomeOf(method: string): {
  client: Pick<HostupClientOptions, "log">;
  acted: Promise<void>;
} {
  let resolve: () => void = () => {};
  const acted = new Promise<void>((done) => {
    resolve = done;
  });
  const log: HostupClientOptions["log"] = (_message, fields) => {
    if (fields.method === method) setImmediate(resolve);
  };
  return { client: { log }, acted };
}
