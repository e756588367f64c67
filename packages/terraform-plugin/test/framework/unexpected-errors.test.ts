import { PrivateState } from "../../src/framework/private-state.js";
import type { ProviderServer } from "../../src/framework/provider-server.js";
import type { DiagnosticsResult, ListEvent } from "../../src/framework/results.js";
import { configuredServerOf, noBytes, serverOf, signal, thingSchema } from "./things.js";

const fail = () => {
  throw new TypeError("cut");
};
const schema = { description: "", attributes: {} };
const config = {};
const state = { name: "a", secret: null, id: "7" };
const thing = { typeName: "thing", config: state };

async function last(events: AsyncIterable<ListEvent | object>): Promise<DiagnosticsResult> {
  let found: object = {};
  for await (const event of events) {
    found = event;
  }
  return found as DiagnosticsResult;
}

const change = { ...thing, priorPrivate: noBytes, plannedPrivate: noBytes, signal };
const opened = { typeName: "token", private: noBytes, signal };
const operations: Readonly<
  Record<string, (server: ProviderServer) => DiagnosticsResult | Promise<DiagnosticsResult>>
> = {
  "validate the configuration": (server) =>
    server.validateResourceConfig({ ...thing, writeOnlyAttributesAllowed: true }),
  "plan thing": (server) =>
    server.planResourceChange({ ...change, priorState: null, proposedNewState: state }),
  "create thing": (server) =>
    server.applyResourceChange({ ...change, priorState: null, plannedState: state }),
  "update thing": (server) =>
    server.applyResourceChange({ ...change, priorState: state, plannedState: state }),
  "delete thing": (server) =>
    server.applyResourceChange({ ...change, priorState: state, plannedState: null }),
  "read thing": (server) =>
    server.readResource({ typeName: "thing", currentState: state, private: noBytes, signal }),
  "import thing": (server) =>
    server.importResourceState({ typeName: "thing", id: "7", identity: null, signal }),
  "move an object to thing": (server) =>
    server.moveResourceState({
      typeName: "thing",
      source: {
        providerAddress: "registry.terraform.io/acme/box",
        typeName: "box",
        schemaVersion: 0,
        state: {},
        private: new PrivateState(),
        identity: null,
        identityVersion: 0,
      },
    }),
  "upgrade the state of thing": (server) =>
    server.upgradeResourceState({ typeName: "thing", version: 0, rawState: { decode: () => ({}) } }),
  "read source": (server) => server.readDataSource({ typeName: "source", config, signal }),
  "open token": (server) => server.openEphemeralResource({ ...opened, config }),
  "renew token": (server) => server.renewEphemeralResource(opened),
  "close token": (server) => server.closeEphemeralResource(opened),
  "plan light": (server) => server.planAction({ typeName: "light", config, signal }),
  "invoke light": (server) => last(server.invokeAction({ typeName: "light", config, signal })),
  "list thing": (server) => last(server.listResource({ typeName: "thing", config, limit: 1, signal })),
};

for (const [task, operation] of Object.entries(operations)) {
  test(`fails to ${task} with the task and the error`, async () => {
    const server = await configuredServerOf(
      {
        schema: { ...thingSchema, version: 1 },
        identity: ["id"],
        validateConfig: fail,
        modifyPlan: fail,
        create: fail,
        read: fail,
        update: fail,
        delete: fail,
        importState: fail,
        moveState: fail,
        upgraders: { 0: { priorSchema: schema, upgrade: fail } },
      },
      {
        dataSources: { source: { schema, read: fail } },
        ephemeralResources: { token: { schema, open: fail, renew: fail, close: fail } },
        actions: { light: { schema, plan: fail, invoke: fail } },
        listResources: { thing: { schema, list: fail } },
      },
    );
    const { diagnostics } = await operation(server);
    expect(diagnostics.map(({ severity, detail }) => `${severity}: ${detail}`)).toEqual([
      expect.stringMatching(
        `^error: Failed to ${task}: TypeError: cut \\(at .*\\)\\.\\n\\nThis is always a bug`,
      ),
    ]);
  });
}

test("fails to configure the provider with the task and the error", async () => {
  const request = { config, terraformVersion: "1.11.4", signal };
  const { diagnostics } = await serverOf({}, { configure: fail }).configureProvider(request);
  expect(diagnostics[0]?.detail).toMatch(/^Failed to configure the provider: TypeError: cut /);
});
