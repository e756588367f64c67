import { listObjects } from "../../src/framework/list-operation.js";
import type { ListedObject } from "../../src/framework/list-resource.js";
import type { Resource } from "../../src/framework/resource.js";
import { stringAttribute } from "../../src/framework/schema.js";
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
  list: () => AsyncGenerator<ListedObject>,
  signal: AbortSignal = new AbortController().signal,
) {
  const schema = { description: "", attributes: {} };
  const request = { typeName: "thing", config: {}, limit: 10, signal };
  return listObjects({ schema, list }, resource, () => undefined, request);
}

test("a list that nobody reads any more is ended", async () => {
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

test("a list that is stopped says so, and has no object more", async () => {
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

test("an object without an identity ends the list with an error", async () => {
  const events = listed(async function* () {
    yield thing(null);
    yield thing("b");
  });
  expect((await events.next()).value).toMatchObject({
    diagnostics: [
      {
        detail: expect.stringMatching(
          /^Failed to list thing: TypeError: an object of the list has no identity/,
        ),
      },
    ],
  });
  expect((await events.next()).done).toBe(true);
});

test("a list that fails at its end has that error too", async () => {
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
