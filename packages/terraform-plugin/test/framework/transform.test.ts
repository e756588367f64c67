import {
  dynamicAttribute,
  listNestedAttribute,
  mapNestedAttribute,
  setNestedAttribute,
  singleNestedAttribute,
  stringAttribute,
} from "../../src/framework/attributes.js";
import { pathToString } from "../../src/framework/path.js";
import type { Block, Schema } from "../../src/framework/schema.js";
import { transformAttributes } from "../../src/framework/transform.js";
import { Dynamic, type ObjectValue, unknown, type Value } from "../../src/framework/values.js";

const options = { optional: true, computed: true, description: "" } as const;
const name = stringAttribute(options);
const size = stringAttribute(options);

function schema(attributes: Schema["attributes"], blocks: Schema["blocks"] = {}): Schema {
  return { description: "", attributes, blocks };
}

function block(nesting: Block["nesting"], blocks: Block["blocks"] = {}): Block {
  return { nesting, description: "", attributes: { name }, blocks };
}

/** What is called, as `path: value / config / prior`, in its order; values are those of strings. */
function visits(described: Schema, value: Value, config: Value = null, prior: Value = null): string[] {
  const calls: string[] = [];
  transformAttributes(described, { value, config, prior }, (attribute, sides, { path }) => {
    const texts = [sides.value, sides.config, sides.prior].map((side) =>
      attribute.nested === undefined ? String(side) : side === null ? "null" : "…",
    );
    calls.push(`${pathToString(path)}: ${texts.join(" / ")}`);
    return sides.value;
  });
  return calls;
}

function shout(described: Schema, value: ObjectValue): ObjectValue {
  return transformAttributes(described, { value, config: null, prior: null }, (_attribute, sides) =>
    typeof sides.value === "string" ? sides.value.toUpperCase() : sides.value,
  );
}

test("attributes of the three sides are visited together, with null for a missing one", () => {
  expect(visits(schema({ name, size }), { name: "a", size: "b" }, { name: "c" }, null)).toEqual([
    "name: a / c / null",
    "size: b / null / null",
  ]);
});

test("elements of a list are matched by their index", () => {
  const described = schema({ rules: listNestedAttribute({ name }, options) });
  const value = { rules: [{ name: "a" }, { name: "b" }] };
  const config = { rules: [{ name: "c" }, { name: "d" }] };
  const prior = { rules: [{ name: "e" }] };
  expect(visits(described, value, config, prior)).toEqual([
    "rules: … / … / …",
    "rules[0].name: a / c / e",
    "rules[1].name: b / d / null",
  ]);
});

test("elements of a map are matched by their key", () => {
  const described = schema({ rules: mapNestedAttribute({ name }, options) });
  const value = {
    rules: new Map([
      ["x", { name: "a" }],
      ["__proto__", { name: "b" }],
    ]),
  };
  const config = {
    rules: new Map([
      ["__proto__", { name: "d" }],
      ["x", { name: "c" }],
    ]),
  };
  const prior = { rules: new Map([["x", { name: "e" }]]) };
  expect(visits(described, value, config, prior)).toEqual([
    "rules: … / … / …",
    'rules["x"].name: a / c / e',
    'rules["__proto__"].name: b / d / null',
  ]);
});

test("set elements are matched by their configured values, and have the path of the set", () => {
  const described = schema({ rules: setNestedAttribute({ name, size }, options) });
  const value = {
    rules: [
      { name: "b", size: "2" },
      { name: "a", size: "1" },
    ],
  };
  const config = {
    rules: [
      { name: "a", size: null },
      { name: "b", size: null },
    ],
  };
  const prior = { rules: [{ name: "a", size: "0" }] };
  expect(visits(described, value, config, prior)).toEqual([
    "rules: … / … / …",
    "rules: b / b / null",
    "rules: 2 / null / null",
    "rules: a / a / a",
    "rules: 1 / null / 0",
  ]);
});

