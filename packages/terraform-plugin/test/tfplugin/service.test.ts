import { stringAttribute } from "../../src/framework/attributes.js";
import { DiagnosticError } from "../../src/framework/diagnostics.js";
import { requiresReplace } from "../../src/framework/plan-modifiers.js";
import type { Provider } from "../../src/framework/provider.js";
import type { Resource } from "../../src/framework/resource.js";
import type { Schema } from "../../src/framework/schema.js";
import { objectValue, unknown } from "../../src/framework/values.js";
import * as proto from "../../src/tfplugin/gen/tfplugin6.js";
import { createProviderService } from "../../src/tfplugin/service.js";
import { call, decoded, encoded } from "./call.js";
import { hex, toHex } from "./hex.js";
import { libraryProvider } from "./library.js";

const providerSchema: Schema = {
  description: "",
  attributes: { key: stringAttribute({ description: "", optional: true }) },
};

const noteSchema: Schema = {
  version: 2,
  description: "A note.",
  attributes: {
    title: stringAttribute({ description: "", required: true, planModifiers: [requiresReplace()] }),
    text: stringAttribute({ description: "", optional: true }),
    secret: stringAttribute({ description: "", optional: true, writeOnly: true }),
    id: stringAttribute({ description: "", computed: true }),
  },
};

const lookupSchema: Schema = {
  description: "",
  attributes: {
    id: stringAttribute({ description: "", required: true }),
    title: stringAttribute({ description: "", computed: true }),
  },
};

/** A resource that stores notes in the client's memory. */
const noteResource: Resource<Map<string, string>> = {
  schema: noteSchema,
  async create({ client, plan }, response) {
    client.set("1", String(plan.title));
    response.state = objectValue([...Object.entries(plan), ["id", "1"]]);
    response.private.set("made", true);
  },
  async read({ client, state }, response) {
    if (!client.has(String(state.id))) response.state = null;
  },
  async update({ plan }, response) {
    response.state = plan;
  },
  async delete({ client, state }) {
    client.delete(String(state.id));
  },
  async importState({ id }) {
    if (id === "0") throw new DiagnosticError("No such note", "There is no note 0.");
    return { id };
  },
  upgraders: {
    1: {
      priorSchema: lookupSchema,
      upgrade: (state) => objectValue([...Object.entries(state), ["text", null], ["secret", null]]),
    },
  },
};

/** Creates a provider that records the arguments of `configure`. */
function createNotes(configure?: Provider<Map<string, string>>["configure"]) {
  const notes = new Map<string, string>();
  const provider: Provider<Map<string, string>> = {
    schema: providerSchema,
    resources: { note: noteResource },
    dataSources: {
      lookup: {
        schema: lookupSchema,
        read: async ({ client, config }) =>
          objectValue([
            ["id", config.id ?? null],
            ["title", client.get(String(config.id)) ?? null],
          ]),
      },
    },
    configure: configure ?? (async () => notes),
  };
  return { notes, service: createProviderService(provider) };
}

async function createConfigured() {
  const made = createNotes();
  await call(made.service, "ConfigureProvider", configureProvider, { config: encoded(providerSchema, {}) });
  return made;
}

const configureProvider = [proto.ConfigureProvider_Request, proto.ConfigureProvider_Response] as const;
const validateResource = [
  proto.ValidateResourceConfig_Request,
  proto.ValidateResourceConfig_Response,
] as const;
const upgradeState = [proto.UpgradeResourceState_Request, proto.UpgradeResourceState_Response] as const;
const readResource = [proto.ReadResource_Request, proto.ReadResource_Response] as const;
const planChange = [proto.PlanResourceChange_Request, proto.PlanResourceChange_Response] as const;
const applyChange = [proto.ApplyResourceChange_Request, proto.ApplyResourceChange_Response] as const;
const importState = [proto.ImportResourceState_Request, proto.ImportResourceState_Response] as const;
const readData = [proto.ReadDataSource_Request, proto.ReadDataSource_Response] as const;
const validateData = [
  proto.ValidateDataResourceConfig_Request,
  proto.ValidateDataResourceConfig_Response,
] as const;

