import { stringAttribute } from "../../src/framework/attributes.js";
import type { OwnIdentity } from "../../src/framework/own-identity.js";
import type { Resource } from "../../src/framework/resource.js";
import type { Attributes, Schema } from "../../src/framework/schema.js";
import { type ObjectValue, unknown } from "../../src/framework/values.js";
import type { DynamicValue, ResourceIdentityData } from "../../src/tfplugin/gen/tfplugin6.js";
import { createProviderService } from "../../src/tfplugin/service.js";
import { call, decoded, encoded } from "./call.js";
import { messages } from "./messages.js";

const description = "";
const schema: Schema = {
  description,
  attributes: {
    name: stringAttribute({ optional: true, description }),
    id: stringAttribute({ computed: true, description }),
  },
};
const identity: OwnIdentity = {
  version: 2,
  attributes: {
    account: { type: "string", required: true, description: "Whose it is." },
    zones: { type: ["list", "number"], optional: true, description: "Where it is." },
  },
  upgraders: {
    1: {
      priorAttributes: { owner: { type: "string", required: true, description } },
      upgrade: ({ owner = null }) => ({ account: owner, zones: null }),
    },
  },
};
const identityAttributes: { readonly attributes: Attributes } = { attributes: identity.attributes };

const utf8 = (text: string) => new TextEncoder().encode(text);
const typeName = "thing";
const state = encoded(schema, { name: "a", id: "1" });
const none = encoded(schema, null);
const data = (value: ObjectValue): ResourceIdentityData => ({
  identityData: encoded(identityAttributes, value),
});
const ada = data({ account: "ada" });
const read = (proto: ResourceIdentityData | undefined) => decoded(identityAttributes, proto?.identityData);

/** Creates a service for a resource with the given handlers. Default handlers keep the identity. */
async function serve(handlers: Partial<Resource>, own: OwnIdentity = identity) {
  const resource: Resource = {
    schema,
    identity: own,
    async create({ plan }, response) {
      response.state = { ...plan, id: "1" };
    },
    async read() {},
    async update({ plan }, response) {
      response.state = plan;
    },
    async delete() {},
    ...handlers,
  };
  const empty = { description, attributes: {} };
  const service = createProviderService({
    schema: empty,
    resources: { thing: resource },
    dataSources: {},
    async configure() {},
  });
  await call(service, "ConfigureProvider", messages.ConfigureProvider, { config: encoded(empty, {}) });
  return {
    service,
    read: (currentIdentity: ResourceIdentityData | undefined, bytes: Uint8Array = new Uint8Array()) =>
      call(service, "ReadResource", messages.ReadResource, {
        typeName,
        currentState: state,
        currentIdentity,
        private: bytes,
      }),
    plan: (priorState: DynamicValue, proposedNewState: DynamicValue, priorIdentity?: ResourceIdentityData) =>
      call(service, "PlanResourceChange", messages.PlanResourceChange, {
        typeName,
        priorState,
        priorIdentity,
        proposedNewState,
        config: encoded(schema, { name: "a" }),
      }),
    apply: (priorState: DynamicValue, plannedState: DynamicValue, plannedIdentity?: ResourceIdentityData) =>
      call(service, "ApplyResourceChange", messages.ApplyResourceChange, {
        typeName,
        priorState,
        plannedState,
        plannedIdentity,
        config: encoded(schema, { name: "a" }),
      }),
    import: (request: { id?: string; identity?: ResourceIdentityData }) =>
      call(service, "ImportResourceState", messages.ImportResourceState, { typeName, ...request }),
  };
}

const setting =
  (value: ObjectValue) => async (_request: unknown, response: { identity: ObjectValue | null }) => {
    response.identity = value;
  };
const missing = { severity: 1, summary: "Missing identity" };
const changed = { severity: 1, summary: "Identity changed" };

test("the schema has its own attributes, types, and version, and some attributes are optional for an import", async () => {
  const { service } = await serve({});
  expect(
    (await call(service, "GetResourceIdentitySchemas", messages.GetResourceIdentitySchemas)).identitySchemas,
  ).toEqual({
    thing: {
      version: 2,
      identityAttributes: [
        {
          name: "account",
          type: utf8('"string"'),
          requiredForImport: true,
          optionalForImport: false,
          description: "Whose it is.",
        },
        {
          name: "zones",
          type: utf8('["list","number"]'),
          requiredForImport: false,
          optionalForImport: true,
          description: "Where it is.",
        },
      ],
    },
  });
});

