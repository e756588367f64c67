import {
  boolAttribute,
  listNestedAttribute,
  mapNestedAttribute,
  numberAttribute,
  setNestedAttribute,
  singleNestedAttribute,
  stringAttribute,
} from "../../src/framework/attributes.js";
import { Diagnostics } from "../../src/framework/diagnostics.js";
import { planChange, uniquePaths } from "../../src/framework/plan.js";
import { requiresReplace, useStateForUnknown } from "../../src/framework/plan-modifiers.js";
import { PrivateState } from "../../src/framework/private-state.js";
import type { Attribute, Schema } from "../../src/framework/schema.js";
import { type ObjectValue, Unknown, unknown } from "../../src/framework/values.js";

const description = "";
const optional = { optional: true, description } as const;
const both = { optional: true, computed: true, description } as const;
const name = stringAttribute(optional);
const computed = stringAttribute({ computed: true, description });
const kept = stringAttribute({ computed: true, description, planModifiers: [useStateForUnknown()] });
const size = numberAttribute({ ...both, default: 3 });
const host = stringAttribute({
  ...optional,
  isSame: (left, right) => left.toLowerCase() === right.toLowerCase(),
});
const fixed = stringAttribute({ ...optional, planModifiers: [requiresReplace()] });

function plan(
  attributes: Schema["attributes"],
  config: ObjectValue,
  proposed: ObjectValue,
  priorState: ObjectValue | null = null,
) {
  const diagnostics = new Diagnostics();
  const privateState = new PrivateState();
  return planChange(
    { description, attributes },
    { config, proposed, priorState, private: privateState, diagnostics },
  );
}

test("a creation plans the configuration, the defaults, and unknown computed values", async () => {
  const attributes = { name, size, computed, id: kept, enabled: boolAttribute({ ...both, default: true }) };
  const config = { name: "a", size: null, computed: null, id: null, enabled: false };
  expect(await plan(attributes, config, config)).toEqual({
    plan: { name: "a", size: 3, computed: unknown, id: unknown, enabled: false },
    requiresReplace: [],
  });
});

test("an update without changes keeps computed values", async () => {
  const attributes = { name, size, computed };
  const prior = { name: "a", size: 3, computed: "c" };
  expect((await plan(attributes, { name: "a", size: null, computed: null }, prior, prior)).plan).toEqual(
    prior,
  );
});

test("an update with a change makes computed values unknown, except with useStateForUnknown", async () => {
  const attributes = { name, computed, kept, alsoKept: kept };
  const prior = { name: "a", computed: "c", kept: "k", alsoKept: null };
  const config = { name: "b", computed: null, kept: null, alsoKept: null };
  expect((await plan(attributes, config, { ...prior, name: "b" }, prior)).plan).toEqual({
    name: "b",
    computed: unknown,
    kept: "k",
    alsoKept: null,
  });
});

test("a configured optional computed value does not become unknown", async () => {
  const attributes = { name, open: stringAttribute(both) };
  const prior = { name: "a", open: "x" };
  const changed = { name: "b", open: "x" };
  expect((await plan(attributes, { name: "b", open: "x" }, changed, prior)).plan).toEqual(changed);
  expect((await plan(attributes, { name: "b", open: null }, changed, prior)).plan).toEqual({
    name: "b",
    open: unknown,
  });
});

test("removing a configured value restores its default, which is a change", async () => {
  const attributes = { size, computed };
  const prior = { size: 5, computed: "c" };
  expect((await plan(attributes, { size: null, computed: null }, prior, prior)).plan).toEqual({
    size: 3,
    computed: unknown,
  });
});

test("an unknown configured value is a change, and is not replaced by the default", async () => {
  const refined = new Unknown(new Uint8Array([1, 2]));
  const attributes = { name, size, computed };
  const config = { name: refined, size: unknown, computed: null };
  const prior = { name: "a", size: 3, computed: "c" };
  const { plan: planned } = await plan(attributes, config, { ...prior, name: refined, size: unknown }, prior);
  expect(planned).toEqual({ name: refined, size: unknown, computed: unknown });
  expect(planned.name).toBe(refined);
});

