import { type Simulator, type SimulatorOptions, startSimulator } from "../../src/simulator/simulator.js";

const running: Simulator[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
});

/** A simulator that is closed after the test; its one domain is `example.com` with the id `dom_1` if none is given. */
export async function start(options: SimulatorOptions = {}): Promise<Simulator> {
  const simulator = await startSimulator({ domains: [{ name: "example.com", id: "dom_1" }], ...options });
  running.push(simulator);
  return simulator;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: what the service sends is what the tests are about
  readonly json: any;
}

export interface Call {
  readonly key?: string;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** A request to a path below `/api/v2`, with the key that may do everything unless another is given. */
export async function call(
  simulator: Simulator,
  request: string,
  { key, body, signal }: Call = {},
): Promise<Reply> {
  const [method = "GET", path = "/"] = request.split(" ");
  const response = await fetch(simulator.apiBase + path, {
    method,
    headers: {
      authorization: `Bearer ${key ?? simulator.apiKey}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: isJson ? JSON.parse(text) : undefined,
  };
}

/** A router's update: the status and the line of the answer. */
export async function routerUpdate(simulator: Simulator, query: Record<string, string>): Promise<string> {
  const response = await fetch(`${simulator.origin}/api/dyndns/update?${new URLSearchParams(query)}`, {
    headers: { "user-agent": "ddclient/3.11.2" },
  });
  return `${response.status} ${await response.text()}`;
}

export const home = { hostname: "home.example.com", recordType: "A" } as const;
