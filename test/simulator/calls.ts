import { type Simulator, type SimulatorOptions, startSimulator } from "../../src/simulator/simulator.js";

const running: Simulator[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
});

/** Starts a simulator that is closed after the test. Default: one domain, `example.com`, with the ID `dom_1`. */
export async function start(options: SimulatorOptions = {}): Promise<Simulator> {
  const simulator = await startSimulator({ domains: [{ name: "example.com", id: "dom_1" }], ...options });
  running.push(simulator);
  return simulator;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: the tests check the contents of the responses
  readonly json: any;
}

export interface Call {
  readonly key?: string;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** Sends a request to a path below `/api/v2`, by default with the key that has both scopes. */
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

/** Sends a router's update and returns the status and the line of the response. */
export async function routerUpdate(simulator: Simulator, query: Record<string, string>): Promise<string> {
  const response = await fetch(`${simulator.origin}/api/dyndns/update?${new URLSearchParams(query)}`, {
    headers: { "user-agent": "ddclient/3.11.2" },
  });
  return `${response.status} ${await response.text()}`;
}

export const home = { hostname: "home.example.com", recordType: "A" } as const;
