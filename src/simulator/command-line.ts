import { parseArgs } from "node:util";
import { faultSwitches } from "./fault-switches.js";
import { canonicalHostname } from "./hostname.js";
import type { NewDomain } from "./state.js";

/** The parsed command line. */
export interface CommandLine {
  readonly port: number;
  readonly domains: readonly NewDomain[];
  readonly keys: { readonly apiKey: string | undefined; readonly readOnlyKey: string | undefined };
  /** Names of `faultSwitches`. */
  readonly faults: readonly string[];
  /** The command to run with the simulator. If it is empty, the simulator runs until it is interrupted. */
  readonly command: readonly string[];
}

const faultNames = faultSwitches.map(({ name }) => name);

/** The output of `--help`. */
export const help = `Simulates the HostUp API, to try and test stacks without an account.

  cdktf-provider-hostup simulator [options]                runs until Ctrl-C, and prints the variables to export
  cdktf-provider-hostup simulator [options] -- command…    runs a command with these variables, then stops

Options:

  --domain NAME        domain in the account; repeatable (default: example.com)
  --port NUMBER        port on 127.0.0.1 (default: any free port)
  --api-key KEY        API key with read:domains and write:domains (default: a new key)
  --read-only-key KEY  second API key, with read:domains only
  --fault NAME         fault to inject; repeatable
  --help               prints this help

Faults, which the simulator's page in the browser also turns on and off:

${faultSwitches.map(({ name, effect }) => `  ${name.padEnd(13)}  ${effect}`).join("\n")}
`;

/** Parses the arguments after the program name. Returns undefined for `--help`. Throws an error with a message for the user. */
export function readCommandLine(args: readonly string[]): CommandLine | undefined {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      domain: { type: "string", multiple: true, default: ["example.com"] },
      port: { type: "string", default: "0" },
      "api-key": { type: "string" },
      "read-only-key": { type: "string" },
      fault: { type: "string", multiple: true, default: [] },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return undefined;
  const [name, ...command] = positionals;
  if (name !== "simulator") {
    throw new Error(
      name === undefined ? 'missing command: use "simulator"' : `unknown command "${name}": use "simulator"`,
    );
  }
  return {
    port: readPort(values.port),
    domains: readDomains(values.domain),
    keys: readKeys(values["api-key"], values["read-only-key"]),
    faults: values.fault.map(readFault),
    command,
  };
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new Error(`invalid --port "${text}": expected a number from 0 to 65535`);
}

function readDomains(names: readonly string[]): readonly NewDomain[] {
  const domains = names.map((text) => {
    const name = canonicalHostname(text);
    if (name === undefined) {
      throw new Error(`invalid --domain "${text}": expected a name such as example.com`);
    }
    return { name };
  });
  const twice = domains.find(({ name }, index) => domains.findIndex((other) => other.name === name) < index);
  if (twice !== undefined) throw new Error(`--domain "${twice.name}" is given twice`);
  return domains;
}

function readKeys(apiKey: string | undefined, readOnlyKey: string | undefined): CommandLine["keys"] {
  for (const [option, key] of Object.entries({ "--api-key": apiKey, "--read-only-key": readOnlyKey })) {
    if (key !== undefined && !/^[\w.-]+$/.test(key)) {
      throw new Error(`${option} may contain only letters, digits, "_", "-", and "."`);
    }
  }
  if (apiKey !== undefined && apiKey === readOnlyKey) {
    throw new Error("--api-key and --read-only-key must differ");
  }
  return { apiKey, readOnlyKey };
}

function readFault(name: string): string {
  if (faultNames.includes(name)) return name;
  throw new Error(`unknown --fault "${name}": use ${faultNames.join(", ")}`);
}
