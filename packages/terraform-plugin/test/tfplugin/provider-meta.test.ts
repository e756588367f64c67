import { stringAttribute } from "../../src/framework/attributes.js";
import type { Provider } from "../../src/framework/provider.js";
import type { Schema } from "../../src/framework/schema.js";
import type { ObjectValue } from "../../src/framework/values.js";
import type { DynamicValue } from "../../src/tfplugin/gen/tfplugin6.js";
import { createProviderService } from "../../src/tfplugin/service.js";
import { call, encoded } from "./call.js";
import { messages } from "./messages.js";

const schema: Schema = {
  description: "",
  attributes: { name: stringAttribute({ optional: true, description: "" }) },
};
const metaSchema: Schema = {
  description: "What the module is.",
  attributes: { module: stringAttribute({ optional: true, description: "" }) },
};

/** Calls every operation that receives `provider_meta`, and returns the value that each received. */
async function callAll(providerMeta: DynamicValue | undefined, meta: Pick<Provider, "metaSchema">) {
  const told: Record<string, ObjectValue | null> = {};
  const provider: Provider = {
    schema,
    ...meta,
    resources: {
      thing: {
        schema,
        async modifyPlan(request) {
          told.plan = request.providerMeta;
        },
        async read(request) {
          told.read = request.providerMeta;
        },
        async create({ providerMeta: value, plan }, response) {
          told.create = value;
          response.state = plan;
        },
        async update({ providerMeta: value, plan }, response) {
          told.update = value;
          response.state = plan;
        },
        async delete(request) {
          told.delete = request.providerMeta;
        },
      },
    },
    dataSources: {
      thing: {
        schema,
        async read(request) {
          told.data = request.providerMeta;
          return request.config;
        },
      },
    },
    async configure() {},
  };
  const service = createProviderService(provider);
  const { providerMeta: served } = await call(service, "GetProviderSchema", messages.GetProviderSchema);
  const [none, some] = [encoded(schema, null), encoded(schema, { name: "a" })];
  const common = { typeName: "thing", providerMeta, config: some };
  await call(service, "ConfigureProvider", messages.ConfigureProvider, { config: some });
  await call(service, "PlanResourceChange", messages.PlanResourceChange, {
    ...common,
    priorState: none,
    proposedNewState: some,
  });
  await call(service, "ReadResource", messages.ReadResource, { ...common, currentState: some });
  for (const [priorState, plannedState] of [
    [none, some],
    [some, some],
    [some, none],
  ] as const) {
    await call(service, "ApplyResourceChange", messages.ApplyResourceChange, {
      ...common,
      priorState,
      plannedState,
    });
  }
  await call(service, "ReadDataSource", messages.ReadDataSource, common);
  return { served, told };
}

test("the provider_meta schema is served, and each operation receives the module's values", async () => {
  const { served, told } = await callAll(encoded(metaSchema, { module: "m" }), { metaSchema });
  expect(served?.block).toMatchObject({
    description: "What the module is.",
    attributes: [{ name: "module" }],
  });
  const meta = { module: "m" };
  expect(told).toEqual({ plan: meta, read: meta, create: meta, update: meta, delete: meta, data: meta });
});

test("provider_meta is null if the module does not set it or the provider has no schema for it", async () => {
  const nothing = { plan: null, read: null, create: null, update: null, delete: null, data: null };
  expect((await callAll(undefined, { metaSchema })).told).toEqual(nothing);
  const unasked = await callAll(encoded(metaSchema, { module: "m" }), {});
  expect(unasked.told).toEqual(nothing);
  expect(unasked.served).toBeUndefined();
});
