import { numberAttribute, stringAttribute } from "../../src/framework/attributes.js";
import type { ListResource_Event } from "../../src/tfplugin/gen/tfplugin6.js";
import { createProviderService } from "../../src/tfplugin/service.js";
import { call, decoded, encoded, stream } from "./call.js";
import { hex } from "./hex.js";
import { bookSchema, libraryProvider, librarySchema, querySchema } from "./library.js";
import { messages } from "./messages.js";

const identity = {
  attributes: {
    shelf: numberAttribute({ description: "", required: true }),
    id: stringAttribute({ description: "", required: true }),
  },
};

async function createConfigured(options: Parameters<typeof createProviderService>[1] = {}) {
  const service = createProviderService(libraryProvider, options);
  await call(service, "ConfigureProvider", messages.ConfigureProvider, {
    config: encoded(librarySchema, {}),
  });
  return service;
}

const query = (count: number, ending: string | null = null) => ({
  typeName: "book",
  config: encoded(querySchema, { count, ending }),
  limit: 100,
});

async function list(request: Partial<ReturnType<typeof query>> & { includeResourceObject?: boolean }) {
  const events: ListResource_Event[] = [];
  const service = await createConfigured();
  for await (const event of stream(service, "ListResource", messages.ListResource, request)) {
    events.push(event);
  }
  return events;
}

test("ValidateListResourceConfig returns the errors of the query", async () => {
  const service = await createConfigured();
  const validate = (count: number) =>
    call(service, "ValidateListResourceConfig", messages.ValidateListResourceConfig, {
      typeName: "book",
      config: query(count).config,
    });
  expect(await validate(1)).toEqual({ diagnostics: [] });
  expect(await validate(-1)).toMatchObject({ diagnostics: [{ summary: "Invalid count" }] });
});

describe("ListResource", () => {
  test("returns an event with the identity of each object", async () => {
    const events = await list(query(2));
    expect(
      events.map(({ displayName, identity: { identityData } = {} }) => [
        displayName,
        decoded(identity, identityData),
      ]),
    ).toEqual([
      ["Book 1", { shelf: 1, id: "b1" }],
      ["Book 2", { shelf: 1, id: "b2" }],
    ]);
    expect(events.map(({ resourceObject, diagnostic }) => [resourceObject, diagnostic])).toEqual([
      [undefined, []],
      [undefined, []],
    ]);
  });

  test("returns whole objects on request", async () => {
    const [event] = await list({ ...query(1), includeResourceObject: true });
    expect(decoded(bookSchema, event?.resourceObject)).toEqual({ shelf: 1, id: "b1", title: "Emma" });
  });

  test("ends at the limit", async () => {
    const events = await list({ ...query(5, "fail"), limit: 3 });
    expect(events.map(({ displayName }) => displayName)).toEqual(["Book 1", "Book 2", "Book 3"]);
  });

  test("is empty when the limit is 0", async () => {
    expect(await list({ ...query(5, "fail"), limit: 0 })).toEqual([]);
  });

  const endings = [
    { ending: "warn", diagnostic: { severity: 2, summary: "Old catalogue", detail: "There may be more." } },
    { ending: "fail", diagnostic: { severity: 1, summary: "Catalogue burnt", detail: "There are no more." } },
  ];
  for (const { ending, diagnostic } of endings) {
    test(`returns its diagnostics in the last event, when configured to ${ending}`, async () => {
      const events = await list(query(1, ending));
      expect(events).toHaveLength(2);
      expect(events[1]).toEqual({ displayName: "", diagnostic: [diagnostic] });
    });
  }

  test("fails without quoting a thrown error", async () => {
    const events = await list(query(1, "throw"));
    expect(events[1]).toMatchObject({
      diagnostic: [{ severity: 1, summary: "Unexpected error in the provider" }],
    });
    expect(JSON.stringify(events)).not.toContain("s3cret");
  });

  test("continues after an object that does not match the schema, and reports it without quoting it", async () => {
    const events = await list(query(1, "wrong type"));
    expect(events).toHaveLength(3);
    expect(events[2]).toMatchObject({ displayName: "Last", diagnostic: [] });
    expect(events[1]?.diagnostic).toMatchObject([
      {
        severity: 1,
        detail: expect.stringMatching(/^Failed to handle ListResource: ValueError: shelf: expected a number/),
      },
    ]);
    expect(JSON.stringify(events)).not.toContain("s3cret");
  });

  for (const [typeName, count] of [
    ["shelf", 1],
    ["toString", 1],
  ] as const) {
    test(`fails for ${typeName}, which has no list`, async () => {
      expect(await list({ ...query(count), typeName })).toMatchObject([
        { diagnostic: [{ severity: 1, summary: "Unknown list resource type" }] },
      ]);
    });
  }

  test("fails with an event for a request that is not protobuf", async () => {
    const service = await createConfigured();
    const { signal } = new AbortController();
    const events: unknown[] = [];
    for await (const bytes of service.serverStreaming.ListResource?.(hex("0a ff ff"), { signal }) ?? []) {
      events.push(messages.ListResource[1].decode(bytes));
    }
    expect(events).toMatchObject([{ diagnostic: [{ summary: "Request cannot be read" }] }]);
  });

  test("fails with an event before the provider is configured", async () => {
    const service = createProviderService(libraryProvider);
    const events: ListResource_Event[] = [];
    for await (const event of stream(service, "ListResource", messages.ListResource, query(1))) {
      events.push(event);
    }
    expect(events).toMatchObject([{ diagnostic: [{ severity: 1 }] }]);
  });

  test("is stopped by StopProvider", async () => {
    const service = await createConfigured();
    const events = stream(service, "ListResource", messages.ListResource, query(1, "wait"));
    expect((await events.next()).value).toMatchObject({ displayName: "Book 1" });
    const waiting = events.next();
    await call(service, "StopProvider", messages.StopProvider);
    expect((await waiting).value).toMatchObject({ diagnostic: [{ severity: 1, summary: "List stopped" }] });
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });

  test("is stopped by its client", async () => {
    const service = await createConfigured();
    const controller = new AbortController();
    const events = stream(
      service,
      "ListResource",
      messages.ListResource,
      query(1, "wait"),
      controller.signal,
    );
    await events.next();
    const waiting = events.next();
    controller.abort();
    expect((await waiting).value).toMatchObject({ diagnostic: [{ summary: "List stopped" }] });
  });

  test("is logged before and after, even if the client cancels", async () => {
    const lines: [string, unknown][] = [];
    const service = await createConfigured({
      log: { trace: (message, fields) => lines.push([message, fields]) },
    });
    lines.length = 0;
    for await (const _ of stream(service, "ListResource", messages.ListResource, query(2))) break;
    const common = {
      tf_rpc: "ListResource",
      tf_req_id: expect.any(String),
      tf_list_resource_type: "book",
    };
    expect(lines).toEqual([
      ["Received request", common],
      ["Served request", { ...common, tf_req_duration_ms: expect.any(Number) }],
    ]);
  });
});
