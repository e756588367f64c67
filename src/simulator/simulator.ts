// HostUp in memory over real HTTP, for the demo, the tests, and the benchmark. It implements HostUp's documented public API
// (https://developer.hostup.se); `behavior.ts` lists what is undocumented. It shares no code with the client, so that it can
// reveal the client's errors. Start reading at `server.ts`. The endpoints are in `*-routes.ts` and `router-update.ts`.
//
// For other processes, without a key:
//   GET    /                        the page for the browser
//   GET    /_simulator/events       the contents of the page, as server-sent events: `live-events.ts`
//   GET    /_simulator/requests     { requests: RecordedRequest[] }                DELETE forgets them
//   POST   /_simulator/faults       Fault (its path a string)                      DELETE clears all faults
//   PUT    /_simulator/faults/NAME  turns a fault of `fault-switches.ts` on        DELETE turns it off
//   POST   /_simulator/domains      NewDomain; responds with { id }

import type { AddressInfo } from "node:net";
import { Access, type ChosenKeys } from "./access.js";
import { type Behavior, defaultBehavior } from "./behavior.js";
import { faultSwitches } from "./fault-switches.js";
import { type Fault, Faults } from "./faults.js";
import { canonicalHostname } from "./hostname.js";
import { RateLimit, type RateLimitOptions } from "./rate-limit.js";
import { type RecordedRequest, RequestLog } from "./request-log.js";
import { createSimulatorServer } from "./server.js";
import { type DynDnsConfig, type NewDomain, type RecordType, State, type StoredConfig } from "./state.js";

export type { Behavior, DynDnsConfig, Fault, NewDomain, RateLimitOptions, RecordedRequest, RecordType };

/** Configuration of a simulator. */
export interface SimulatorOptions {
  /** Default: 0, any free port. */
  readonly port?: number;
  /** Default: one, `example.com`. */
  readonly domains?: readonly NewDomain[];
  /** The default and the maximum size of a page of domains. Default: 100 and 1000. */
  readonly pageSize?: number;
  readonly behavior?: Partial<Behavior>;
  /** Default: new keys. */
  readonly keys?: ChosenKeys;
  /** Called when a request has received a response or has been cut. */
  readonly onRequest?: (request: RecordedRequest) => void;
}

/** A running simulator. Its methods, except for faults and records, change the account behind the client's back. */
export interface Simulator {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** The origin with `/api/v2`: the value for `HOSTUP_API_BASE`. */
  readonly apiBase: string;
  /** A key with `read:domains` and `write:domains`. */
  readonly apiKey: string;
  /** A key with only `read:domains`. */
  readonly readOnlyKey: string;
  /** A key with only `write:domains`. */
  readonly writeOnlyKey: string;
  /** A key of another account with both scopes. It sees the domains that were added with `account: "other"`. */
  readonly otherAccountKey: string;
  /** Every request outside `/_simulator/` since the last `clearRequests`, in order of arrival. */
  readonly requests: readonly RecordedRequest[];
  clearRequests(): void;
  /** Returns the current state of a domain, including tokens. */
  domain(name: string): {
    readonly id: string;
    readonly name: string;
    readonly configs: readonly DynDnsConfig[];
  };
  /** Adds a domain. Returns its ID. */
  addDomain(domain: NewDomain): string;
  removeDomain(name: string): void;
  setAvailable(name: string, available: boolean, reason?: string | null): void;
  /** Adds a configuration without checks, even a duplicate. */
  addConfig(domainName: string, config: NewConfig): DynDnsConfig;
  /** Adds arbitrary JSON to the list of a domain, such as a configuration with an unknown record type. */
  addOddItem(domainName: string, item: unknown): void;
  removeConfig(domainName: string, id: string): void;
  setEnabled(domainName: string, id: string, enabled: boolean): void;
  fault(fault: Fault): void;
  /** Turns a fault of `faultSwitches` on or off. */
  turnFault(name: string, on: boolean): void;
  clearFaults(): void;
  /** Limits the requests to `/api/v2`. Null removes the limit. */
  rateLimit(options: RateLimitOptions | null): void;
  /** Stops listening and closes every connection. */
  close(): Promise<void>;
}

/** A configuration that appears behind the client's back. */
export interface NewConfig {
  readonly hostname: string;
  readonly recordType: RecordType;
  /** Default: true. */
  readonly enabled?: boolean;
}

/** Starts a simulator on the loopback interface. It runs until it is closed. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const state = new State();
  for (const domain of options.domains ?? [{ name: "example.com" }]) state.addDomain(domain);
  const behavior = { ...defaultBehavior, ...options.behavior };
  const access = new Access(options.keys);
  const faults = new Faults();
  const rateLimit = new RateLimit();
  const log = new RequestLog();
  log.listen((request) => {
    if (request.status !== "pending") options.onRequest?.(request);
  });
  const server = createSimulatorServer({
    state,
    behavior,
    pageSize: options.pageSize,
    access,
    faults,
    rateLimit,
    log,
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    origin,
    apiBase: `${origin}/api/v2`,
    apiKey: access.apiKey,
    readOnlyKey: access.readOnlyKey,
    writeOnlyKey: access.writeOnlyKey,
    otherAccountKey: access.otherAccountKey,
    requests: log.entries,
    clearRequests: () => log.clear(),
    domain(name) {
      const { id, configs } = state.domainNamed(name);
      return { id, name, configs: Array.from(configs.values(), ({ config }) => config) };
    },
    addDomain: (domain) => state.addDomain(domain).id,
    removeDomain: (name) => void state.domains.delete(state.domainNamed(name).id),
    setAvailable: (name, available, reason) => state.setAvailable(state.domainNamed(name), available, reason),
    addConfig(domainName, { hostname, recordType, enabled = true }) {
      const stored = behavior.hostnames === "normalized" ? canonicalHostname(hostname) : hostname;
      return state.addConfig(state.domainNamed(domainName), stored ?? hostname, recordType, enabled);
    },
    addOddItem: (domainName, item) => void state.domainNamed(domainName).oddItems.push(item),
    removeConfig(domainName, id) {
      storedConfig(state, domainName, id);
      state.domainNamed(domainName).configs.delete(id);
    },
    setEnabled: (domainName, id, enabled) => state.setEnabled(storedConfig(state, domainName, id), enabled),
    fault: (fault) => faults.add(fault),
    turnFault(name, on) {
      const found = faultSwitches.find((candidate) => candidate.name === name);
      if (found === undefined) throw new Error(`no fault "${name}" in the simulator`);
      faults.turn(name, found.fault, on);
    },
    clearFaults: () => faults.clear(),
    rateLimit: (limit) => rateLimit.set(limit),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function storedConfig(state: State, domainName: string, id: string): StoredConfig {
  const stored = state.domainNamed(domainName).configs.get(id);
  if (stored === undefined) throw new Error(`no configuration "${id}" in domain "${domainName}"`);
  return stored;
}
