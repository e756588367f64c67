/**
 * A provider decodes requests and encodes responses, and the generated code of the protocol does both for each message.
 * What is never called is a fifth of the provider, which Node would read each time that Terraform starts it.
 */
import { readFileSync } from "node:fs";
import type { Plugin } from "esbuild";

type Direction = "encode" | "decode";

/** Takes from the messages of the protocol the direction that they never go. */
export const oneWayMessages: Plugin = {
  name: "one-way messages",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]gen[\\/]tfplugin6\.ts$/ }, ({ path }) => ({
      contents: withoutUnusedDirections(readFileSync(path, "utf8")),
      loader: "ts",
    }));
  },
};

/** The code without the methods that neither the decoding of a request nor the encoding of a response calls. */
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

/** The messages whose method calls lead from the ones with such names. */
function reached(code: string, direction: Direction, start: RegExp): ReadonlySet<string> {
  const methods = new Map(
    [...code.matchAll(messagePattern)].map(([message, name = ""]) => [
      name,
      methodPattern(direction).exec(message)?.[0] ?? "",
    ]),
  );
  const found = new Set([...methods.keys()].filter((name) => start.test(name)));
  // What is added to a set while it is walked is walked too.
  for (const name of found) {
    for (const [, called = ""] of (methods.get(name) ?? "").matchAll(
      new RegExp(`(\\w+)\\.${direction}\\(`, "g"),
    ))
      if (methods.has(called)) found.add(called);
  }
  return found;
}
