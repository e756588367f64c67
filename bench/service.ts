import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { commandEnvironment } from "./command-line.js";
import type { Requests } from "./report.js";

/** A simulated HostUp in its own process, so that its work is not measured as the provider's. */
export interface Service {
  /** The environment variables that the provider needs. */
  readonly variables: Readonly<Record<string, string>>;
  addDomains(count: number): Promise<readonly Domain[]>;
  /** Creates an updater without the provider. */
  addUpdater(domain: Domain, hostname: string): Promise<Updater>;
  /** Clears the recorded requests. */
  forgetRequests(): Promise<void>;
  /** Returns the recorded requests by kind, and whether there are no more than allowed. */
  countRequests(allowed: (counted: Readonly<Record<string, number>>) => boolean): Promise<Requests>;
  close(): void;
}

/** A domain without updaters. */
export interface Domain {
  readonly id: string;
  readonly name: string;
}

/** The fields of the API's updater that the benchmark reads. */
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

const command = join(__dirname, "..", "src", "command.ts");

/** Starts the simulator. */
export async function startService(): Promise<Service> {
  const child = spawn(process.execPath, ["--import", "tsx", command, "simulator"], {
    env: commandEnvironment(process.env),
    // The simulator writes a line for each request to stderr.
    stdio: ["ignore", "pipe", "ignore"],
  });
  const variables = await readVariables(child.stdout);
  child.stdout.resume();
  if (variables.HOSTUP_API_BASE === undefined) throw new Error(`the simulator did not start: ${command}`);
  const origin = new URL(variables.HOSTUP_API_BASE).origin;
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

/** Reads the two lines `export NAME=value` that the simulator prints first. */
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
