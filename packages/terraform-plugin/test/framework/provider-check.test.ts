import { listAttribute, stringAttribute } from "../../src/framework/attributes.js";
import type { Provider } from "../../src/framework/provider.js";
import { checkProvider } from "../../src/framework/provider-check.js";
import type { Resource } from "../../src/framework/resource.js";

const text = stringAttribute({ required: true, description: "Text." });
const schema = {
  description: "A thing.",
  attributes: { id: text, tags: listAttribute("string", { optional: true, description: "Tags." }) },
};
const resource = (identity?: readonly string[]) =>
  ({ schema, ...(identity && { identity }) }) as unknown as Resource;
const listResource = { schema: { description: "Things.", attributes: {} }, async *list() {} };
const provider = (parts: Partial<Provider>): Provider => ({
  schema: { description: "Things.", attributes: {} },
  resources: {},
  dataSources: {},
  configure: async () => null,
  ...parts,
});

test("finds no problem in a valid provider", () => {
  const parts = { resources: { thing: resource(["id"]) }, listResources: { thing: listResource } };
  expect(checkProvider(provider(parts))).toEqual([]);
});

const broken = {
  description: "Broken.",
  attributes: { name: { description: "A name.", type: "string" } },
} as const;
const computing = {
  description: "Computes.",
  attributes: { name: stringAttribute({ computed: true, description: "A name." }) },
};
const cases: [string, Partial<Provider>, string][] = [
  [
    "the provider block",
    { schema: broken },
    "in the provider, name needs one of required, optional, and computed",
  ],
  [
    "a data source",
    { dataSources: { echo: { schema: broken, read: async () => ({}) } } },
    "in data source echo, name needs one of required, optional, and computed",
  ],
  [
    "an action that computes something",
    { actions: { restart: { schema: computing, invoke: async () => {} } } },
    "in action restart, name is computed, which is not possible in schemas of this kind",
  ],
  [
    "an identity without its attribute",
    { resources: { thing: resource(["name"]) } },
    "in the identity of thing, there is no attribute name",
  ],
  [
    "an identity of a list",
    { resources: { thing: resource(["tags"]) } },
    "in the identity of thing, tags is neither a string, a number, nor a bool",
  ],
  [
    "a list without a resource",
    { listResources: { thing: listResource } },
    "the list resource thing needs a resource of that name with an identity",
  ],
  [
    "a list of a resource without an identity",
    { resources: { thing: resource() }, listResources: { thing: listResource } },
    "the list resource thing needs a resource of that name with an identity",
  ],
];
for (const [name, parts, problem] of cases) {
  test(`finds ${name}`, () => {
    expect(checkProvider(provider(parts)).map(({ detail }) => detail)).toEqual([
      `The schema is wrong: ${problem}. This is always a bug in the provider; please report it to its developers.`,
    ]);
  });
}