describe("the service", () => {
  test("has all RPCs except those of state stores", () => {
    const { service } = createNotes();
    expect(service.name).toBe("tfplugin6.Provider");
    expect(Object.keys(service.serverStreaming)).toEqual(["ListResource", "InvokeAction"]);
    expect(Object.keys(service.unary).sort()).toEqual([
      "ApplyResourceChange",
      "CallFunction",
      "CloseEphemeralResource",
      "ConfigureProvider",
      "GenerateResourceConfig",
      "GetFunctions",
      "GetMetadata",
      "GetProviderSchema",
      "GetResourceIdentitySchemas",
      "ImportResourceState",
      "MoveResourceState",
      "OpenEphemeralResource",
      "PlanAction",
      "PlanResourceChange",
      "ReadDataSource",
      "ReadResource",
      "RenewEphemeralResource",
      "StopProvider",
      "UpgradeResourceIdentity",
      "UpgradeResourceState",
      "ValidateActionConfig",
      "ValidateDataResourceConfig",
      "ValidateEphemeralResourceConfig",
      "ValidateListResourceConfig",
      "ValidateProviderConfig",
      "ValidateResourceConfig",
    ]);
  });

  test("decodes requests and encodes responses", async () => {
    const { service, notes } = await createConfigured();
    notes.set("1", "Ada");
    const state = '84 a2 "id" a1 "1" a6 "secret" c0 a4 "text" c0 a5 "title" a3 "Ada"';
    // type_name, current_state { msgpack }, private
    const request = hex(`0a 04 "note" 12 20 0a 1e ${state} 1a 02 "{}"`);
    const response = await service.unary.ReadResource?.(request, { signal: new AbortController().signal });
    // new_state { msgpack }
    expect(toHex(response ?? hex(""))).toBe(toHex(hex(`0a 20 0a 1e ${state}`)));
  });
});

describe("GetMetadata", () => {
  test("returns the types and the server's capabilities", async () => {
    const types = [proto.GetMetadata_Request, proto.GetMetadata_Response] as const;
    const response = await call(createNotes().service, "GetMetadata", types);
    expect(response).toMatchObject({
      diagnostics: [],
      resources: [{ typeName: "note" }],
      dataSources: [{ typeName: "lookup" }],
      serverCapabilities: { planDestroy: true, getProviderSchemaOptional: true, moveResourceState: true },
    });
  });
});

describe("GetMetadata of a provider with every kind of object", () => {
  test("returns all names", async () => {
    const types = [proto.GetMetadata_Request, proto.GetMetadata_Response] as const;
    expect(await call(createProviderService(libraryProvider), "GetMetadata", types)).toMatchObject({
      resources: [{ typeName: "book" }, { typeName: "shelf" }],
      dataSources: [{ typeName: "door" }],
      ephemeralResources: [{ typeName: "ticket" }],
      listResources: [{ typeName: "book" }],
      functions: [{ name: "join" }, { name: "fail" }, { name: "describe" }],
    });
  });
});

describe("GetProviderSchema", () => {
  const types = [proto.GetProviderSchema_Request, proto.GetProviderSchema_Response] as const;

  test("returns the schemas of the provider, its resources, and its data sources", async () => {
    const response = await call(createNotes().service, "GetProviderSchema", types);
    expect(response).toMatchObject({
      diagnostics: [],
      provider: { version: 0, block: { attributes: [{ name: "key" }] } },
      resourceSchemas: { note: { version: 2, block: { description: "A note." } } },
      dataSourceSchemas: { lookup: { block: { attributes: [{ name: "id" }, { name: "title" }] } } },
      serverCapabilities: { planDestroy: true, getProviderSchemaOptional: true },
    });
  });

  test("returns the schemas of ephemeral resources and lists", async () => {
    const response = await call(createProviderService(libraryProvider), "GetProviderSchema", types);
    expect(response.diagnostics).toEqual([]);
    expect(response.ephemeralResourceSchemas).toMatchObject({
      ticket: { version: 0, block: { attributes: [{ name: "reader" }, { name: "code", sensitive: true }] } },
    });
    expect(response.listResourceSchemas).toMatchObject({
      book: { version: 0, block: { attributes: [{ name: "count" }, { name: "ending" }] } },
    });
  });

  test("fails without a schema, if the schema would crash Terraform", async () => {
    const bad: Schema = { description: "", attributes: { x: { description: "", optional: true } } };
    const service = createProviderService({
      schema: providerSchema,
      resources: { note: { ...noteResource, schema: bad } },
      dataSources: {},
      configure: async () => new Map(),
    });
    const response = await call(service, "GetProviderSchema", types);
    expect(response.diagnostics).toMatchObject([{ severity: 1, summary: "Invalid schema" }]);
    expect(response.diagnostics[0]?.detail).toMatch(
      /^The schema is wrong: in resource note, x needs either a type/,
    );
    expect(response.resourceSchemas).toEqual({});
    expect(response.provider?.block).toBeDefined();
  });
});

