/** Compares our codec with go-cty's. Random values must round-trip through both, in both directions. */
import { spawn } from "node:child_process";
import { type Type, Unknown, type Value } from "@hostup/terraform-plugin";
import { valuesEqual } from "../../src/framework/equality.js";
import { decodeValue } from "../../src/tfplugin/decode-value.js";
import { encodeValue } from "../../src/tfplugin/encode-value.js";
import { decodeJsonValue } from "../../src/tfplugin/json-value.js";
import { Random } from "../random.js";
import { randomType, randomValue } from "./random-value.js";

/** A value in the format of the Go program. Values that are not wholly known have no JSON. */
interface Sample {
  readonly type: Type;
  readonly messagePack: string;
  readonly json?: string;
}

/** Sends `count` of our values through go-cty and returns a description of each mismatch. */
export async function oursThroughGo(program: string, seed: number, count: number): Promise<string[]> {
  const random = new Random(seed);
  const values = Array.from({ length: count }, () => {
    const type = randomType(random, 3);
    return { type, value: randomValue(random, type, 3) };
  });
  const given = values.map(
    ({ type, value }): Sample => ({ type, messagePack: toBase64(encodeValue(value, type)) }),
  );
  const echoed = await run<Sample>(program, ["echo"], given);
  return values.flatMap(({ type, value }, index) => {
    const { messagePack = "", json } = echoed[index] ?? {};
    const after = decodeValue(fromBase64(messagePack), type);
    const fromJson = json === undefined ? value : decodeJsonValue(fromBase64(json), type);
    return [
      ...(same(value, after, type) ? [] : [describe("MessagePack", type, value, after)]),
      ...(same(value, fromJson, type) ? [] : [describe("JSON", type, value, fromJson)]),
    ];
  });
}

/** Sends `count` values from go-cty through our codec and returns a description of each mismatch. */
export async function goThroughOurs(program: string, seed: number, count: number): Promise<string[]> {
  const samples = await run<Sample>(program, ["generate", String(seed), String(count)], []);
  const pairs = samples.map((sample) => {
    const { type, messagePack, json } = sample;
    const written = (value: Value) => toBase64(encodeValue(value, type));
    return {
      ...sample,
      fromMessagePack: written(decodeValue(fromBase64(messagePack), type)),
      ...(json !== undefined && { fromJson: written(decodeJsonValue(fromBase64(json), type)) }),
    };
  });
  const differences = await run<string>(program, ["compare"], pairs);
  if (differences.length !== count) throw new Error(`${differences.length} of ${count} values were compared`);
  return differences.filter((difference) => difference !== "");
}

/** Equality ignores refinements of unknown values, so they are compared separately. */
function same(left: Value, right: Value, type: Type): boolean {
  return valuesEqual(left, right, type) && refinements(left).join() === refinements(right).join();
}

function refinements(value: Value): string[] {
  if (value instanceof Unknown) return [Buffer.from(value.refinement ?? []).toString("hex")];
  if (typeof value !== "object" || value === null) return [];
  const parts: Iterable<Value> = value instanceof Map ? value.values() : Object.values(value);
  return [...parts].flatMap(refinements).sort();
}

function describe(form: string, type: Type, before: Value, after: Value): string {
  const hex = (value: Value) => Buffer.from(encodeValue(value, type)).toString("hex");
  return `${form}: ${JSON.stringify(type)}: ${hex(before)} became ${hex(after)}`;
}

/** Runs the Go program with one line of JSON per input and returns its output, line by line. */
async function run<T>(program: string, args: readonly string[], input: readonly object[]): Promise<T[]> {
  const child = spawn(program, args, { stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  child.stdin.end(input.map((line) => `${JSON.stringify(line)}\n`).join(""));
  const output = await new Response(child.stdout as unknown as ReadableStream).text();
  if ((await ended) !== 0) throw new Error(`"codec ${args.join(" ")}" failed`);
  return output
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as T);
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

function fromBase64(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, "base64"));
}
