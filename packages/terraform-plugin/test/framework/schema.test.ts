import {
  boolAttribute,
  dynamicAttribute,
  listAttribute,
  listNestedAttribute,
  mapAttribute,
  mapNestedAttribute,
  numberAttribute,
  objectAttribute,
  setAttribute,
  setNestedAttribute,
  singleNestedAttribute,
  stringAttribute,
} from "../../src/framework/attributes.js";
import { attributeType, blockType, emptyBlocks, impliedType } from "../../src/framework/implied-type.js";
import type { Block } from "../../src/framework/schema.js";
import { Dynamic } from "../../src/framework/values.js";

const optional = { optional: true, description: "" } as const;
const name = stringAttribute(optional);
const anything = dynamicAttribute(optional);
const element = ["object", { name: "string" }];

const attributeTypes = [
  { title: "string", attribute: name, type: "string" },
  { title: "number", attribute: numberAttribute(optional), type: "number" },
  { title: "bool", attribute: boolAttribute(optional), type: "bool" },
  { title: "dynamic", attribute: anything, type: "dynamic" },
  { title: "list", attribute: listAttribute("string", optional), type: ["list", "string"] },
  { title: "set", attribute: setAttribute("number", optional), type: ["set", "number"] },
  { title: "map", attribute: mapAttribute("bool", optional), type: ["map", "bool"] },
  {
    title: "object",
    attribute: objectAttribute({ a: "string" }, optional),
    type: ["object", { a: "string" }],
  },
  { title: "single nested", attribute: singleNestedAttribute({ name }, optional), type: element },
  { title: "list nested", attribute: listNestedAttribute({ name }, optional), type: ["list", element] },
  { title: "set nested", attribute: setNestedAttribute({ name }, optional), type: ["set", element] },
  { title: "map nested", attribute: mapNestedAttribute({ name }, optional), type: ["map", element] },
  {
    title: "nested in nested",
    attribute: listNestedAttribute({ inner: mapNestedAttribute({ name }, optional) }, optional),
    type: ["list", ["object", { inner: ["map", element] }]],
  },
  {
    title: "list nested with a dynamic inside",
    attribute: listNestedAttribute({ anything }, optional),
    type: ["list", ["object", { anything: "dynamic" }]],
  },
];
for (const { title, attribute, type } of attributeTypes) {
  test(`the TypeScript type of a ${title} attribute follows from it`, () =>
    expect(attributeType(attribute)).toEqual(type));
}

function block(
  nesting: Block["nesting"],
  attributes: Block["attributes"],
  blocks: Block["blocks"] = {},
): Block {
  return { nesting, description: "", attributes, blocks };
}

const blockTypes = [
  { title: "a single block", block: block("single", { name }), type: element, empty: null },
  { title: "a list block", block: block("list", { name }), type: ["list", element], empty: [] },
  { title: "a set block", block: block("set", { name }), type: ["set", element], empty: [] },
  { title: "a map block", block: block("map", { name }), type: ["map", element], empty: new Map() },
  {
    title: "a single block with a dynamic",
    block: block("single", { anything }),
    type: ["object", { anything: "dynamic" }],
    empty: null,
  },
  {
    title: "a list block with a dynamic",
    block: block("list", { anything }),
    type: "dynamic",
    empty: new Dynamic(["tuple", []], []),
  },
  {
    title: "a map block with a dynamic",
    block: block("map", { anything }),
    type: "dynamic",
    empty: new Dynamic(["object", {}], {}),
  },
  {
    title: "a list block with a dynamic in a block in it",
    block: block("list", { name }, { inner: block("single", { anything }) }),
    type: "dynamic",
    empty: new Dynamic(["tuple", []], []),
  },
  {
    title: "a single block in which a list block has a dynamic",
    block: block("single", { name }, { inner: block("list", { anything }) }),
    type: ["object", { name: "string", inner: "dynamic" }],
    empty: null,
  },
];
for (const { title, block, type, empty } of blockTypes) {
  test(`the type of ${title} follows from its schema, even if it is absent`, () => {
    expect(blockType(block)).toEqual(type);
    expect(emptyBlocks(block)).toEqual(empty);
  });
}

test("the type of a schema contains its attributes and blocks, and is computed once", () => {
  const schema = { description: "", attributes: { name }, blocks: { rule: block("list", { name }) } };
  expect(impliedType(schema)).toEqual(["object", { name: "string", rule: ["list", element] }]);
  expect(impliedType(schema)).toBe(impliedType(schema));
});
