import { numberAttribute, stringAttribute } from "../../src/framework/attributes.js";
import { unknown } from "../../src/framework/values.js";
import type { UpgradeResourceIdentity_Request } from "../../src/tfplugin/gen/tfplugin6.js";
import { createProviderService } from "../../src/tfplugin/service.js";
import { call, decoded, encoded } from "./call.js";
import { hex } from "./hex.js";
import { bookSchema, libraryProvider, librarySchema, shelfSchema } from "./library.js";
import { messages } from "./messages.js";

/** The book identity schema that Terraform receives. */
const identity = {
  attributes: {
    shelf: numberAttribute({ description: "", required: true }),
    id: stringAttribute({ description: "", required: true }),
  },
};

const b7 = { identityData: encoded(identity, { shelf: 1, id: "b7" }) };

const service = createProviderService(libraryProvider);
beforeAll(() =>
  call(service, "ConfigureProvider", messages.ConfigureProvider, { config: encoded(librarySchema, {}) }),
);

const utf8 = (text: string) => new TextEncoder().encode(text);
const json = (text: string) => ({ json: utf8(text), flatmap: {} });

describe("GetResourceIdentitySchemas", () => {
  test("returns the identity schemas of resources", async () => {
    const { identitySchemas, diagnostics } = await call(
      service,
      "GetResourceIdentitySchemas",
      messages.GetResourceIdentitySchemas,
    );
    expect(diagnostics).toEqual([]);
    expect(identitySchemas).toEqual({
      book: {
        version: 0,
        identityAttributes: [
          {
            name: "shelf",
            type: utf8('"number"'),
            requiredForImport: true,
            optionalForImport: false,
            description: "Where it stands.",
          },
          {
            name: "id",
            type: utf8('"string"'),
            requiredForImport: true,
            optionalForImport: false,
            description: "What is on its back.",
          },
        ],
      },
    });
  });

  test("is empty if no resource has an identity", async () => {
    const plain = createProviderService({ ...libraryProvider, resources: {}, listResources: {} });
    expect(await call(plain, "GetResourceIdentitySchemas", messages.GetResourceIdentitySchemas)).toEqual({
      identitySchemas: {},
      diagnostics: [],
    });
  });
});

describe("UpgradeResourceIdentity", () => {
  const upgrade = (request: Partial<UpgradeResourceIdentity_Request>) =>
    call(service, "UpgradeResourceIdentity", messages.UpgradeResourceIdentity, {
      typeName: "book",
      ...request,
    });

  test("returns an identity of the current version", async () => {
    const response = await upgrade({ version: 0, rawIdentity: json('{"shelf":1,"id":"b7"}') });
    expect(response.diagnostics).toEqual([]);
    expect(decoded(identity, response.upgradedIdentity?.identityData)).toEqual({ shelf: 1, id: "b7" });
  });

  test("fails for another version", async () => {
    const response = await upgrade({ version: 1, rawIdentity: json('{"shelf":1,"id":"b7"}') });
    expect(response.diagnostics).toMatchObject([
      {
        severity: 1,
        summary: "Identity cannot be upgraded",
        detail: expect.stringMatching(/^The identity of book has version 1, .* writes version 0\./),
      },
    ]);
    expect(response.upgradedIdentity).toBeUndefined();
  });

  test("fails for a mismatched value with its path, without quoting it", async () => {
    const response = await upgrade({ rawIdentity: json('{"shelf":1,"id":["s3cret"]}') });
    expect(response.diagnostics).toMatchObject([
      { summary: "Value does not match the schema", attribute: { steps: [{ selector: { value: "id" } }] } },
    ]);
    expect(JSON.stringify(response)).not.toContain("s3cret");
  });

  test("fails without an identity", async () => {
    const response = await upgrade({});
    expect(response.diagnostics).toMatchObject([{ severity: 1 }]);
    expect(response.upgradedIdentity).toBeUndefined();
  });

  test("fails for a resource without an identity, and for an unknown resource type", async () => {
    expect((await upgrade({ typeName: "shelf" })).diagnostics).toMatchObject([
      { summary: "Identity not supported" },
    ]);
    expect((await upgrade({ typeName: "toString" })).diagnostics).toMatchObject([
      { summary: "Unknown resource type" },
    ]);
  });
});

