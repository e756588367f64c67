import { status } from "@grpc/grpc-js";
import { numberAttribute, stringAttribute, unknown } from "@hostup/terraform-plugin";
import { encoded } from "../../packages/terraform-plugin/test/tfplugin/call.js";
import {
  bookSchema,
  doorSchema,
  librarySchema,
  querySchema,
  shelfSchema,
  shelvingSchema,
  ticketSchema,
} from "../../packages/terraform-plugin/test/tfplugin/library.js";
import { messages } from "../../packages/terraform-plugin/test/tfplugin/messages.js";
import { everyRpc, rpcTable, rpcTableInReadme } from "../../scripts/generate-rpc-table.js";
import type { PluginUnderTest } from "../helpers/plugin-process.js";
import {
  callRpc,
  pathOf,
  type Request,
  type Response,
  type ServedRpc,
  streamRpc,
  usePlugin,
} from "./process.js";

const start = usePlugin("library-main.ts");
let plugin: PluginUnderTest;
beforeAll(async () => {
  plugin = await start();
});
afterAll(() => plugin.stop());

const identitySchema = {
  attributes: {
    shelf: numberAttribute({ description: "", required: true }),
    id: stringAttribute({ description: "", required: true }),
  },
};

const utf8 = (text: string) => new TextEncoder().encode(text);
const book = (attributes: Parameters<typeof encoded>[1]) => encoded(bookSchema, attributes);
const msgpack = (bytes: number[]) => ({ msgpack: Uint8Array.from(bytes), json: new Uint8Array() });

const typeName = "book";
const config = encoded(librarySchema, { name: "city" });
const emma = { shelf: 1, id: "b1", title: "Emma" };
const emmaIdentity = { identityData: encoded(identitySchema, { shelf: 1, id: "b1" }) };
const query = { typeName, config: encoded(querySchema, { count: 1 }) };
const ticket = { typeName: "ticket", config: encoded(ticketSchema, { reader: "Ada" }) };
const shelving = { actionType: "shelving", config: encoded(shelvingSchema, { books: 1 }) };
const door = { typeName: "door", config: encoded(doorSchema, { state: "open" }) };

/** A request for each RPC, and the expected content of its response or of the responses in its stream. */
const examples: {
  [Name in ServedRpc]: readonly [Request<Name>, Partial<Response<Name>> | Partial<Response<Name>>[]];
} = {
  GetMetadata: [
    {},
    {
      diagnostics: [],
      resources: [{ typeName: "book" }, { typeName: "shelf" }],
      listResources: [{ typeName: "book" }],
      actions: [{ typeName: "shelving" }],
    },
  ],
  GetProviderSchema: [{}, { diagnostics: [] }],
  GetResourceIdentitySchemas: [{}, { diagnostics: [] }],
  ValidateProviderConfig: [{ config }, { diagnostics: [] }],
  ConfigureProvider: [{ config, terraformVersion: "1.15.0" }, { diagnostics: [] }],
  ValidateResourceConfig: [{ typeName, config: book({ shelf: 1, title: "Emma" }) }, { diagnostics: [] }],
  UpgradeResourceState: [
    { typeName, version: 0, rawState: { json: utf8('{"shelf":1}'), flatmap: {} } },
    { diagnostics: [], upgradedState: { json: utf8('{"shelf":1}'), msgpack: new Uint8Array() } },
  ],
  UpgradeResourceIdentity: [
    { typeName, version: 0, rawIdentity: { json: utf8('{"shelf":1,"id":"b1"}'), flatmap: {} } },
    { diagnostics: [], upgradedIdentity: emmaIdentity },
  ],
  ReadResource: [
    { typeName, currentState: book(emma), currentIdentity: emmaIdentity, private: utf8('{"a":1}') },
    { diagnostics: [], newState: book(emma), newIdentity: emmaIdentity, private: utf8('{"a":1}') },
  ],
  PlanResourceChange: [
    {
      typeName,
      priorState: book(null),
      proposedNewState: book({ shelf: 1, title: "Emma" }),
      config: book({ shelf: 1, title: "Emma" }),
    },
    { diagnostics: [], plannedState: book({ ...emma, id: unknown }) },
  ],
  ApplyResourceChange: [
    {
      typeName,
      priorState: book(null),
      plannedState: book({ ...emma, id: unknown }),
      config: book({ shelf: 1, title: "Emma" }),
    },
    { diagnostics: [], newState: book(emma), newIdentity: emmaIdentity },
  ],
  ImportResourceState: [
    { typeName, identity: emmaIdentity },
    {
      diagnostics: [],
      importedResources: [
        { typeName, state: book({ shelf: 1, id: "b1" }), identity: emmaIdentity, private: new Uint8Array() },
      ],
    },
  ],
  MoveResourceState: [
    {
      sourceProviderAddress: "registry.terraform.io/old/papyrus",
      sourceTypeName: "scroll",
      sourceState: { json: utf8('{"shelf":1,"id":"b1"}'), flatmap: {} },
      targetTypeName: typeName,
    },
    {
      diagnostics: [],
      targetState: book({ ...emma, title: "registry.terraform.io/old/papyrus 0" }),
      targetIdentity: emmaIdentity,
    },
  ],
  GenerateResourceConfig: [
    { typeName, state: book(emma) },
    { diagnostics: [], config: book({ shelf: 1, title: "Emma" }) },
  ],
  ValidateDataResourceConfig: [door, { diagnostics: [] }],
  ReadDataSource: [door, { diagnostics: [], state: encoded(doorSchema, { state: "open", library: "city" }) }],
  ValidateEphemeralResourceConfig: [ticket, { diagnostics: [] }],
  OpenEphemeralResource: [
    ticket,
    { diagnostics: [], result: encoded(ticketSchema, { reader: "Ada", code: "city-1" }) },
  ],
  RenewEphemeralResource: [
    { typeName: "ticket", private: utf8('{"visits":1}') },
    { diagnostics: [], renewAt: new Date("2026-01-02"), private: utf8('{"visits":2}') },
  ],
  CloseEphemeralResource: [{ typeName: "ticket" }, { diagnostics: [] }],
  GetFunctions: [{}, { diagnostics: [] }],
  CallFunction: [
    // ["a", "b"], "-"
    { name: "join", arguments: [msgpack([0x92, 0xa1, 0x61, 0xa1, 0x62]), msgpack([0xa1, 0x2d])] },
    { result: msgpack([0xa3, 0x61, 0x2d, 0x62]), error: undefined },
  ],
  ValidateListResourceConfig: [query, { diagnostics: [] }],
  ListResource: [
    { ...query, limit: 100, includeResourceObject: true },
    [{ displayName: "Book 1", identity: emmaIdentity, resourceObject: book(emma), diagnostic: [] }],
  ],
  ValidateActionConfig: [{ typeName: shelving.actionType, config: shelving.config }, { diagnostics: [] }],
  PlanAction: [shelving, { diagnostics: [], deferred: undefined }],
  InvokeAction: [
    shelving,
    [
      { type: { $case: "progress", value: { message: "city: book 1" } } },
      { type: { $case: "completed", value: { diagnostics: [] } } },
    ],
  ],
  StopProvider: [{}, { Error: "" }],
};

