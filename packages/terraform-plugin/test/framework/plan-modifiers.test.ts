import {
  mapNestedAttribute,
  singleNestedAttribute,
  stringAttribute,
} from "../../src/framework/attributes.js";
import { DiagnosticError, Diagnostics } from "../../src/framework/diagnostics.js";
import { planChange } from "../../src/framework/plan.js";
import {
  type PlanModifier,
  requiresReplace,
  requiresReplaceIf,
  requiresReplaceIfConfigured,
  useNonNullStateForUnknown,
  useStateForUnknown,
} from "../../src/framework/plan-modifiers.js";
import { PrivateState } from "../../src/framework/private-state.js";
import type { Attribute, Block, Schema } from "../../src/framework/schema.js";
import { type ObjectValue, unknown, type Value } from "../../src/framework/values.js";

const description = "";
const optional = { optional: true, description } as const;
const both = { optional: true, computed: true, description } as const;
const name = stringAttribute(optional);

function attributeWith(...planModifiers: PlanModifier<string>[]): Attribute {
  return stringAttribute({ ...both, planModifiers });
}

async function plan(
  schema: Pick<Schema, "attributes" | "blocks">,
  config: ObjectValue,
  priorState: ObjectValue | null = null,
  proposed: ObjectValue = config,
) {
  const diagnostics = new Diagnostics();
  const privateState = new PrivateState();
  privateState.set("etag", 1);
  const planned = await planChange(
    { description, ...schema },
    { config, proposed, priorState, private: privateState, diagnostics },
  );
  return { ...planned, etag: privateState.get("etag"), diagnostics: diagnostics.items };
}

const later = <T>(value: T) => new Promise<T>((resolve) => setImmediate(() => resolve(value)));

test("a modifier receives the whole configuration, plan, and prior state, and the private state", async () => {
  const seen: unknown[] = [];
  const looking: PlanModifier<string> = {
    modify({ wholeConfig, wholePlan, priorState, private: privateState, plan: planned }) {
      seen.push(wholeConfig, wholePlan, priorState, privateState.get("etag"));
      privateState.set("etag", 2);
      return planned;
    },
  };
  const prior = { name: "a", id: "1" };
  const config = { name: "b", id: null };
  const { etag } = await plan({ attributes: { name, id: attributeWith(looking) } }, config, prior, {
    ...prior,
    name: "b",
  });
  expect(seen).toEqual([config, { name: "b", id: unknown }, prior, 1]);
  expect(etag).toBe(2);
});

test("modifiers of one attribute wait for each other, but not for those of other attributes", async () => {
  const order: string[] = [];
  const adding = (text: string): PlanModifier<string> => ({
    async modify({ plan: planned, path }) {
      await later(undefined);
      order.push(`${path.at(-1)}${text}`);
      return `${planned as string}${text}`;
    },
  });
  const first: PlanModifier<string> = { modify: () => "" };
  const attributes = {
    a: attributeWith(first, adding("1"), adding("2")),
    b: attributeWith(first, adding("1")),
    nested: singleNestedAttribute({ c: attributeWith(first, adding("1")) }, optional),
  };
  const config = { a: null, b: null, nested: { c: null } };
  const { plan: planned } = await plan({ attributes }, config);
  expect(planned).toEqual({ a: "12", b: "1", nested: { c: "1" } });
  expect(order.indexOf("b1")).toBeLessThan(order.indexOf("a2"));
});

test("the nested attributes of a value that a modifier returns are planned too", async () => {
  const found: PlanModifier<{ readonly inner: Value }> = { modify: () => later({ inner: unknown }) };
  const known: PlanModifier<string> = { modify: () => later("x") };
  const nested = singleNestedAttribute({ inner: attributeWith(known) }, { ...both, planModifiers: [found] });
  expect((await plan({ attributes: { nested } }, { nested: null })).plan).toEqual({ nested: { inner: "x" } });
});

