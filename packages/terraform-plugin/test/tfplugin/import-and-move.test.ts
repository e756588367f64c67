import { numberAttribute, stringAttribute } from "../../src/framework/attributes.js";
import type { MoveResourceState_Request } from "../../src/tfplugin/gen/tfplugin6.js";
import { createProviderService } from "../../src/tfplugin/service.js";
import { call, decoded, encoded } from "./call.js";
import { bookSchema, libraryProvider, librarySchema } from "./library.js";
import { messages } from "./messages.js";

const identity = {
  attributes: {
    shelf: numberAttribute({ description: "", required: true }),
    id: stringAttribute({ description: "", required: true }),
  },
};

const service = createProviderService(libraryProvider);
beforeAll(() =>
  call(service, "ConfigureProvider", messages.ConfigureProvider, { config: encoded(librarySchema, {}) }),
);

describe("ImportResourceState", () => {
  const imported = async (request: {
    typeName?: string;
    id?: string;
    identity?: Record<string, string | number>;
  }) => {
    const { identity: values, ...rest } = request;
    const response = await call(service, "ImportResourceState", messages.ImportResourceState, {
      typeName: "book",
      ...rest,
      ...(values && { identity: { identityData: encoded(identity, values) } }),
    });
    const [resource] = response.importedResources;
    return {
      ...response,
      state: decoded(bookSchema, resource?.state),
      identity: decoded(identity, resource?.identity?.identityData),
    };
  };

  test("by identity returns a state with only the identity attributes", async () => {
    const { importedResources, diagnostics, state, identity } = await imported({
      identity: { shelf: 1, id: "b7" },
    });
    expect(diagnostics).toEqual([]);
    expect(importedResources).toHaveLength(1);
    expect(importedResources[0]).toMatchObject({ typeName: "book", private: new Uint8Array() });
    expect(state).toEqual({ shelf: 1, id: "b7" });
    expect(identity).toEqual({ shelf: 1, id: "b7" });
  });

  test("by ID returns the identity of the object", async () => {
    const { state, identity } = await imported({ id: "2/b3" });
    expect(state).toEqual({ shelf: 2, id: "b3" });
    expect(identity).toEqual({ shelf: 2, id: "b3" });
  });

  test("by an ID that does not determine the identity leaves it to the subsequent read", async () => {
    const { importedResources, state } = await imported({ id: "2" });
    expect(state).toEqual({ shelf: 2 });
    expect(importedResources[0]?.identity).toBeUndefined();
  });

  test("by ID ignores an identity in the request", async () => {
    const { state } = await imported({ id: "2/b3", identity: { shelf: 1, id: "b7" } });
    expect(state).toEqual({ shelf: 2, id: "b3" });
  });

  test("fails without an ID or identity", async () => {
    const { importedResources, diagnostics } = await imported({});
    expect(importedResources).toEqual([]);
    expect(diagnostics).toMatchObject([{ summary: "Missing id" }]);
  });

  test("fails by identity for a resource without one", async () => {
    const { importedResources, diagnostics } = await imported({
      typeName: "shelf",
      identity: { shelf: 1, id: "b7" },
    });
    expect(importedResources).toEqual([]);
    expect(diagnostics).toEqual([
      {
        severity: 1,
        summary: "Identity not supported",
        detail: "The resource type shelf has no identity. Use the import ID of the object instead.",
      },
    ]);
  });
});

describe("MoveResourceState", () => {
  const move = (json: string, request: Partial<MoveResourceState_Request> = {}) =>
    call(service, "MoveResourceState", messages.MoveResourceState, {
      sourceProviderAddress: "registry.terraform.io/old/papyrus",
      sourceTypeName: "scroll",
      sourceSchemaVersion: 3,
      sourceState: { json: new TextEncoder().encode(json), flatmap: {} },
      sourcePrivate: new TextEncoder().encode("of another provider"),
      targetTypeName: "book",
      ...request,
    });

  test("passes the state with its address, type, and version, and returns state and identity", async () => {
    const response = await move('{"shelf":4,"id":"s9","length":null}');
    expect(response.diagnostics).toEqual([]);
    expect(decoded(bookSchema, response.targetState)).toEqual({
      shelf: 4,
      id: "s9",
      title: "registry.terraform.io/old/papyrus 3",
    });
    expect(decoded(identity, response.targetIdentity?.identityData)).toEqual({ shelf: 4, id: "s9" });
    expect(response.targetPrivate).toEqual(new Uint8Array());
  });

  test("fails for an unsupported source type", async () => {
    const response = await move("{}", { sourceTypeName: "tablet" });
    expect(response.diagnostics).toMatchObject([{ severity: 1, summary: "Move not supported" }]);
    expect(decoded(bookSchema, response.targetState)).toBeNull();
    expect(response.targetIdentity).toBeUndefined();
  });

  for (const [name, json] of [
    ["JSON", '{"token":"s3cret"'],
    ["an object", '["s3cret"]'],
  ] as const) {
    test(`fails for a state that is not ${name} without quoting it`, async () => {
      const response = await move(json);
      expect(response.diagnostics).toEqual([
        {
          severity: 1,
          summary: "State cannot be read",
          detail:
            "The state of scroll to be moved is not a JSON object. Import the object instead of moving it.",
        },
      ]);
    });
  }

  test("fails for a state written by Terraform 0.11", async () => {
    const response = await move("", {});
    expect(response.diagnostics).toMatchObject([{ summary: "State is too old" }]);
  });

  test("fails for an unknown target type", async () => {
    const response = await move("{}", { targetTypeName: "clay" });
    expect(response.diagnostics).toMatchObject([{ summary: "Unknown resource type" }]);
    expect(response.targetState).toBeUndefined();
  });
});