describe("the provider's configuration", () => {
  test("is passed to the provider, with unknown values and the Terraform version", async () => {
    let seen: unknown;
    const { service } = createNotes(async ({ config, terraformVersion, signal }) => {
      seen = { key: config.key, terraformVersion, aborted: signal.aborted };
      return new Map();
    });
    const response = await call(service, "ConfigureProvider", configureProvider, {
      terraformVersion: "1.11.4",
      config: encoded(providerSchema, { key: unknown }),
    });
    expect(response.diagnostics).toEqual([]);
    expect(seen).toEqual({ key: unknown, terraformVersion: "1.11.4", aborted: false });
  });

  test("is validated", async () => {
    const types = [proto.ValidateProviderConfig_Request, proto.ValidateProviderConfig_Response] as const;
    const config = encoded(providerSchema, { key: "k" });
    const { service } = createNotes();
    expect(await call(service, "ValidateProviderConfig", types, { config })).toEqual({ diagnostics: [] });
  });

  test("fails with the path of a value that does not match the schema, without quoting it", async () => {
    const config = { msgpack: hex('81 a3 "key" 92 a6 "secret" c0'), json: new Uint8Array() };
    const response = await call(createNotes().service, "ConfigureProvider", configureProvider, { config });
    expect(response.diagnostics).toMatchObject([
      {
        severity: 1,
        summary: "Value does not match the schema",
        attribute: { steps: [{ selector: { $case: "attributeName", value: "key" } }] },
      },
    ]);
    expect(JSON.stringify(response)).not.toContain("secret");
  });
});

describe("ValidateResourceConfig", () => {
  test("accepts a write-only attribute from a client that allows it", async () => {
    const response = await call(createNotes().service, "ValidateResourceConfig", validateResource, {
      typeName: "note",
      config: encoded(noteSchema, { title: "Ada", secret: "s3cret" }),
      clientCapabilities: { writeOnlyAttributesAllowed: true, deferralAllowed: false },
    });
    expect(response.diagnostics).toEqual([]);
  });

  test("fails for a write-only attribute from a client that does not allow it", async () => {
    const response = await call(createNotes().service, "ValidateResourceConfig", validateResource, {
      typeName: "note",
      config: encoded(noteSchema, { title: "Ada", secret: "s3cret" }),
    });
    expect(response.diagnostics).toMatchObject([
      { severity: 1, attribute: { steps: [{ selector: { value: "secret" } }] } },
    ]);
  });

  test("fails for an unknown type", async () => {
    const response = await call(createNotes().service, "ValidateResourceConfig", validateResource, {
      typeName: "toString",
    });
    expect(response.diagnostics).toEqual([
      {
        severity: 1,
        summary: "Unknown resource type",
        detail:
          'This provider has no resource "toString". It has: note. Another version of the provider may have it.',
      },
    ]);
  });
});

describe("UpgradeResourceState", () => {
  test("returns a state of the current version byte for byte", async () => {
    const json = new TextEncoder().encode('{ "id":"1", "big":12345678901234567890 }');
    const response = await call(createNotes().service, "UpgradeResourceState", upgradeState, {
      typeName: "note",
      version: 2,
      rawState: { json, flatmap: {} },
    });
    expect(response.diagnostics).toEqual([]);
    expect(response.upgradedState).toEqual({ json, msgpack: new Uint8Array() });
  });

  test("upgrades a state of an older version", async () => {
    const response = await call(createNotes().service, "UpgradeResourceState", upgradeState, {
      typeName: "note",
      version: 1,
      rawState: { json: new TextEncoder().encode('{"id":"1","title":"Ada"}'), flatmap: {} },
    });
    expect(response.diagnostics).toEqual([]);
    expect(decoded(noteSchema, response.upgradedState)).toEqual({ id: "1", title: "Ada" });
  });

  test("fails with the path of a value that does not match the older schema", async () => {
    const response = await call(createNotes().service, "UpgradeResourceState", upgradeState, {
      typeName: "note",
      version: 1,
      rawState: { json: new TextEncoder().encode('{"id":"1","title":["Ada"]}'), flatmap: {} },
    });
    expect(response.diagnostics).toMatchObject([
      {
        summary: "Value does not match the schema",
        attribute: { steps: [{ selector: { value: "title" } }] },
      },
    ]);
  });

  test("fails for a state written by Terraform 0.11", async () => {
    const response = await call(createNotes().service, "UpgradeResourceState", upgradeState, {
      typeName: "note",
      version: 2,
      rawState: { json: new Uint8Array(), flatmap: { id: "1" } },
    });
    expect(response.diagnostics).toMatchObject([{ severity: 1, summary: "State is too old" }]);
    expect(response.upgradedState).toBeUndefined();
  });
});