test("the most specific set element is matched first", () => {
  const described = schema({ rules: setNestedAttribute({ name, size }, options) });
  const value = {
    rules: [
      { name: "a", size: "1" },
      { name: "a", size: "2" },
    ],
  };
  const config = {
    rules: [
      { name: "a", size: null },
      { name: "a", size: "1" },
    ],
  };
  expect(visits(described, value, config)).toEqual([
    "rules: … / … / null",
    "rules: a / a / null",
    "rules: 1 / 1 / null",
    "rules: a / a / null",
    "rules: 2 / null / null",
  ]);
});

test("set elements are matched through nested objects, lists, sets, maps, and blocks", () => {
  const described = schema(
    {},
    {
      outer: {
        ...block("set", { inner: block("set") }),
        attributes: {
          one: singleNestedAttribute({ name, size }, options),
          list: listNestedAttribute({ name, size }, options),
          set: setNestedAttribute({ name, size }, options),
          map: mapNestedAttribute({ name, size }, options),
        },
      },
    },
  );
  const said = { name: "a", size: null };
  const has = { name: "a", size: "1" };
  const config = {
    outer: [{ one: said, list: [said], set: [said], map: new Map([["k", said]]), inner: [{ name: "i" }] }],
  };
  const value = {
    outer: [{ one: has, list: [has], set: [has], map: new Map([["k", has]]), inner: [{ name: "i" }] }],
  };
  expect(visits(described, value, config, value)).toEqual([
    "outer: … / … / …",
    "outer: a / a / a",
    "outer: 1 / null / 1",
    "outer: … / … / …",
    "outer: a / a / a",
    "outer: 1 / null / 1",
    "outer: … / … / …",
    "outer: a / a / a",
    "outer: 1 / null / 1",
    "outer: … / … / …",
    "outer: a / a / a",
    "outer: 1 / null / 1",
    "outer: i / i / i",
  ]);
});

const unmatched: readonly [string, Value, Value][] = [
  ["another list length", { list: [{ name: "a" }] }, { list: [] }],
  ["another map key", { map: new Map([["a", { name: "a" }]]) }, { map: new Map([["b", { name: "a" }]]) }],
  ["another map size", { map: new Map() }, { map: new Map([["b", { name: "a" }]]) }],
  ["another set element", { set: [{ name: "a" }] }, { set: [{ name: "b" }] }],
  ["a null", { list: null }, { list: [] }],
  ["an unknown", { list: [] }, { list: unknown }],
];
for (const [title, element, said] of unmatched) {
  test(`a set element is not matched with one of ${title}`, () => {
    const described = schema({
      outer: setNestedAttribute(
        {
          name,
          list: listNestedAttribute({ name }, options),
          set: setNestedAttribute({ name }, options),
          map: mapNestedAttribute({ name }, options),
        },
        options,
      ),
    });
    const value = { outer: [{ name: "x", ...(element as ObjectValue) }] };
    const config = { outer: [{ name: "x", ...(said as ObjectValue) }] };
    expect(visits(described, value, config)[1]).toBe("outer: x / null / null");
  });
}

test("set elements with equivalent spellings are matched", () => {
  const host = stringAttribute({
    ...options,
    isSame: (left, right) => left.toLowerCase() === right.toLowerCase(),
  });
  const described = schema({ rules: setNestedAttribute({ host }, options) });
  expect(visits(described, { rules: [{ host: "a" }] }, { rules: [{ host: "A" }] }, null)).toEqual([
    "rules: … / … / null",
    "rules: a / A / null",
  ]);
});

test("values in a list in a set have the path of the set", () => {
  const described = schema({
    rules: setNestedAttribute({ ports: listNestedAttribute({ name }, options) }, options),
  });
  expect(visits(described, { rules: [{ ports: [{ name: "a" }] }] })).toEqual([
    "rules: … / null / null",
    "rules: … / null / null",
    "rules: a / null / null",
  ]);
});

