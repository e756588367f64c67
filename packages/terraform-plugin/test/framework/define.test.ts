import {
  defineAction,
  defineDataSource,
  defineEphemeralResource,
  defineFunction,
  defineListResource,
  defineProvider,
  defineResource,
  forClient,
} from "../../src/framework/define.js";

const schema = { description: "", attributes: {} };
const handlers = { read: async () => ({}) };
const unused = async () => {};
const resource = { create: unused, read: unused, update: unused, delete: unused };

test("a definition consists of its schema and its handlers", () => {
  const open = async () => ({});
  async function* list() {}
  expect(defineResource(schema, resource)).toStrictEqual({ schema, ...resource });
  expect(defineDataSource(schema, handlers)).toStrictEqual({ schema, ...handlers });
  expect(defineEphemeralResource(schema, { open })).toStrictEqual({ schema, open });
  expect(defineListResource(schema, { list })).toStrictEqual({ schema, list });
  expect(defineAction(schema, { invoke: unused })).toStrictEqual({ schema, invoke: unused });
  expect(forClient<string>().defineDataSource(schema, handlers)).toStrictEqual({ schema, ...handlers });
});

test("a provider has no resources and data sources by default", () => {
  const configure = async () => undefined;
  expect(defineProvider(schema, { configure })).toStrictEqual({
    schema,
    configure,
    resources: {},
    dataSources: {},
  });
  const parts = { configure, resources: {}, dataSources: { echo: { schema, ...handlers } } };
  expect(defineProvider(schema, parts)).toStrictEqual({ schema, ...parts });
});

test("a function is its description and its call", () => {
  const described = {
    summary: "",
    description: "",
    parameters: [{ name: "text", type: "string", description: "" }],
    returnType: "string",
    call: (text: string) => text,
  } as const;
  expect(defineFunction(described)).toBe(described);
});
