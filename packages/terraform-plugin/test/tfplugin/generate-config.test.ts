import {
  listNestedAttribute,
  mapAttribute,
  numberAttribute,
  setNestedAttribute,
  stringAttribute,
} from "../../src/framework/attributes.js";
import type { Resource } from "../../src/framework/resource.js";
import type { Schema } from "../../src/framework/schema.js";
import { createProviderService } from "../../src/tfplugin/service.js";
import { call, decoded, encoded } from "./call.js";
import { messages } from "./messages.js";

const description = "";
const optional = { optional: true, description } as const;
const computed = stringAttribute({ computed: true, description });
const deprecated = stringAttribute({ ...optional, deprecated: "Use name." });
const inner = { name: stringAttribute(optional), computed, deprecated };

const schema: Schema = {
  description,
  attributes: {
    ...inner,
    id: stringAttribute({ optional: true, computed: true, description }),
    size: numberAttribute({ optional: true, computed: true, default: 3, description }),
    empty: stringAttribute(optional),
    secret: stringAttribute({ ...optional, writeOnly: true }),
    tags: mapAttribute("string", optional),
    list: listNestedAttribute(inner, optional),
    set: setNestedAttribute(inner, optional),
    old_list: listNestedAttribute(inner, { ...optional, deprecated: "Use list." }),
    found: listNestedAttribute(inner, { computed: true, description }),
  },
  blocks: {
    block: { nesting: "list", description, attributes: inner },
    old_block: { nesting: "list", description, attributes: inner, deprecated: "Use block." },
  },
};

const resource: Resource = {
  schema,
  async create() {},
  async read() {},
  async update() {},
  async delete() {},
};
const service = createProviderService({
  schema: { description, attributes: {} },
  resources: { thing: resource },
  dataSources: {},
  async configure() {},
});

const full = { name: "n", computed: "c", deprecated: "d" };
const kept = { name: "n", computed: null, deprecated: null };

test("the capability is announced", async () => {
  const { serverCapabilities } = await call(service, "GetProviderSchema", messages.GetProviderSchema);
  expect(serverCapabilities?.generateResourceConfig).toBe(true);
});

test("a configuration contains configurable values at any depth, and no computed or deprecated ones", async () => {
  const tags = new Map([["a", "b"]]);
  const response = await call(service, "GenerateResourceConfig", messages.GenerateResourceConfig, {
    typeName: "thing",
    state: encoded(schema, {
      ...full,
      id: "1",
      size: 5,
      empty: "",
      tags,
      list: [full],
      set: [full],
      old_list: [full],
      found: [full],
      block: [full],
      old_block: [full],
    }),
  });
  expect(response.diagnostics).toEqual([]);
  expect(decoded(schema, response.config)).toEqual({
    name: "n",
    id: "1",
    size: 5,
    empty: "",
    tags,
    list: [kept],
    set: [kept],
    block: [kept],
    old_block: [],
  });
});

test("fails for an unknown type", async () => {
  const request = { typeName: "other", state: encoded(schema, {}) };
  const response = await call(service, "GenerateResourceConfig", messages.GenerateResourceConfig, request);
  expect(response).toMatchObject({ diagnostics: [{ summary: "Unknown resource type" }] });
});