describe("a read", () => {
  test("adds an identity to an object without one", async () => {
    const { read: run } = await serve({ read: setting({ account: "ada", zones: [1, 2] }) });
    const response = await run(undefined);
    expect(response.diagnostics).toEqual([]);
    expect(read(response.newIdentity)).toEqual({ account: "ada", zones: [1, 2] });
  });

  test("keeps an identity that the handler does not set", async () => {
    const response = await (await serve({})).read(ada);
    expect(response.diagnostics).toEqual([]);
    expect(read(response.newIdentity)).toEqual({ account: "ada" });
  });

  test("fails without an identity", async () => {
    const wrong: ObjectValue[] = [
      { account: null, zones: null },
      { account: unknown, zones: null },
    ];
    for (const handler of [async () => {}, ...wrong.map(setting)]) {
      const response = await (await serve({ read: handler })).read(undefined);
      expect(response.diagnostics).toMatchObject([missing]);
      expect(decoded(schema, response.newState)).toEqual({ name: "a", id: "1" });
    }
  });

  test("fails if the identity changes", async () => {
    const { read: run } = await serve({ read: setting({ account: "bob", zones: null }) });
    expect((await run(ada)).diagnostics).toMatchObject([changed]);
  });

  test("can change an identity that is mutable", async () => {
    const { read: run } = await serve(
      { read: setting({ account: "bob", zones: null }) },
      { ...identity, mutable: true },
    );
    const response = await run(ada);
    expect(response.diagnostics).toEqual([]);
    expect(read(response.newIdentity)).toEqual({ account: "bob" });
  });

  test("of a deleted object, or a failed read, needs no identity", async () => {
    const gone = await serve({
      async read(_request, response) {
        response.state = null;
      },
    });
    expect(await gone.read(undefined)).toMatchObject({ diagnostics: [], newIdentity: undefined });
    const failing = await serve({ read: () => Promise.reject(new Error("no")) });
    const response = await failing.read(ada);
    expect(response.diagnostics).toHaveLength(1);
    expect(read(response.newIdentity)).toEqual({ account: "ada" });
  });
});

describe("a plan", () => {
  test("keeps the identity, and has none for an object to be created", async () => {
    const { plan } = await serve({});
    expect(read((await plan(state, state, ada)).plannedIdentity)).toEqual({ account: "ada" });
    expect(read((await plan(state, none, ada)).plannedIdentity)).toEqual({ account: "ada" });
    const created = await plan(none, state);
    expect(created).toMatchObject({ diagnostics: [], plannedIdentity: undefined });
  });

  test("can set the identity of an object to be created, but not change that of an existing one", async () => {
    const { plan } = await serve({ modifyPlan: setting({ account: "bob" }) });
    const created = await plan(none, state);
    expect(created.diagnostics).toEqual([]);
    expect(read(created.plannedIdentity)).toEqual({ account: "bob" });
    expect((await plan(state, state, ada)).diagnostics).toMatchObject([changed]);
  });
});

describe("an apply", () => {
  const set: Partial<Resource> = {
    async create({ plan }, response) {
      response.state = { ...plan, id: "1" };
      response.identity = { account: "bob" };
    },
    async update({ plan }, response) {
      response.state = plan;
      response.identity = { account: "bob", zones: null };
    },
  };

  test("sets the identity of a new object, regardless of the planned one", async () => {
    const { apply } = await serve(set);
    for (const planned of [undefined, ada]) {
      const response = await apply(none, encoded(schema, { name: "a", id: unknown }), planned);
      expect(response.diagnostics).toEqual([]);
      expect(read(response.newIdentity)).toEqual({ account: "bob" });
    }
  });

  test("fails with an identity that does not match its schema, and keeps the new object", async () => {
    const { apply } = await serve({
      async create({ plan }, response) {
        response.state = { ...plan, id: "1" };
        response.identity = { account: 5 };
      },
    });
    const response = await apply(none, encoded(schema, { name: "a", id: unknown }), ada);
    expect(response.diagnostics).toMatchObject([{ severity: 1, summary: "Invalid identity after apply" }]);
    expect(decoded(schema, response.newState)).toEqual({ name: "a", id: "1" });
    expect(response.newIdentity).toEqual(ada);
  });

  test("fails without an identity, and keeps the new object", async () => {
    const { apply } = await serve({});
    const response = await apply(none, encoded(schema, { name: "a", id: unknown }));
    expect(response.diagnostics).toMatchObject([missing]);
    expect(decoded(schema, response.newState)).toEqual({ name: "a", id: "1" });
  });

  test("fails if an update changes the identity, unless it is mutable", async () => {
    expect((await (await serve(set)).apply(state, state, ada)).diagnostics).toMatchObject([changed]);
    const { apply } = await serve(set, { ...identity, mutable: true });
    expect((await apply(state, state, ada)).diagnostics).toEqual([]);
  });
});

