import { stringAttribute } from "../../src/framework/attributes.js";
import type { DeferralReason } from "../../src/framework/deferral.js";
import type { Provider } from "../../src/framework/provider.js";
import type { Resource } from "../../src/framework/resource.js";
import type { Schema } from "../../src/framework/schema.js";
import { unknown } from "../../src/framework/values.js";
import { createProviderService } from "../../src/tfplugin/service.js";
import { call, decoded, encoded } from "./call.js";
import { toHex } from "./hex.js";
import { messages } from "./messages.js";

const schema: Schema = {
  description: "",
  attributes: {
    name: stringAttribute({ required: true, description: "" }),
    secret: stringAttribute({ optional: true, description: "", writeOnly: true }),
    id: stringAttribute({ computed: true, description: "" }),
  },
};
const plain: Schema = {
  description: "",
  attributes: { name: stringAttribute({ optional: true, description: "" }) },
};

/** Creates a provider that defers every operation for `reason`, and records the names of the calls in `calls`. */
function createProvider(reason: DeferralReason, resource: Partial<Resource> = {}) {
  const calls: string[] = [];
  const note = (name: string, { defer }: { readonly defer: ((why: DeferralReason) => void) | undefined }) => {
    calls.push(name);
    defer?.(reason);
  };
  const provider: Provider = {
    schema: plain,
    resources: {
      thing: {
        schema,
        async modifyPlan(request) {
          note("plan", request);
        },
        async read(request) {
          note("read", request);
        },
        async importState(request) {
          note("import", request);
          return {};
        },
        async create() {},
        async update() {},
        async delete() {},
        ...resource,
      },
    },
    dataSources: {
      thing: {
        schema: plain,
        async read(request) {
          note("data", request);
          return request.config;
        },
      },
    },
    ephemeralResources: {
      thing: {
        schema: plain,
        async open(request) {
          note("open", request);
          return request.config;
        },
      },
    },
    actions: { thing: { schema: plain, plan: (request) => note("action", request), async invoke() {} } },
    async configure({ config, defer }) {
      if (config.name === "later") defer?.(reason);
    },
  };
  return { calls, service: createProviderService(provider) };
}

type Service = ReturnType<typeof createProvider>["service"];

const capabilities = (deferralAllowed: boolean) => ({
  clientCapabilities: { deferralAllowed, writeOnlyAttributesAllowed: true },
});
const configure = (service: Service, name: string, deferralAllowed: boolean) =>
  call(service, "ConfigureProvider", messages.ConfigureProvider, {
    config: encoded(plain, { name }),
    ...capabilities(deferralAllowed),
  });

const typeName = "thing";
const config = encoded(plain, { name: "a" });
const proposed = { name: "a", secret: "s3cret" };

/** Returns the responses of all operations that can be deferred. */
async function callAll(service: Service, deferralAllowed: boolean) {
  const common = { typeName, ...capabilities(deferralAllowed) };
  return {
    plan: await call(service, "PlanResourceChange", messages.PlanResourceChange, {
      ...common,
      priorState: encoded(schema, null),
      proposedNewState: encoded(schema, proposed),
      config: encoded(schema, proposed),
    }),
    read: await call(service, "ReadResource", messages.ReadResource, {
      ...common,
      currentState: encoded(schema, { name: "a", id: "1" }),
      private: Uint8Array.of(1),
    }),
    import: await call(service, "ImportResourceState", messages.ImportResourceState, { ...common, id: "1" }),
    data: await call(service, "ReadDataSource", messages.ReadDataSource, { ...common, config }),
    open: await call(service, "OpenEphemeralResource", messages.OpenEphemeralResource, { ...common, config }),
    action: await call(service, "PlanAction", messages.PlanAction, {
      actionType: typeName,
      config,
      ...capabilities(deferralAllowed),
    }),
  };
}

const all = ["plan", "read", "import", "data", "open", "action"] as const;
const unknownObject = "d40000";

const reasons: [DeferralReason, number][] = [
  ["config unknown", 1],
  ["provider config unknown", 2],
  ["absent prerequisite", 3],
];
for (const [reason, number] of reasons) {
  test(`each operation can be deferred for ${reason}`, async () => {
    const { service, calls } = createProvider(reason);
    await configure(service, "now", true);
    const responses = await callAll(service, true);
    for (const name of all) {
      expect(responses[name]).toMatchObject({ diagnostics: [], deferred: { reason: number } });
    }
    expect(calls).toEqual(all);
  });
}

test("deferred operations return the plan or the current state, and unknown results otherwise", async () => {
  const { service } = createProvider("config unknown");
  await configure(service, "now", true);
  const responses = await callAll(service, true);
  expect(decoded(schema, responses.plan.plannedState)).toEqual({ name: "a", id: unknown });
  expect(decoded(schema, responses.read.newState)).toEqual({ name: "a", id: "1" });
  expect(responses.import.importedResources).toMatchObject([{ typeName }]);
  for (const value of [
    responses.import.importedResources[0]?.state,
    responses.data.state,
    responses.open.result,
  ]) {
    expect(toHex(value?.msgpack ?? Uint8Array.of())).toBe(unknownObject);
  }
});

test("no operation is deferred if the client does not allow it", async () => {
  const { service, calls } = createProvider("config unknown");
  await configure(service, "later", false);
  const responses = await callAll(service, false);
  for (const name of all) expect(responses[name].deferred).toBeUndefined();
  expect(calls).toEqual(all);
});

test("a provider can defer all operations, and no handler is called", async () => {
  const { service, calls } = createProvider("provider config unknown");
  await configure(service, "later", true);
  const responses = await callAll(service, true);
  for (const name of all) expect(responses[name]).toMatchObject({ diagnostics: [], deferred: { reason: 2 } });
  expect(calls).toEqual([]);
  expect(decoded(schema, responses.plan.plannedState)).toEqual({ name: "a" });
  expect(decoded(schema, responses.read.newState)).toEqual({ name: "a", id: "1" });
  expect(responses.read.private).toEqual(Uint8Array.of(1));
});

test("a provider that is configured again defers nothing", async () => {
  const { service, calls } = createProvider("config unknown");
  await configure(service, "later", true);
  await configure(service, "now", true);
  expect((await callAll(service, true)).read.deferred).toEqual({ reason: 1 });
  expect(calls).toEqual(all);
});

test("a resource can still plan when its provider defers, and give its own reason", async () => {
  const plan = async (modifyPlan: Resource["modifyPlan"] & {}) => {
    const { service } = createProvider("provider config unknown", {
      plansWhenProviderDefers: true,
      modifyPlan,
    });
    await configure(service, "later", true);
    return (await callAll(service, true)).plan;
  };
  const silent = await plan(async () => {});
  expect(decoded(schema, silent.plannedState)).toEqual({ name: "a", id: unknown });
  expect(silent.deferred).toEqual({ reason: 2 });
  const told = await plan(async ({ defer }) => defer?.("absent prerequisite"));
  expect(told.deferred).toEqual({ reason: 3 });
});
