import { listNestedAttribute, stringAttribute } from "../../src/framework/attributes.js";
import { DiagnosticError } from "../../src/framework/diagnostics.js";
import type { RawState } from "../../src/framework/provider-server.js";
import type { Resource } from "../../src/framework/resource.js";
import { type ObjectValue, unknown, type Value } from "../../src/framework/values.js";
import { configuredServerOf, noBytes, privateBytes, serverOf, signal, thingSchema } from "./things.js";

const stored = { name: "Home", secret: null, id: "1" };
const refused = new DiagnosticError("Failed to read thing", "It does not answer.");
const refusal = { severity: "error", summary: "Failed to read thing", detail: "It does not answer." };

async function read(handler: Resource<string>["read"]) {
  const server = await configuredServerOf({ read: handler });
  const bytes = privateBytes("step", 1);
  return server.readResource({ typeName: "thing", currentState: stored, private: bytes, signal });
}

test("read receives the client, state, signal, and private values, and returns its state", async () => {
  const result = await read(async (request, response) => {
    expect(request).toEqual({ client: "client", state: stored, signal, providerMeta: null });
    expect(response.private.get("step")).toBe(1);
    response.private.set("step", 2);
    response.state = { name: "elsewhere", id: "1" };
  });
  expect(result).toEqual({
    state: { name: "elsewhere", secret: null, id: "1" },
    identity: null,
    private: privateBytes("step", 2),
    diagnostics: [],
  });
});

test("read keeps the stored spelling and the unchanged private values", async () => {
  const result = await read(async (_request, response) => {
    response.state = { name: "HOME", id: "2" };
  });
  expect(result).toEqual({
    state: { name: "Home", secret: null, id: "2" },
    identity: null,
    private: privateBytes("step", 1),
    diagnostics: [],
  });
});

test("read returns null for a deleted object", async () => {
  const result = await read(async (_request, response) => {
    response.state = null;
  });
  expect(result.state).toBeNull();
  expect(result.diagnostics).toEqual([]);
});

test("fails in read, and keeps the state and the private values", async () => {
  const result = await read(() => Promise.reject(refused));
  expect(result).toEqual({
    state: stored,
    identity: null,
    private: privateBytes("step", 1),
    diagnostics: [refusal],
  });
});

test("fails when a read leaves an unknown value", async () => {
  const result = await read(async (_request, response) => {
    response.state = { name: "Home", id: unknown };
  });
  expect(result.state).toEqual({ name: "Home", secret: null, id: null });
  expect(result.diagnostics.map(({ detail }) => detail)).toEqual([
    "reading thing left id unknown. This is always a bug in the provider; please report it to its developers.",
  ]);
});

async function importThing(handlers: Partial<Resource<string>>) {
  const server = await configuredServerOf(handlers);
  return server.importResourceState({ typeName: "thing", id: "7", identity: null, signal });
}

test("import receives the client, id, and signal; omitted attributes are null, and blocks are empty", async () => {
  const inner = { nesting: "list", description: "", attributes: {} } as const;
  const result = await importThing({
    schema: {
      ...thingSchema,
      blocks: { rule: inner, one: { ...inner, nesting: "single" }, map: { ...inner, nesting: "map" } },
    },
    async importState({ client, id, signal: passed, diagnostics }) {
      expect([client, passed]).toEqual(["client", signal]);
      diagnostics.warning("Old thing", "Get a new one.");
      return { id };
    },
  });
  expect(result).toEqual({
    state: { name: null, secret: null, id: "7", rule: [], one: null, map: new Map() },
    identity: null,
    private: noBytes,
    diagnostics: [{ severity: "warning", summary: "Old thing", detail: "Get a new one." }],
  });
});

test("import drops write-only values, and calls its handler as a method of the resource", async () => {
  const result = await importThing({
    async importState({ id }) {
      expect(this?.schema).toBe(thingSchema);
      return { id, secret: "s3cret" };
    },
  });
  expect(result.state).toEqual({ name: null, secret: null, id: "7" });
});