describe("an import", () => {
  const byIdentity: Partial<Resource> = {
    async importState({ id, identity: said }, response) {
      if (said === null) response.identity = { account: id };
      return { name: said === null ? "by id" : `by ${said.account as string}` };
    },
  };

  test("by identity passes the user's identity to the handler", async () => {
    const response = await (await serve(byIdentity)).import({ identity: ada });
    expect(response.diagnostics).toEqual([]);
    const [imported] = response.importedResources;
    expect(decoded(schema, imported?.state)).toEqual({ name: "by ada" });
    expect(read(imported?.identity)).toEqual({ account: "ada" });
  });

  test("by ID can return an identity", async () => {
    const [imported] = (await (await serve(byIdentity)).import({ id: "eve" })).importedResources;
    expect(decoded(schema, imported?.state)).toEqual({ name: "by id" });
    expect(read(imported?.identity)).toEqual({ account: "eve" });
  });

  test("is followed by a read that completes the identity; later reads cannot change it", async () => {
    const resource = await serve({ ...byIdentity, read: setting({ account: "ada", zones: [1] }) });
    const [imported] = (await resource.import({ identity: ada })).importedResources;
    const first = await resource.read(imported?.identity, imported?.private);
    expect(first.diagnostics).toEqual([]);
    expect(read(first.newIdentity)).toEqual({ account: "ada", zones: [1] });
    expect(first.private).toEqual(new Uint8Array());
    expect((await resource.read(ada, first.private)).diagnostics).toMatchObject([changed]);
  });
});

describe("UpgradeResourceIdentity", () => {
  const upgrade = async (version: number, json: string) =>
    call((await serve({})).service, "UpgradeResourceIdentity", messages.UpgradeResourceIdentity, {
      typeName,
      version,
      rawIdentity: { json: utf8(json), flatmap: {} },
    });

  test("upgrades an older version, and keeps the current version unchanged", async () => {
    const older = await upgrade(1, '{"owner":"ada"}');
    expect(older.diagnostics).toEqual([]);
    expect(read(older.upgradedIdentity)).toEqual({ account: "ada" });
    const current = await upgrade(2, '{"account":"ada","zones":[3]}');
    expect(read(current.upgradedIdentity)).toEqual({ account: "ada", zones: [3] });
  });

  test("fails for a version without an upgrader, and for a mismatched value", async () => {
    expect((await upgrade(0, "{}")).diagnostics).toMatchObject([{ summary: "Identity cannot be upgraded" }]);
    const wrong = await upgrade(1, '{"owner":["s3cret"]}');
    expect(wrong.diagnostics).toMatchObject([{ summary: "Value does not match the schema" }]);
    expect(JSON.stringify(wrong)).not.toContain("s3cret");
    expect(wrong.upgradedIdentity).toBeUndefined();
  });
});

test("a move receives and returns private values and the identity", async () => {
  let source: unknown;
  const { service } = await serve({
    moveState(from, response) {
      source = [from.private.get("etag"), from.identity, from.identityVersion];
      response.private.set("moved", true);
      response.identity = { account: "ada", zones: null };
      return { name: "moved" };
    },
  });
  const response = await call(service, "MoveResourceState", messages.MoveResourceState, {
    sourceTypeName: "other",
    sourceState: { json: utf8("{}"), flatmap: {} },
    sourcePrivate: utf8('{"etag":5}'),
    sourceIdentity: { json: utf8('{"owner":"ada"}'), flatmap: {} },
    sourceIdentitySchemaVersion: 7,
    targetTypeName: typeName,
  });
  expect(response.diagnostics).toEqual([]);
  expect(source).toEqual([5, { owner: "ada" }, 7]);
  expect(decoded(schema, response.targetState)).toEqual({ name: "moved" });
  expect(response.targetPrivate).toEqual(utf8('{"moved":true}'));
  expect(read(response.targetIdentity)).toEqual({ account: "ada" });
});