describe("a resource", () => {
  const priorState = encoded(noteSchema, { id: "1", title: "Ada" });

  test("is planned with unknown computed attributes and null write-only attributes", async () => {
    const { service } = await createConfigured();
    const config = encoded(noteSchema, { title: "Ada", secret: "s3cret" });
    const response = await call(service, "PlanResourceChange", planChange, {
      typeName: "note",
      priorState: encoded(noteSchema, null),
      proposedNewState: config,
      config,
    });
    expect(response.diagnostics).toEqual([]);
    expect(decoded(noteSchema, response.plannedState)).toEqual({ id: unknown, title: "Ada" });
  });

  test("is planned for replacement, with the paths that require it", async () => {
    const { service } = await createConfigured();
    const config = encoded(noteSchema, { title: "Bob" });
    const response = await call(service, "PlanResourceChange", planChange, {
      typeName: "note",
      priorState,
      proposedNewState: encoded(noteSchema, { id: "1", title: "Bob" }),
      config,
      priorPrivate: hex('"{" 22 "made" 22 ":true}"'),
    });
    expect(response.requiresReplace).toEqual([
      { steps: [{ selector: { $case: "attributeName", value: "title" } }] },
    ]);
    expect(toHex(response.plannedPrivate)).toBe(toHex(hex('"{" 22 "made" 22 ":true}"')));
  });

  test("is planned for destruction if the proposed state is null", async () => {
    const { service } = await createConfigured();
    const response = await call(service, "PlanResourceChange", planChange, {
      typeName: "note",
      priorState,
      proposedNewState: encoded(noteSchema, null),
      config: encoded(noteSchema, null),
    });
    expect(response.diagnostics).toEqual([]);
    expect(toHex(response.plannedState?.msgpack ?? hex(""))).toBe("c0");
  });

  test("is created with its private bytes", async () => {
    const { service, notes } = await createConfigured();
    const response = await call(service, "ApplyResourceChange", applyChange, {
      typeName: "note",
      priorState: encoded(noteSchema, null),
      plannedState: encoded(noteSchema, { title: "Ada", id: unknown }),
      config: encoded(noteSchema, { title: "Ada", secret: "s3cret" }),
    });
    expect(response.diagnostics).toEqual([]);
    expect(decoded(noteSchema, response.newState)).toEqual({ id: "1", title: "Ada" });
    expect(toHex(response.private)).toBe(toHex(hex('"{" 22 "made" 22 ":true}"')));
    expect(notes).toEqual(new Map([["1", "Ada"]]));
  });

  test("is destroyed if the planned state is null and there is no configuration", async () => {
    const { service, notes } = await createConfigured();
    notes.set("1", "Ada");
    const response = await call(service, "ApplyResourceChange", applyChange, {
      typeName: "note",
      priorState,
      plannedState: encoded(noteSchema, null),
    });
    expect(response.diagnostics).toEqual([]);
    expect(toHex(response.newState?.msgpack ?? hex(""))).toBe("c0");
    expect(notes.size).toBe(0);
  });

  test("is read as null if it was deleted, and keeps its private bytes", async () => {
    const { service } = await createConfigured();
    const response = await call(service, "ReadResource", readResource, {
      typeName: "note",
      currentState: priorState,
      private: hex('"{" 22 "made" 22 ":true}"'),
    });
    expect(toHex(response.newState?.msgpack ?? hex(""))).toBe("c0");
    expect(toHex(response.private)).toBe(toHex(hex('"{" 22 "made" 22 ":true}"')));
  });

  test("is imported as one resource with its type and an incomplete state", async () => {
    const { service } = await createConfigured();
    const response = await call(service, "ImportResourceState", importState, { typeName: "note", id: "7" });
    expect(response.diagnostics).toEqual([]);
    expect(response.importedResources).toHaveLength(1);
    expect(response.importedResources[0]?.typeName).toBe("note");
    expect(decoded(noteSchema, response.importedResources[0]?.state)).toEqual({ id: "7" });
  });

  test("fails to be imported without any resource in the response", async () => {
    const { service } = await createConfigured();
    const response = await call(service, "ImportResourceState", importState, { typeName: "note", id: "0" });
    expect(response).toMatchObject({ importedResources: [], diagnostics: [{ summary: "No such note" }] });
  });
});