test("write-only values are null in the plan and are not a change", async () => {
  const secret = stringAttribute({ ...optional, writeOnly: true });
  const attributes = { name, secret, computed };
  const config = { name: "a", secret: "s3cret", computed: null };
  const prior = { name: "a", secret: null, computed: "c" };
  expect((await plan(attributes, config, config)).plan).toEqual({
    name: "a",
    secret: null,
    computed: unknown,
  });
  expect((await plan(attributes, config, { ...prior, secret: "s3cret" }, prior)).plan).toEqual(prior);
});

test("an equivalent spelling keeps that of the state and is not a change", async () => {
  const attributes = { host, computed };
  const prior = { host: "Home.example", computed: "c" };
  const config = { host: "home.EXAMPLE", computed: null };
  expect((await plan(attributes, config, { ...prior, host: "home.EXAMPLE" }, prior)).plan).toEqual(prior);
  expect((await plan(attributes, { ...config, host: "b" }, { ...prior, host: "b" }, prior)).plan).toEqual({
    host: "b",
    computed: unknown,
  });
});

test("spellings are not compared with null or unknown", async () => {
  const strict = stringAttribute({ ...optional, isSame: () => true });
  for (const [planned, prior] of [
    [null, "a"],
    ["a", null],
    [unknown, "a"],
  ] as const) {
    expect(
      (await plan({ strict }, { strict: planned }, { strict: planned }, { strict: prior })).plan,
    ).toEqual({
      strict: planned,
    });
  }
});

test("changing an attribute that cannot change in place requires replacement", async () => {
  const attributes = { fixed, name };
  const prior = { fixed: "a", name: "n" };
  const paths = async (config: ObjectValue, priorState: ObjectValue | null = prior) =>
    (await plan(attributes, config, config, priorState)).requiresReplace;
  expect(await paths({ fixed: "b", name: "n" })).toEqual([["fixed"]]);
  expect(await paths({ fixed: null, name: "n" })).toEqual([["fixed"]]);
  expect(await paths({ fixed: unknown, name: "n" })).toEqual([["fixed"]]);
  expect(await paths({ fixed: "a", name: "m" })).toEqual([]);
  expect(await paths({ fixed: "a", name: "m" }, null)).toEqual([]);
  expect(await paths({ fixed: "b", name: "m" }, null)).toEqual([]);
});

test("an equivalent spelling requires no replacement", async () => {
  const both = { ...host, planModifiers: [requiresReplace<string>()] };
  expect(await plan({ both }, { both: "A" }, { both: "A" }, { both: "a" })).toEqual({
    plan: { both: "a" },
    requiresReplace: [],
  });
});

test("a computed value that becomes unknown requires replacement if it cannot change in place", async () => {
  const generation = stringAttribute({ computed: true, description, planModifiers: [requiresReplace()] });
  const prior = { name: "a", generation: "1" };
  expect(
    (await plan({ name, generation }, { name: "b", generation: null }, { ...prior, name: "b" }, prior))
      .requiresReplace,
  ).toEqual([["generation"]]);
});

test("plan modifiers run in order, each on the result of the one before", async () => {
  const seen: unknown[] = [];
  const record = (result: string): NonNullable<Attribute["planModifiers"]>[number] => ({
    modify({ path, config, prior, plan, isNew, priorState }) {
      seen.push({ path, config, prior, plan, isNew, priorState });
      return result;
    },
  });
  const attributes = {
    name: { ...stringAttribute(both), planModifiers: [record("one"), record("two")] },
  };
  const prior = { name: "p" };
  expect((await plan(attributes, { name: "c" }, { name: "c" }, prior)).plan).toEqual({ name: "two" });
  expect(seen).toEqual([
    { path: ["name"], config: "c", prior: "p", plan: "c", isNew: false, priorState: { name: "p" } },
    { path: ["name"], config: "c", prior: "p", plan: "one", isNew: false, priorState: { name: "p" } },
  ]);
});

