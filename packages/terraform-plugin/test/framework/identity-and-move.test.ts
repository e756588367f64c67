import { identityOf, identitySchema } from "../../src/framework/identity.js";
import { PrivateState } from "../../src/framework/private-state.js";
import type { Resource } from "../../src/framework/resource.js";
import { unknown } from "../../src/framework/values.js";
import { configuredServerOf, noBytes, serverOf, signal, thingSchema } from "./things.js";

const identity = ["name", "id"] as const;
const stored = { name: "a", secret: null, id: "1" };
const thing: Resource<string> = {
  schema: thingSchema,
  identity,
  create: async () => {},
  read: async () => {},
  update: async () => {},
  delete: async () => {},
};

test("an identity consists of the attributes that it names, all of them required", () => {
  expect(identitySchema(thing)).toEqual({
    attributes: {
      name: { required: true, type: "string", description: "" },
      id: { required: true, type: "string", description: "" },
    },
  });
  expect(identitySchema(thing)).toBe(identitySchema(thing));
  const { identity: _none, ...without } = thing;
  expect(identitySchema(without)).toBeUndefined();
  expect(identityOf(without, stored)).toBeNull();
});

test("an identity is known when all of its attributes are", () => {
  expect(identityOf(thing, stored)).toEqual({ name: "a", id: "1" });
  expect(identityOf(thing, { ...stored, id: null })).toBeNull();
  expect(identityOf(thing, { ...stored, id: unknown })).toBeNull();
  expect(identityOf(thing, null)).toBeNull();
});

test("the schemas contain the identities of the resources", () => {
  expect(serverOf({ identity }).schemas.identities).toEqual({
    thing: {
      attributes: {
        name: { required: true, type: "string", description: "" },
        id: { required: true, type: "string", description: "" },
      },
    },
  });
  expect(serverOf({}).schemas.identities).toEqual({});
});

test("read, plan, and apply return the identity of the object", async () => {
  const server = await configuredServerOf({
    identity,
    read: async () => {},
    create: async (_request, response) => {
      response.state = stored;
    },
    delete: async () => {},
  });
  const typeName = "thing";
  const known = { name: "a", id: "1" };
  const config = { name: "a", secret: null, id: null };
  const read = await server.readResource({ typeName, currentState: stored, private: noBytes, signal });
  expect(read.identity).toEqual(known);
  const request = { typeName, config, priorPrivate: noBytes, signal };
  const update = await server.planResourceChange({
    ...request,
    priorState: stored,
    proposedNewState: stored,
  });
  expect(update.plannedIdentity).toEqual(known);
  const creation = await server.planResourceChange({
    ...request,
    priorState: null,
    proposedNewState: config,
  });
  expect(creation.plannedIdentity).toBeNull();
  const apply = { typeName, plannedPrivate: noBytes, signal };
  const created = await server.applyResourceChange({
    ...apply,
    priorState: null,
    plannedState: { ...config, id: unknown },
    config,
  });
  expect(created.identity).toEqual(known);
  const deleted = await server.applyResourceChange({
    ...apply,
    priorState: stored,
    plannedState: null,
    config: null,
  });
  expect(deleted.identity).toBeNull();
});

test("an operation without a client keeps the identity", async () => {
  const server = serverOf({ identity });
  const typeName = "thing";
  const read = await server.readResource({ typeName, currentState: stored, private: noBytes, signal });
  expect(read.identity).toEqual({ name: "a", id: "1" });
});

test("an import by identity needs no handler", async () => {
  const server = await configuredServerOf({ identity });
  const request = { typeName: "thing", id: "", identity: { name: "a", id: "1" }, signal };
  expect(await server.importResourceState(request)).toEqual({
    state: { name: "a", secret: null, id: "1" },
    identity: { name: "a", id: "1" },
    private: noBytes,
    diagnostics: [],
  });
});

test("an import by id returns the identity of the object that it finds", async () => {
  const server = await configuredServerOf({ identity, importState: async ({ id }) => ({ name: "a", id }) });
  const result = await server.importResourceState({ typeName: "thing", id: "7", identity: null, signal });
  expect(result.identity).toEqual({ name: "a", id: "7" });
});

const source = {
  providerAddress: "registry.terraform.io/hashicorp/null",
  typeName: "null_resource",
  schemaVersion: 0,
  state: { id: "7" },
  private: new PrivateState(),
  identity: null,
  identityVersion: 0,
};

test("a move copies the attributes of the resource, without write-only values", () => {
  const server = serverOf({
    identity,
    moveState: (passed) => {
      expect(passed).toBe(source);
      return { name: "a", id: String(passed.state.id), secret: "s3cret" };
    },
  });
  expect(server.moveResourceState({ typeName: "thing", source })).toEqual({
    state: { name: "a", secret: null, id: "7" },
    identity: { name: "a", id: "7" },
    private: noBytes,
    diagnostics: [],
  });
});

for (const handlers of [{}, { moveState: () => undefined }]) {
  test(`fails to move from an unsupported type: ${Object.keys(handlers)}`, () => {
    const result = serverOf(handlers).moveResourceState({ typeName: "thing", source });
    expect(result).toEqual({
      state: null,
      identity: null,
      private: noBytes,
      diagnostics: [
        {
          severity: "error",
          summary: "Move not supported",
          detail:
            "The resource type thing cannot take over an object from null_resource of registry.terraform.io/hashicorp/null. Remove the `moved` block, import the object, and remove it from the state of the other resource.",
        },
      ],
    });
  });
}

test("fails with one error when a move throws", () => {
  const server = serverOf({
    moveState() {
      throw new TypeError("x is not a function");
    },
  });
  const { state, diagnostics } = server.moveResourceState({ typeName: "thing", source });
  expect(state).toBeNull();
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]?.detail).toContain(
    "Failed to move an object to thing: TypeError: x is not a function",
  );
});
