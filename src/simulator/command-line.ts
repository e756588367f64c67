import { parseArgs } from "node:util";
import { faultSwitches } from "./fault-switches.js";
import { canonicalHostname } from "./hostname.js";
import type { NewDomain } from "./state.js";

/** What the user has asked for. */
export interface CommandLine {
  readonly port: number;
  readonly domains: readonly NewDomain[];
  readonly keys: { readonly apiKey: string | undefined; readonly readOnlyKey: string | undefined };
  /** Names of `faultSwitches`. */
  readonly faults: readonly string[];
  /** The command to run with the simulator, or none for a simulator until it is interrupted. */
  readonly command: readonly string[];
}

const faultNames = faultSwitches.map(({ name }) => name);

export const help = `A HostUp in memory, to try stacks and test them without an account.

  cdktf-provider-hostup simulator [options]                 serves until Ctrl-C, and prints the two lines to export
  cdktf-provider-hostup simulator [options] -- command…     runs a command with both set, and ends with it

  --domain NAME        a domain of the account; may be repeated (default: example.com)
  --port NUMBER        the port on 127.0.0.1 (default: a free one)
  --api-key KEY        the key with read:domains and write:domains (default: a new one)
  --read-only-key KEY  a second key, with read:domains alone
  --fault NAME         something that goes wrong; may be repeated
  --help

Faults, which the page in the browser turns on and off as well:

${faultSwitches.map(({ name, effect }) => `  ${name.padEnd(13)}  ${effect}`).join("\n")}
`;

/** Reads the arguments after the name of the program; undefined asks for help. Throws a sentence for people. */
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
      name === undefined
        ? "a command is missing: simulator"
        : `there is no command "${name}", only simulator`,
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
  throw new Error(`--port takes a number up to 65535, not "${text}"`);
}

function readDomains(names: readonly string[]): readonly NewDomain[] {
  const domains = names.map((text) => {
    const name = canonicalHostname(text);
    if (name === undefined) throw new Error(`--domain takes a name such as example.com, not "${text}"`);
    return { name };
  });
  const twice = domains.find(({ name }, index) => domains.findIndex((other) => other.name === name) < index);
  if (twice !== undefined) throw new Error(`--domain has "${twice.name}" twice`);
  return domains;
}

function readKeys(apiKey: string | undefined, readOnlyKey: string | undefined): CommandLine["keys"] {
  for (const [option, key] of Object.entries({ "--api-key": apiKey, "--read-only-key": readOnlyKey })) {
    if (key !== undefined && !/^[\w.-]+$/.test(key)) {
      throw new Error(`${option} takes letters, digits and the characters "_", "-" and "."`);
    }
  }
  if (apiKey !== undefined && apiKey === readOnlyKey)
    throw new Error("--api-key and --read-only-key are the same key");
  return { apiKey, readOnlyKey };
}

function readFault(name: string): string {
  if (faultNames.includes(name)) return name;
  throw new Error(`--fault takes ${faultNames.join(", ")}, not "${name}"`);
}