test("the default of an outer attribute is not changed by nested defaults and computed values", async () => {
  const open = stringAttribute(both);
  const limits = singleNestedAttribute(
    { size, open, computed },
    {
      ...both,
      default: { size: 9, open: "x", computed: null },
    },
  );
  expect((await plan({ limits }, { limits: null }, { limits: null })).plan).toEqual({
    limits: { size: 9, open: "x", computed: unknown },
  });
});

const inner = { name, size, computed, kept };
const element = { name: "a", size: null, computed: null, kept: null };
const planned = { name: "a", size: 3, computed: unknown, kept: unknown };
const stored = { name: "a", size: 3, computed: "c", kept: "k" };
const nestings = [
  {
    nesting: "single",
    attribute: singleNestedAttribute(inner, optional),
    of: (item: ObjectValue): ObjectValue => item,
    path: ["nested", "name"],
  },
  {
    nesting: "list",
    attribute: listNestedAttribute(inner, optional),
    of: (item: ObjectValue) => [item],
    path: ["nested", { index: 0 }, "name"],
  },
  {
    nesting: "set",
    attribute: setNestedAttribute(inner, optional),
    of: (item: ObjectValue) => [item],
    path: ["nested"],
  },
  {
    nesting: "map",
    attribute: mapNestedAttribute(inner, optional),
    of: (item: ObjectValue) => new Map([["k", item]]),
    path: ["nested", { key: "k" }, "name"],
  },
] as const;
for (const { nesting, attribute, of, path } of nestings) {
  test(`defaults and computed values are planned within ${nesting} nesting`, async () => {
    expect(
      (await plan({ nested: attribute }, { nested: of(element) }, { nested: of(element) })).plan,
    ).toEqual({
      nested: of(planned),
    });
  });

  test(`a change elsewhere keeps values within ${nesting} nesting`, async () => {
    const prior = { name: "x", nested: of(stored) };
    const config = { name: "y", nested: of(element) };
    expect((await plan({ name, nested: attribute }, config, { ...prior, name: "y" }, prior)).plan).toEqual({
      name: "y",
      nested: of({ name: "a", size: 3, computed: unknown, kept: "k" }),
    });
  });

  test(`values within ${nesting} nesting stay unchanged when nothing changes`, async () => {
    const prior = { nested: of(stored) };
    expect(await plan({ nested: attribute }, { nested: of(element) }, prior, prior)).toEqual({
      plan: prior,
      requiresReplace: [],
    });
  });

  test(`an attribute within ${nesting} nesting can require replacement`, async () => {
    const nested = { ...attribute, nested: { nesting, attributes: { ...inner, name: fixed } } };
    const changed = { ...element, name: "b" };
    const { requiresReplace } = await plan(
      { nested },
      { nested: of(changed) },
      { nested: of(changed) },
      { nested: of(stored) },
    );
    expect(requiresReplace).toEqual([path]);
  });
}

test("an unconfigured optional computed nested attribute becomes unknown as a whole", async () => {
  const nested = singleNestedAttribute(inner, both);
  expect((await plan({ nested }, { nested: null }, { nested: null })).plan).toEqual({ nested: unknown });
});

test("the computed values of a new element are unknown", async () => {
  for (const nested of [
    listNestedAttribute({ name, kept }, optional),
    setNestedAttribute({ name, kept }, optional),
  ]) {
    const config = [
      { name: "a", kept: null },
      { name: "b", kept: null },
    ];
    const proposed = [
      { name: "a", kept: "k" },
      { name: "b", kept: null },
    ];
    const prior = { nested: [{ name: "a", kept: "k" }] };
    expect((await plan({ nested }, { nested: config }, { nested: proposed }, prior)).plan).toEqual({
      nested: [
        { name: "a", kept: "k" },
        { name: "b", kept: unknown },
      ],
    });
  }
});

