import { stringAttribute } from "../../src/framework/attributes.js";
import { listObjects } from "../../src/framework/list-operation.js";
import type { ListedObject, UnlistedObject } from "../../src/framework/list-resource.js";
import type { Resource } from "../../src/framework/resource.js";
import { objectValue } from "../../src/framework/values.js";

const nothing = async () => {};
const resource: Resource = {
  schema: { description: "", attributes: { id: stringAttribute({ description: "", computed: true }) } },
  identity: ["id"],
  create: nothing,
  read: nothing,
  update: nothing,
  delete: nothing,
};

const thing = (id: string | null): ListedObject => ({
  displayName: `${id}`,
  state: objectValue([["id", id]]),
});

function listed(
  list: () => AsyncGenerator<ListedObject | UnlistedObject>,
  signal: AbortSignal = new AbortController().signal,
) {
  const schema = { description: "", attributes: {} };
  const request = { typeName: "thing", config: {}, limit: 10, signal };
  return listObjects({ schema, list }, resource, () => undefined, request);
}

test("a list ends when its reader stops reading", async () => {
  let ended = false;
  const events = listed(async function* () {
    try {
      yield thing("a");
      yield thing("b");
    } finally {
      ended = true;
    }
  });
  await events.next();
  expect(ended).toBe(false);
  await events.return(undefined);
  expect(ended).toBe(true);
});

test("fails when a list is stopped, and returns no further objects", async () => {
  const controller = new AbortController();
  const events = listed(async function* () {
    yield thing("a");
    controller.abort();
    yield thing("b");
  }, controller.signal);
  expect((await events.next()).value).toMatchObject({ displayName: "a" });
  expect((await events.next()).value).toMatchObject({
    identity: null,
    diagnostics: [
      {
        severity: "error",
        summary: "List stopped",
        detail: "The list of thing was stopped before its end.",
      },
    ],
  });
  expect((await events.next()).done).toBe(true);
});

test("fails on an invalid object in an event of its own, and continues the list", async () => {
  const warning = { severity: "warning", summary: "Old thing", detail: "It is old." } as const;
  const error = { severity: "error", summary: "Broken thing", detail: "It is broken." } as const;
  const events = listed(async function* () {
    yield thing(null);
    yield { diagnostics: [warning] };
    yield { ...thing("a"), diagnostics: [warning] };
    yield { ...thing("b"), diagnostics: [error] };
    yield thing("c");
  });
  const all: unknown[] = [];
  for await (const { displayName, identity, diagnostics } of events) {
    all.push([displayName, identity, diagnostics.map(({ summary }) => summary)]);
  }
  expect(all).toEqual([
    ["null", null, ["Object without an identity"]],
    ["", null, ["Old thing"]],
    ["a", { id: "a" }, ["Old thing"]],
    ["b", null, ["Broken thing"]],
    ["c", { id: "c" }, []],
  ]);
});

test("a list receives the limit and whether states are requested, and warns about a missing state", async () => {
  const own: Resource = {
    ...resource,
    identity: { attributes: { key: { type: "string", required: true, description: "" } } },
  };
  const list = async (includesStates: boolean) => {
    const asked: unknown[] = [];
    const events = listObjects(
      {
        schema: { description: "", attributes: {} },
        async *list({ limit, includesStates: wanted }) {
          asked.push(limit, wanted);
          yield { displayName: "a", identity: { key: "a" } };
        },
      },
      own,
      () => undefined,
      { typeName: "thing", config: {}, limit: 3, includesStates, signal: new AbortController().signal },
    );
    for await (const { identity, state, diagnostics } of events) {
      asked.push(
        identity,
        state,
        diagnostics.map(({ severity, summary }) => [severity, summary]),
      );
    }
    return asked;
  };
  expect(await list(false)).toEqual([3, false, { key: "a" }, null, []]);
  expect(await list(true)).toEqual([3, true, { key: "a" }, null, [["warning", "Object without a state"]]]);
});

test("fails at the end of a list, which includes the error", async () => {
  const events = listed(async function* () {
    try {
      yield thing("a");
      yield thing("b");
    } finally {
      // biome-ignore lint/correctness/noUnsafeFinally: what a clean-up that fails does
      throw new RangeError("not closed");
    }
  });
  await events.next();
  await events.next();
  expect((await events.next()).value).toMatchObject({
    diagnostics: [{ detail: expect.stringContaining("RangeError: not closed") }],
  });
});
