import { decoded, encoded } from "../../packages/terraform-plugin/test/tfplugin/call.js";
import {
  bookSchema,
  doorSchema,
  librarySchema,
  querySchema,
  shelvingSchema,
} from "../../packages/terraform-plugin/test/tfplugin/library.js";
import type { PluginClient, PluginUnderTest } from "../helpers/plugin-process.js";
import { callRpc, logged, streamRpc, usePlugin } from "./process.js";

const start = usePlugin("library-main.ts");
let plugin: PluginUnderTest;
beforeEach(async () => {
  plugin = await start({ TF_LOG: "TRACE" });
  await configure("city");
});
afterEach(() => plugin.stop());

const configure = (name: string) =>
  callRpc(plugin, "ConfigureProvider", { config: encoded(librarySchema, { name }) });
const readDoor = (client: PluginClient, state: string) =>
  callRpc(client, "ReadDataSource", { typeName: "door", config: encoded(doorSchema, { state }) });
const query = (count: number, ending: string | null = null) => ({
  typeName: "book",
  config: encoded(querySchema, { count, ending }),
  limit: 1_000_000,
});

test("a plan of 20 MB survives the round trip", async () => {
  const text = "0123456789åäö✓".repeat(1_000_000);
  const proposed = { shelf: 1, title: "Emma", text };
  const { plannedState, diagnostics } = await callRpc(plugin, "PlanResourceChange", {
    typeName: "book",
    priorState: encoded(bookSchema, null),
    proposedNewState: encoded(bookSchema, proposed),
    config: encoded(bookSchema, proposed),
  });
  expect(diagnostics).toEqual([]);
  expect(plannedState?.msgpack.length).toBeGreaterThan(19_000_000);
  expect(decoded(bookSchema, plannedState)?.text === text).toBe(true);
});

test("each of 100 concurrent calls gets its own response", async () => {
  const shelves = Array.from({ length: 100 }, (_, index) => index);
  const states = await Promise.all(
    shelves.map(async (shelf) => {
      const { newState } = await callRpc(plugin, "ReadResource", {
        typeName: "book",
        currentState: encoded(bookSchema, { shelf, id: `b${shelf}`, title: "Emma" }),
      });
      return decoded(bookSchema, newState)?.shelf;
    }),
  );
  expect(states).toEqual(shelves);
});

test("calls and streams get responses while others wait", async () => {
  const waiting = readDoor(plugin, "closed");
  const list = streamRpc(plugin, "ListResource", query(1, "wait"));
  await list.next();
  expect((await readDoor(plugin, "open")).diagnostics).toEqual([]);
  await callRpc(plugin, "StopProvider");
  expect((await waiting).diagnostics).toMatchObject([{ summary: "Stopped" }]);
  await list.return(undefined);
});

test("a list of 10,000 objects arrives completely and in order", async () => {
  const names: string[] = [];
  for await (const { displayName } of streamRpc(plugin, "ListResource", query(10_000))) {
    names.push(displayName);
  }
  expect(names).toHaveLength(10_000);
  expect([names[0], names[9_999]]).toEqual(["Book 1", "Book 10000"]);
});

describe("StopProvider", () => {
  test("makes a running operation respond", async () => {
    const waiting = readDoor(plugin, "closed");
    await logged(plugin, "Received request", "ReadDataSource");
    expect(await callRpc(plugin, "StopProvider")).toEqual({ Error: "" });
    expect((await waiting).diagnostics).toMatchObject([
      { severity: 1, summary: "Stopped", detail: "The door stays closed." },
    ]);
  });

  test("ends a running list with an error in its last event", async () => {
    const list = streamRpc(plugin, "ListResource", query(1, "wait"));
    expect((await list.next()).value).toMatchObject({ displayName: "Book 1" });
    await callRpc(plugin, "StopProvider");
    expect((await list.next()).value).toMatchObject({
      diagnostic: [{ severity: 1, summary: "List stopped" }],
    });
    expect((await list.next()).done).toBe(true);
  });

  test("has no effect after the next ConfigureProvider", async () => {
    await callRpc(plugin, "StopProvider");
    expect((await readDoor(plugin, "open")).diagnostics).toMatchObject([{ summary: "Stopped" }]);
    await configure("city");
    expect((await readDoor(plugin, "open")).diagnostics).toEqual([]);
  });
});

test("a list ends in the provider when its client cancels it", async () => {
  const list = streamRpc(plugin, "ListResource", query(1, "wait"));
  await list.next();
  await list.return(undefined);
  await logged(plugin, "Served request", "ListResource");
});

test("every ConfigureProvider replaces the previous configuration", async () => {
  for (const name of ["village", "castle"]) {
    await configure(name);
    const { state } = await readDoor(plugin, "open");
    expect(decoded(doorSchema, state)?.library).toBe(name);
  }
});

describe("an action", () => {
  const shelving = (books: number, ending: string | null = null) => ({
    actionType: "shelving",
    config: encoded(shelvingSchema, { books, ending }),
  });
  const progress = (message: string) => ({ type: { $case: "progress", value: { message } } });

  test("reports its progress while it runs, and StopProvider ends it", async () => {
    const events = streamRpc(plugin, "InvokeAction", shelving(2, "wait"));
    expect((await events.next()).value).toEqual(progress("city: book 1"));
    expect((await events.next()).value).toEqual(progress("city: book 2"));
    expect((await readDoor(plugin, "open")).diagnostics).toEqual([]);
    await callRpc(plugin, "StopProvider");
    expect((await events.next()).value).toMatchObject({
      type: { $case: "completed", value: { diagnostics: [{ severity: 1, summary: "Shelving stopped" }] } },
    });
    expect((await events.next()).done).toBe(true);
  });

  test("reports 10,000 steps in order", async () => {
    const messages: unknown[] = [];
    for await (const { type } of streamRpc(plugin, "InvokeAction", shelving(10_000))) {
      messages.push(type?.$case === "progress" ? type.value.message : type?.$case);
    }
    expect(messages).toHaveLength(10_001);
    expect([messages[0], messages[9_999], messages[10_000]]).toEqual([
      "city: book 1",
      "city: book 10000",
      "completed",
    ]);
  });

  test("ends when its client cancels it", async () => {
    const events = streamRpc(plugin, "InvokeAction", shelving(1, "wait"));
    await events.next();
    await events.return(undefined);
    await logged(plugin, "Served request", "InvokeAction");
  });
});
