import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { commandEnvironment } from "./command-line.js";
import type { Requests } from "./report.js";

/** A simulated HostUp in a process of its own, so that its work is not the provider's. */
export interface Service {
  /** What the provider needs in its environment. */
  readonly variables: Readonly<Record<string, string>>;
  addDomains(count: number): Promise<readonly Domain[]>;
  /** Makes an updater behind the provider's back. */
  addUpdater(domain: Domain, hostname: string): Promise<Updater>;
  /** Forgets the requests so far. */
  forgetRequests(): Promise<void>;
  /** The requests since then: by what they are, and whether they are no more than allowed. */
  countRequests(allowed: (counted: Readonly<Record<string, number>>) => boolean): Promise<Requests>;
  close(): void;
}

/** A domain without updaters. */
export interface Domain {
  readonly id: string;
  readonly name: string;
}

/** An updater as the API answers it, as far as it is read here. */
export interface Updater {
  readonly id: string;
  readonly hostname: string;
  readonly token: string;
  readonly createdAt: string;
}

interface RecordedRequest {
  readonly method: string;
  readonly path: string;
}

const script = join(__dirname, "..", "scripts", "simulator.ts");

/** Starts the simulator. */
export async function startService(): Promise<Service> {
  const child = spawn(process.execPath, ["--import", "tsx", script], {
    env: commandEnvironment(process.env),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const variables = await readVariables(child.stdout);
  child.stdout.resume();
  const origin = new URL(variables.HOSTUP_API_BASE ?? "").origin;
  let domains = 0;

  const control = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${origin}/_simulator/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} /_simulator/${path}: ${response.status}`);
    const text = await response.text();
    return text === "" ? undefined : JSON.parse(text);
  };

  return {
    variables,
    async addDomains(count) {
      const added: Domain[] = [];
      for (const last = domains + count; domains < last; domains += 1) {
        const name = `d${domains}.example`;
        const { id } = (await control("POST", "domains", { name })) as { id: string };
        added.push({ id, name });
      }
      return added;
    },
    async addUpdater({ id }, hostname) {
      const response = await fetch(`${variables.HOSTUP_API_BASE}/domains/${id}/dyndns`, {
        method: "POST",
        headers: {
          authorization: `Bearer ${variables.HOSTUP_API_KEY}`,
          "content-type": "application/json",
          "user-agent": "bench",
        },
        body: JSON.stringify({ hostname, recordType: "A" }),
      });
      if (!response.ok) throw new Error(`POST of ${hostname}: ${response.status}`);
      return (await response.json()) as Updater;
    },
    forgetRequests: () => control("DELETE", "requests").then(() => {}),
    async countRequests(allowed) {
      const { requests } = (await control("GET", "requests")) as { requests: RecordedRequest[] };
      const counted: Record<string, number> = {};
      for (const { method, path } of requests) {
        const kind = method !== "GET" ? method : path.endsWith("/dyndns") ? "list" : "other GET";
        counted[kind] = (counted[kind] ?? 0) + 1;
      }
      return { counted, asAllowed: allowed(counted) };
    },
    close: () => void child.kill("SIGTERM"),
  };
}

/** The two lines `export NAME=value` that the simulator starts with. */
async function readVariables(stream: NodeJS.ReadableStream): Promise<Record<string, string>> {
  const variables: Record<string, string> = {};
  const lines = createInterface({ input: stream });
  for await (const line of lines) {
    const [, name, value] = /^export (\w+)=(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) variables[name] = value;
    if (Object.keys(variables).length === 2) break;
  }
  lines.close();
  return variables;
}