describe("ReadResource", () => {
  const read = (title: string | null, request = {}) =>
    call(service, "ReadResource", messages.ReadResource, {
      typeName: "book",
      currentState: encoded(bookSchema, { shelf: 1, id: "b7", title }),
      ...request,
    });

  test("returns the identity of the object", async () => {
    const { newIdentity } = await read("Emma");
    expect(decoded(identity, newIdentity?.identityData)).toEqual({ shelf: 1, id: "b7" });
  });

  test("keeps the identity of a deleted object", async () => {
    const response = await read("gone", { currentIdentity: b7 });
    expect(decoded(bookSchema, response.newState)).toBeNull();
    expect(response.newIdentity).toEqual(b7);
  });

  test("keeps the identity of an object that cannot be read", async () => {
    const response = await read("unreadable", {
      currentState: encoded(bookSchema, { title: "unreadable" }),
      currentIdentity: b7,
    });
    expect(response.diagnostics).toMatchObject([{ summary: "Cannot be read" }]);
    expect(response.newIdentity).toEqual(b7);
  });

  test("keeps the identity when the request itself cannot be read", async () => {
    const currentState = { msgpack: hex("01"), json: hex("") };
    const response = await read(null, { currentState, currentIdentity: b7 });
    expect(response.diagnostics).toMatchObject([{ summary: "Value does not match the schema" }]);
    expect(response.newIdentity).toEqual(b7);
  });

  test("returns no identity for a deleted object that never had one", async () => {
    expect((await read("gone")).newIdentity).toBeUndefined();
  });
});

describe("PlanResourceChange", () => {
  const prior = { shelf: 1, id: "b7", title: "Emma" };
  const plan = (priorState: typeof prior | null, proposed: Record<string, string | number> | null) =>
    call(service, "PlanResourceChange", messages.PlanResourceChange, {
      typeName: "book",
      priorState: encoded(bookSchema, priorState),
      proposedNewState: encoded(bookSchema, proposed),
      config: encoded(bookSchema, proposed && { shelf: 1, title: "Emma", text: "…" }),
      ...(priorState && { priorIdentity: b7 }),
    });

  test("of a creation has no identity", async () => {
    expect((await plan(null, { shelf: 1, title: "Emma", text: "…" })).plannedIdentity).toBeUndefined();
  });

  test("of an update has the current identity", async () => {
    const { plannedIdentity, diagnostics } = await plan(prior, { ...prior, text: "…" });
    expect(diagnostics).toEqual([]);
    expect(decoded(identity, plannedIdentity?.identityData)).toEqual({ shelf: 1, id: "b7" });
  });

  test("of a deletion has the current identity", async () => {
    const { plannedIdentity } = await plan(prior, null);
    expect(decoded(identity, plannedIdentity?.identityData)).toEqual({ shelf: 1, id: "b7" });
  });
});

describe("ApplyResourceChange", () => {
  const apply = (
    priorState: Record<string, string | number> | null,
    plannedState: Parameters<typeof encoded>[1],
  ) =>
    call(service, "ApplyResourceChange", messages.ApplyResourceChange, {
      typeName: "book",
      priorState: encoded(bookSchema, priorState),
      plannedState: encoded(bookSchema, plannedState),
      config: encoded(bookSchema, plannedState && { shelf: 1, title: "Emma" }),
      ...(priorState && { plannedIdentity: b7 }),
    });

  test("of a creation has the identity of the new object", async () => {
    const { newIdentity, diagnostics } = await apply(null, { shelf: 2, id: unknown, title: "Emma" });
    expect(diagnostics).toEqual([]);
    expect(decoded(identity, newIdentity?.identityData)).toEqual({ shelf: 2, id: "b1" });
  });

  test("of a deletion keeps the identity", async () => {
    const response = await apply({ shelf: 1, id: "b7", title: "Emma" }, null);
    expect(response.diagnostics).toEqual([]);
    expect(response.newIdentity).toEqual(b7);
  });

  test("of a failed deletion has the identity of the object", async () => {
    const response = await apply({ shelf: 1, id: "b7", title: "chained" }, null);
    expect(response.diagnostics).toMatchObject([{ summary: "Cannot be removed" }]);
    expect(decoded(identity, response.newIdentity?.identityData)).toEqual({ shelf: 1, id: "b7" });
  });
});

test("no RPC returns an identity for a resource without one", async () => {
  const state = encoded(shelfSchema, { number: 1 });
  const typeName = "shelf";
  const read = await call(service, "ReadResource", messages.ReadResource, { typeName, currentState: state });
  const change = { typeName, priorState: state, config: state };
  const planned = await call(service, "PlanResourceChange", messages.PlanResourceChange, {
    ...change,
    proposedNewState: state,
  });
  const applied = await call(service, "ApplyResourceChange", messages.ApplyResourceChange, {
    ...change,
    plannedState: state,
  });
  expect([read.diagnostics, planned.diagnostics, applied.diagnostics]).toEqual([[], [], []]);
  expect([read.newIdentity, planned.plannedIdentity, applied.newIdentity]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
