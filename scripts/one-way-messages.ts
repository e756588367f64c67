/**
 * A provider decodes requests and encodes responses, but the protocol's generated code does both for every message.
 * The unused methods are a fifth of the provider, which Node would load each time Terraform starts it.
 */
import { readFileSync } from "node:fs";
import type { Plugin } from "esbuild";

type Direction = "encode" | "decode";

/** Removes from each message of the protocol the methods for the direction that the provider never uses. */
export const oneWayMessages: Plugin = {
  name: "one-way messages",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]gen[\\/]tfplugin6\.ts$/ }, ({ path }) => ({
      contents: withoutUnusedDirections(readFileSync(path, "utf8")),
      loader: "ts",
    }));
  },
};

/** Returns the code without the methods that neither decoding a request nor encoding a response calls. */
export function withoutUnusedDirections(code: string): string {
  const used = {
    encode: reached(code, "encode", /_(Response|Event)$/),
    decode: reached(code, "decode", /_Request$/),
  };
  return code.replaceAll(messagePattern, (message, name: string) =>
    (["encode", "decode"] as const).reduce(
      (rest, direction) => (used[direction].has(name) ? rest : rest.replace(methodPattern(direction), "")),
      message,
    ),
  );
}

const messagePattern = /^export const (\w+): MessageFns<.*?^ {0,2}\};$/gms;

function methodPattern(direction: Direction): RegExp {
  return new RegExp(`^( +)${direction}\\(.*?^\\1\\},$`, "ms");
}

/** Returns the messages with matching names, and all messages that their methods call, directly or indirectly. */
function reached(code: string, direction: Direction, start: RegExp): ReadonlySet<string> {
  const methods = new Map(
    [...code.matchAll(messagePattern)].map(([message, name = ""]) => [
      name,
      methodPattern(direction).exec(message)?.[0] ?? "",
    ]),
  );
  const found = new Set([...methods.keys()].filter((name) => start.test(name)));
  // Iterating over a set includes the elements that are added during the iteration.
  for (const name of found) {
    for (const [, called = ""] of (methods.get(name) ?? "").matchAll(
      new RegExp(`(\\w+)\\.${direction}\\(`, "g"),
    )) {
      if (methods.has(called)) found.add(called);
    }
  }
  return found;
}