test("fails to import with both thrown and collected errors", async () => {
  expect(await importThing({ importState: () => Promise.reject(refused) })).toEqual({
    state: null,
    identity: null,
    private: noBytes,
    diagnostics: [refusal],
  });
  const collected = await importThing({
    async importState({ id, diagnostics }) {
      diagnostics.error("Failed to read thing", "It does not answer.");
      return { id };
    },
  });
  expect(collected).toEqual({ state: null, identity: null, private: noBytes, diagnostics: [refusal] });
});

test("fails to import a resource without import support", async () => {
  expect(await importThing({})).toEqual({
    state: null,
    identity: null,
    private: noBytes,
    diagnostics: [
      {
        severity: "error",
        summary: "Import not supported",
        detail: "The resource type thing cannot be imported.",
      },
    ],
  });
});

test("fails when an import by id finds nothing", async () => {
  for (const found of [{}, { name: null }]) {
    const { state, diagnostics } = await importThing({ importState: async () => found });
    expect(state).toBeNull();
    expect(diagnostics).toMatchObject([{ severity: "error", summary: "Missing state after import" }]);
  }
});

test("an import passes private values to the following operations", async () => {
  const result = await importThing({
    async importState({ id }, response) {
      response.private.set("etag", 5);
      return { id };
    },
  });
  expect(result.private).toEqual(privateBytes("etag", 5));
});

const oldSchema = {
  description: "",
  attributes: { label: stringAttribute({ optional: true, description: "" }) },
};

function upgrade(version: number, decode: RawState["decode"], to: (state: ObjectValue) => ObjectValue) {
  const server = serverOf({
    schema: {
      ...thingSchema,
      version: 2,
      attributes: {
        ...thingSchema.attributes,
        rules: listNestedAttribute(
          { name: stringAttribute({ optional: true, description: "" }) },
          { optional: true, description: "" },
        ),
      },
    },
    upgraders: { 1: { priorSchema: oldSchema, upgrade: to } },
  });
  return server.upgradeResourceState({ typeName: "thing", version, rawState: { decode } });
}

const unexpected = () => {
  throw new TypeError("not expected to be called");
};

test("a state of the current version is returned without decoding", () => {
  expect(upgrade(2, unexpected, unexpected)).toEqual({ state: "unchanged", diagnostics: [] });
});

test("an older state is decoded with its schema and upgraded, without write-only values", () => {
  const decode = (type: unknown): Value => {
    expect(type).toEqual(["object", { label: "string" }]);
    return { label: "a" };
  };
  const result = upgrade(1, decode, ({ label }) => ({ name: label ?? null, secret: "s", rules: [{}] }));
  expect(result).toEqual({
    state: { name: "a", secret: null, id: null, rules: [{ name: null }] },
    diagnostics: [],
  });
});

test("fails on a state of a version without an upgrader", () => {
  expect(upgrade(0, unexpected, unexpected)).toEqual({
    state: null,
    diagnostics: [
      {
        severity: "error",
        summary: "State cannot be upgraded",
        detail:
          "The state of thing has version 0, which this version of the provider cannot read. Use a version of the provider that can, or remove the object from the state and import it again.",
      },
    ],
  });
});

test("fails on a state that is not a valid object, and when an upgrader throws", () => {
  const refuse = () => {
    throw refused;
  };
  expect(upgrade(1, refuse, unexpected)).toEqual({ state: null, diagnostics: [refusal] });
  expect(upgrade(1, () => ({ label: "a" }), refuse)).toEqual({ state: null, diagnostics: [refusal] });
  expect(upgrade(1, () => null, unexpected).diagnostics[0]?.detail).toContain(
    "Failed to upgrade the state of thing: TypeError: the stored state is not an object",
  );
});
