/** Writes the table of the protocol's RPCs, and whether each is served, into the README of `terraform-plugin`. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createProviderService } from "@hostup/terraform-plugin/service";

const folder = join(__dirname, "../packages/terraform-plugin");
const readme = join(folder, "README.md");
const [start, end] = ["<!-- RPCs: written by npm run generate -->\n", "<!-- end of RPCs -->"] as const;

/** Every RPC of the protocol, in order, by whether its response is one message or a stream. */
export function everyRpc(): { readonly name: string; readonly streams: boolean }[] {
  const text = readFileSync(join(folder, "src/tfplugin/tfplugin6.proto"), "utf8");
  const rpcs = text.matchAll(/^ {2}rpc (\w+)\([^)]*\)\s+returns \((stream )?/gm);
  return [...rpcs].map(([, name = "", stream]) => ({ name, streams: stream !== undefined }));
}

/** The protocol's minor version and the Terraform version that added an RPC. All others are in 6.0. */
const since: readonly (readonly [RegExp, string])[] = [
  [/^GetMetadata$/, "6.4, Terraform 1.6"],
  [/Function|^MoveResourceState$/, "6.5, Terraform 1.8"],
  [/Ephemeral/, "6.7, Terraform 1.10"],
  [/Identity|Identities/, "6.9, Terraform 1.12"],
  [/ListResource/, "6.10, Terraform 1.13"],
  [/Action|^GenerateResourceConfig$/, "6.10, Terraform 1.14"],
  [/[Ll]ock|StateBytes/, "6.10, Terraform 1.15"],
  [/StateStore|^GetStates$|^DeleteState$/, "6.10, Terraform 1.13"],
];

/** Returns the table in Markdown. RPCs that are not served respond with UNIMPLEMENTED. */
export function rpcTable(isServed: (name: string) => boolean): string {
  const rows = everyRpc().map(({ name }) => {
    const version = since.find(([pattern]) => pattern.test(name))?.[1] ?? "6.0";
    return `| \`${name}\` | ${version} | ${isServed(name) ? "served" : "`UNIMPLEMENTED`"} |\n`;
  });
  return `| RPC | Since | Response |\n|---|---|---|\n${rows.join("")}`;
}

/** Returns the table in the README. */
export function rpcTableInReadme(): string {
  const [, ofReadme] = splitReadme();
  return ofReadme;
}

function splitReadme(): readonly [string, string, string] {
  const text = readFileSync(readme, "utf8");
  const from = text.indexOf(start) + start.length;
  const to = text.indexOf(end);
  if (from < start.length || to < from) throw new Error(`${readme} does not contain ${start}`);
  return [text.slice(0, from), text.slice(from, to), text.slice(to)];
}

if (require.main === module) {
  const nothing = { schema: { description: "", attributes: {} }, resources: {}, dataSources: {} };
  const { unary, serverStreaming } = createProviderService({ ...nothing, configure: async () => undefined });
  const [before, , after] = splitReadme();
  const table = rpcTable((name) => Object.hasOwn(unary, name) || Object.hasOwn(serverStreaming, name));
  writeFileSync(readme, before + table + after);
}