test("a set element that changes in part is compared with the one that it replaces", async () => {
  const note = stringAttribute(optional);
  const rules = setNestedAttribute(
    { fixed, note, ports: listNestedAttribute({ fixed }, optional) },
    optional,
  );
  const rule = (text: string, words: string, port: string) => ({
    fixed: text,
    note: words,
    ports: [{ fixed: port }],
  });
  const prior = { rules: [rule("a", "1", "80"), rule("b", "2", "81")] };
  const replacedBy = async (...changed: ObjectValue[]) =>
    (await plan({ rules }, { rules: changed }, { rules: changed }, prior)).requiresReplace;
  expect(await replacedBy(rule("b", "other", "81"), rule("a", "1", "80"))).toEqual([]);
  expect(await replacedBy(rule("a", "1", "80"), rule("c", "2", "81"))).toEqual([["rules"]]);
  expect(await replacedBy(rule("a", "1", "80"), rule("b", "2", "82"))).toEqual([["rules"]]);
  expect(await replacedBy(rule("b", "more", "81"), rule("a", "other", "80"))).toEqual([]);
  expect(await replacedBy(rule("a", "1", "80"))).toEqual([]);
  expect(await replacedBy(rule("a", "1", "80"), rule("b", "2", "81"), rule("c", "3", "83"))).toEqual([
    ["rules"],
    ["rules"],
  ]);
});

test("a set within a changed set element is compared with the set that it replaces", async () => {
  const note = stringAttribute(optional);
  const rules = setNestedAttribute({ note, ports: setNestedAttribute({ fixed, note }, optional) }, optional);
  const rule = (words: string, port: string, use: string) => ({
    note: words,
    ports: [{ fixed: port, note: use }],
  });
  const prior = { rules: [rule("a", "80", "http"), rule("b", "81", "test")] };
  const replacedBy = async (...changed: ObjectValue[]) =>
    (await plan({ rules }, { rules: changed }, { rules: changed }, prior)).requiresReplace;
  expect(await replacedBy(rule("a", "80", "http"), rule("c", "81", "test"))).toEqual([]);
  expect(await replacedBy(rule("a", "80", "http"), rule("c", "81", "other"))).toEqual([]);
  expect(await replacedBy(rule("a", "80", "http"), rule("c", "82", "test"))).toEqual([["rules"]]);
});

test("a set element without values matches only its equal", async () => {
  const rules = setNestedAttribute({ fixed, note: stringAttribute(optional) }, optional);
  const empty = { fixed: null, note: null };
  const prior = { rules: [{ fixed: "c", note: "1" }, empty] };
  const config = { rules: [empty, { fixed: "c", note: "2" }] };
  expect((await plan({ rules }, config, config, prior)).requiresReplace).toEqual([]);
});

test("configured set elements are not overwritten by defaults, even with computed values in them", async () => {
  const deep = singleNestedAttribute({ name, computed }, optional);
  const nested = setNestedAttribute({ name, size, deep }, optional);
  const config = { nested: [{ name: "a", size: 9, deep: { name: "d", computed: null } }] };
  const prior = { nested: [{ name: "a", size: 9, deep: { name: "d", computed: "c" } }] };
  expect((await plan({ nested }, config, prior, prior)).plan).toEqual(prior);
});

test("equivalent spellings are kept within a set", async () => {
  const nested = setNestedAttribute({ host, computed }, optional);
  const prior = {
    nested: [
      { host: "b", computed: "2" },
      { host: "a", computed: "1" },
    ],
  };
  const config = {
    nested: [
      { host: "A", computed: null },
      { host: "b", computed: null },
    ],
  };
  expect((await plan({ nested }, config, config, prior)).plan).toEqual({
    nested: [
      { host: "a", computed: unknown },
      { host: "b", computed: unknown },
    ],
  });
});

test("uniquePaths sorts paths and drops duplicates", async () => {
  expect(uniquePaths([["b"], ["a", { index: 1 }], ["b"], ["a"]])).toEqual([
    ["a"],
    ["a", { index: 1 }],
    ["b"],
  ]);
});