for (const name of Object.keys(examples) as ServedRpc[]) {
  const [request, expected] = examples[name];
  test(`${name} is served`, async () => {
    if (!Array.isArray(expected)) return expect(await callRpc(plugin, name, request)).toMatchObject(expected);
    const responses: unknown[] = [];
    for await (const response of streamRpc(plugin, name, request)) responses.push(response);
    expect(responses).toMatchObject(expected);
  });
}

test("schemas survive the round trip", async () => {
  const { resourceSchemas, dataSourceSchemas, functions } = await callRpc(plugin, "GetProviderSchema");
  expect(resourceSchemas.book?.block?.attributes.map(({ name }) => name)).toEqual(
    Object.keys(bookSchema.attributes),
  );
  expect(resourceSchemas.shelf?.block?.description).toBe(shelfSchema.description);
  expect(dataSourceSchemas.door?.block?.attributes[0]).toMatchObject({ name: "state", required: true });
  expect(functions.join?.return).toEqual({ type: utf8('"string"') });
  const { identitySchemas } = await callRpc(plugin, "GetResourceIdentitySchemas");
  expect(identitySchemas.book?.identityAttributes.map(({ name }) => name)).toEqual(["shelf", "id"]);
});

describe("the RPCs that are not served", () => {
  const unserved = everyRpc().filter(({ name }) => !Object.hasOwn(messages, name));

  test("are those of state stores", () => {
    expect(unserved.map(({ name }) => name)).toEqual([
      "ValidateStateStoreConfig",
      "ConfigureStateStore",
      "ReadStateBytes",
      "WriteStateBytes",
      "LockState",
      "UnlockState",
      "GetStates",
      "DeleteState",
    ]);
    expect(everyRpc()).toHaveLength(unserved.length + Object.keys(examples).length);
  });

  for (const { name, streams } of unserved) {
    test(`${name} fails with UNIMPLEMENTED`, async () => {
      const call = streams ? plugin.serverStream(pathOf(name)).toArray() : plugin.unary(pathOf(name));
      await expect(call).rejects.toMatchObject({ code: status.UNIMPLEMENTED });
    });
  }
});

test("the table in the package's README matches the RPCs that are served", async () => {
  const other = await start();
  const unimplemented = new Set<string>();
  for (const { name, streams } of everyRpc()) {
    const call = streams ? other.serverStream(pathOf(name)).toArray() : other.unary(pathOf(name));
    await call.catch(({ code }) => code === status.UNIMPLEMENTED && unimplemented.add(name));
  }
  await other.stop();
  expect(rpcTableInReadme()).toBe(rpcTable((name) => !unimplemented.has(name)));
});