describe("a data source", () => {
  test("is validated and read", async () => {
    const { service, notes } = await createConfigured();
    notes.set("1", "Ada");
    const request = { typeName: "lookup", config: encoded(lookupSchema, { id: "1" }) };
    expect(await call(service, "ValidateDataResourceConfig", validateData, request)).toEqual({
      diagnostics: [],
    });
    const response = await call(service, "ReadDataSource", readData, request);
    expect(response.diagnostics).toEqual([]);
    expect(decoded(lookupSchema, response.state)).toEqual({ id: "1", title: "Ada" });
  });

  test("fails for an unknown type", async () => {
    const response = await call(createNotes().service, "ReadDataSource", readData, { typeName: "note" });
    expect(response.diagnostics).toMatchObject([{ summary: "Unknown data source type" }]);
  });
});

describe("StopProvider", () => {
  const stop = [proto.StopProvider_Request, proto.StopProvider_Response] as const;
  const config = encoded(providerSchema, {});

  test("aborts running and later calls until the provider is configured again", async () => {
    const signals: AbortSignal[] = [];
    const service = createProviderService<undefined>({
      schema: providerSchema,
      resources: {},
      dataSources: {
        wait: {
          schema: lookupSchema,
          async read({ signal, config: { id = null } }) {
            signals.push(signal);
            if (id === "wait" && !signal.aborted) {
              await new Promise((resolve) => signal.addEventListener("abort", resolve));
            }
            throw new DiagnosticError("Stopped", `aborted: ${signal.aborted}`);
          },
        },
      },
      configure: async () => undefined,
    });
    const read = async (id: string) => {
      const request = { typeName: "wait", config: encoded(lookupSchema, { id }) };
      return (await call(service, "ReadDataSource", readData, request)).diagnostics[0]?.detail;
    };

    await call(service, "ConfigureProvider", configureProvider, { config });
    const running = read("wait");
    while (signals.length === 0) await new Promise(setImmediate);
    expect(signals[0]?.aborted).toBe(false);

    expect(await call(service, "StopProvider", stop)).toEqual({ Error: "" });
    expect(await running).toBe("aborted: true");
    expect(await read("go")).toBe("aborted: true");

    await call(service, "ConfigureProvider", configureProvider, { config });
    expect(await read("go")).toBe("aborted: false");
  });

  test("is not needed to cancel a call; the client can do it", async () => {
    const controller = new AbortController();
    let seen: AbortSignal | undefined;
    const { service } = createNotes(async ({ signal }) => {
      seen = signal;
      return new Map();
    });
    controller.abort();
    await call(service, "ConfigureProvider", configureProvider, { config }, controller.signal);
    expect(seen?.aborted).toBe(true);
  });
});

describe("the log", () => {
  test("has a line before and after each RPC, with the standard fields", async () => {
    const lines: [string, unknown][] = [];
    const service = createProviderService(
      {
        schema: providerSchema,
        resources: { note: noteResource },
        dataSources: {},
        configure: async () => new Map(),
      },
      { log: { trace: (message, fields) => lines.push([message, fields]) } },
    );
    await call(service, "ImportResourceState", importState, { typeName: "note", id: "7" });
    const common = {
      tf_rpc: "ImportResourceState",
      tf_req_id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f-]{27}$/),
      tf_resource_type: "note",
    };
    expect(lines).toEqual([
      ["Received request", common],
      ["Served request", { ...common, tf_req_duration_ms: expect.any(Number) }],
    ]);
  });
});