test("nested objects are rebuilt, outer before inner", () => {
  const described = schema({
    outer: singleNestedAttribute(
      { name, inner: mapNestedAttribute({ rules: listNestedAttribute({ name }, options) }, options) },
      options,
    ),
  });
  const value = { outer: { name: "a", inner: new Map([["k", { rules: [{ name: "b" }] }]]) } };
  expect(visits(described, value)).toEqual([
    "outer: … / null / null",
    "outer.name: a / null / null",
    "outer.inner: … / null / null",
    'outer.inner["k"].rules: … / null / null',
    'outer.inner["k"].rules[0].name: b / null / null',
  ]);
  expect(shout(described, value)).toEqual({
    outer: { name: "A", inner: new Map([["k", { rules: [{ name: "B" }] }]]) },
  });
});

test("nested blocks are rebuilt", () => {
  const described = schema(
    { name },
    { one: block("single", { many: block("list", { keyed: block("map") }) }), some: block("set") },
  );
  const value = {
    name: "a",
    one: { name: "b", many: [{ name: "c", keyed: new Map([["k", { name: "d" }]]) }] },
    some: [{ name: "e" }],
  };
  expect(shout(described, value)).toEqual({
    name: "A",
    one: { name: "B", many: [{ name: "C", keyed: new Map([["k", { name: "D" }]]) }] },
    some: [{ name: "E" }],
  });
});

test("list and map blocks that contain a dynamic value keep their type", () => {
  const open = (nesting: "list" | "map"): Block => ({
    nesting,
    description: "",
    attributes: { name, any: dynamicAttribute(options) },
  });
  const described = schema({}, { rules: open("list"), tags: open("map") });
  const object = ["object", { name: "string", any: "bool" }] as const;
  const value = {
    rules: new Dynamic(["tuple", [object]], [{ name: "a", any: true }]),
    tags: new Dynamic(["object", { k: object }], { k: { name: "b", any: true } }),
  };
  expect(visits(described, value, value, value)).toEqual([
    "rules[0].name: a / a / a",
    "rules[0].any: true / true / true",
    "tags.k.name: b / b / b",
    "tags.k.any: true / true / true",
  ]);
  expect(shout(described, value)).toEqual({
    rules: new Dynamic(["tuple", [object]], [{ name: "A", any: true }]),
    tags: new Dynamic(["object", { k: object }], { k: { name: "B", any: true } }),
  });
});

test("null and unknown objects stay unchanged", () => {
  const described = schema(
    { a: listNestedAttribute({ name }, options), b: singleNestedAttribute({ name }, options) },
    { c: block("single"), d: block("list") },
  );
  const value = { a: unknown, b: null, c: null, d: unknown };
  expect(shout(described, value)).toEqual({ a: unknown, b: null, c: null, d: unknown });
});

test("null and unknown elements stay unchanged", () => {
  const described = schema({
    list: listNestedAttribute({ name }, options),
    map: mapNestedAttribute({ name }, options),
    set: setNestedAttribute({ name }, options),
  });
  const map = new Map<string, Value>([
    ["a", null],
    ["b", unknown],
  ]);
  const value = { list: [unknown, null, { name: "x" }], map, set: [unknown, null] };
  expect(shout(described, value)).toEqual({
    list: [unknown, null, { name: "X" }],
    map,
    set: [unknown, null],
  });
});

test("missing attributes are added as null, and missing blocks as empty", () => {
  const described = schema(
    { name },
    {
      one: block("single"),
      list: block("list"),
      set: block("set"),
      map: block("map", { inner: block("list") }),
    },
  );
  expect(shout(described, {})).toEqual({ name: null, one: null, list: [], set: [], map: new Map() });
  expect(shout(described, { map: new Map([["k", {}]]) })).toEqual({
    name: null,
    one: null,
    list: [],
    set: [],
    map: new Map([["k", { name: null, inner: [] }]]),
  });
});

test("an object in which nothing changes is the same object", () => {
  const described = schema({ name }, { hosts: block("single", { more: block("single") }) });
  const value = { name: "A", hosts: { name: "D", more: { name: "E" } } };
  expect(shout(described, value)).toBe(value);
});

test("an object that changes is a new one, and the original keeps its values", () => {
  const value = { name: "a", size: "B" };
  expect(shout(schema({ name, size }), value)).toEqual({ name: "A", size: "B" });
  expect(value).toEqual({ name: "a", size: "B" });
});