test("fails at the modifier's attribute, and runs the other modifiers", async () => {
  const warning: PlanModifier<string> = {
    modify({ plan: planned, path, diagnostics }) {
      diagnostics.warning("Odd value", "It is odd.", path);
      return planned;
    },
  };
  const broken: PlanModifier<string> = {
    modify: () => Promise.reject(new DiagnosticError("Refused", "No.")),
  };
  const throwing: PlanModifier<string> = {
    modify() {
      throw new Error("token s3cret");
    },
  };
  const attributes = {
    a: attributeWith(warning),
    b: attributeWith(broken),
    c: attributeWith(throwing),
    d: name,
  };
  const config = { a: "1", b: "2", c: "3", d: "4" };
  const { plan: planned, diagnostics } = await plan({ attributes }, config);
  expect(planned).toEqual(config);
  expect(diagnostics).toHaveLength(3);
  expect(diagnostics).toEqual(
    expect.arrayContaining([
      { severity: "warning", summary: "Odd value", detail: "It is odd.", path: ["a"] },
      { severity: "error", summary: "Refused", detail: "No." },
      expect.objectContaining({ detail: expect.stringMatching(/^Failed to plan c: Error \(at /) }),
    ]),
  );
  expect(JSON.stringify(diagnostics)).not.toContain("s3cret");
});

describe("requiresReplaceIf", () => {
  const shrinks = requiresReplaceIf<string>(({ plan: planned, prior }) =>
    later(String(planned).length < String(prior).length),
  );
  const schema = { attributes: { name: attributeWith(shrinks) } };
  const replaced = async (from: string | null, to: string) =>
    (await plan(schema, { name: to }, from === null ? null : { name: from })).requiresReplace;

  test("evaluates its condition in an update", async () => {
    expect(await replaced("abc", "ab")).toEqual([["name"]]);
    expect(await replaced("abc", "abcd")).toEqual([]);
    expect(await replaced(null, "ab")).toEqual([]);
  });

  test("requires a change, whatever the condition returns", async () => {
    const always = { attributes: { name: attributeWith(requiresReplaceIf(() => true)) } };
    expect((await plan(always, { name: "a" }, { name: "a" })).requiresReplace).toEqual([]);
    expect((await plan(always, { name: "b" }, { name: "a" })).requiresReplace).toEqual([["name"]]);
  });
});

test("requiresReplaceIfConfigured requires replacement only for configured values", async () => {
  const attributes = { name, id: attributeWith(requiresReplaceIfConfigured()) };
  const prior = { name: "a", id: "1" };
  expect((await plan({ attributes }, { name: "a", id: "2" }, prior)).requiresReplace).toEqual([["id"]]);
  const open = await plan({ attributes }, { name: "b", id: null }, prior, { name: "b", id: "1" });
  expect(open).toMatchObject({ plan: { id: unknown }, requiresReplace: [] });
});

test("useNonNullStateForUnknown keeps a prior value, and leaves a null one unknown", async () => {
  const kept = stringAttribute({ computed: true, description, planModifiers: [useNonNullStateForUnknown()] });
  const attributes = { name, first: kept, second: kept, map: mapNestedAttribute({ name, kept }, optional) };
  const config = {
    name: "b",
    first: null,
    second: null,
    map: new Map([
      ["old", { name: "o", kept: null }],
      ["new", { name: "n", kept: null }],
    ]),
  };
  const prior = { name: "a", first: "1", second: null, map: new Map([["old", { name: "o", kept: "k" }]]) };
  const { plan: planned } = await plan({ attributes }, config, prior);
  expect(planned).toEqual({
    name: "b",
    first: "1",
    second: unknown,
    map: new Map([
      ["old", { name: "o", kept: "k" }],
      ["new", { name: "n", kept: unknown }],
    ]),
  });
});

describe("blocks", () => {
  const rule = (nesting: Block["nesting"]): Block => ({
    nesting,
    description,
    attributes: {
      port: name,
      id: stringAttribute({ computed: true, description, planModifiers: [useStateForUnknown()] }),
    },
    planModifiers: [requiresReplace()],
  });
  const one = { port: "80", id: null };
  const created = { ...one, id: "r1" };
  const cases = [
    ["single", one, created, { ...one, port: "81" }],
    ["list", [one], [created], [one, one]],
    ["set", [one], [created], []],
    ["map", new Map([["a", one]]), new Map([["a", created]]), new Map()],
  ] as const;

  for (const [nesting, config, prior, changed] of cases) {
    const schema = { attributes: { name }, blocks: { rule: rule(nesting) } };
    const replaced = async (to: ObjectValue) =>
      (await plan(schema, to, { name: "a", rule: prior })).requiresReplace;

    test(`a change in ${nesting} blocks can require replacement`, async () => {
      expect(await replaced({ name: "a", rule: changed })).toEqual([["rule"]]);
    });
    test(`${nesting} blocks whose computed values are kept are unchanged`, async () => {
      expect(await replaced({ name: "b", rule: config })).toEqual([]);
    });
  }
});

test("a nested attribute whose computed values are kept requires no replacement", async () => {
  const kept = stringAttribute({ computed: true, description, planModifiers: [useStateForUnknown()] });
  const nested = singleNestedAttribute({ name, kept }, { ...optional, planModifiers: [requiresReplace()] });
  const prior = { name: "a", nested: { name: "n", kept: "k" } };
  const config = (outer: string, inner: string) => ({ name: outer, nested: { name: inner, kept: null } });
  const attributes = { name, nested };
  expect((await plan({ attributes }, config("b", "n"), prior)).requiresReplace).toEqual([]);
  expect((await plan({ attributes }, config("b", "m"), prior)).requiresReplace).toEqual([["nested"]]);
});
