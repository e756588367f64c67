import { unknown, type Value } from "../../src/framework/values.js";
import type { InvokeAction_Event } from "../../src/tfplugin/gen/tfplugin6.js";
import { createProviderService } from "../../src/tfplugin/service.js";
import { call, encoded, stream } from "./call.js";
import { hex } from "./hex.js";
import { libraryProvider, librarySchema, shelvingSchema } from "./library.js";
import { messages } from "./messages.js";

async function createConfigured() {
  const service = createProviderService(libraryProvider);
  await call(service, "ConfigureProvider", messages.ConfigureProvider, {
    config: encoded(librarySchema, { name: "city" }),
  });
  return service;
}

const shelving = (books: Value, ending: string | null = null) => ({
  actionType: "shelving",
  config: encoded(shelvingSchema, { books, ending }),
});
const capabilities = (deferralAllowed: boolean) => ({
  clientCapabilities: { deferralAllowed, writeOnlyAttributesAllowed: true },
});

test("GetProviderSchema and GetMetadata return the actions", async () => {
  const service = createProviderService(libraryProvider);
  const { actionSchemas } = await call(service, "GetProviderSchema", messages.GetProviderSchema);
  expect(actionSchemas).toMatchObject({
    shelving: { schema: { block: { attributes: [{ name: "books", required: true }, { name: "ending" }] } } },
  });
  const { actions } = await call(service, "GetMetadata", messages.GetMetadata);
  expect(actions).toEqual([{ typeName: "shelving" }]);
});

test("ValidateActionConfig returns the configuration errors", async () => {
  const service = createProviderService(libraryProvider);
  const validate = (books: Value) =>
    call(service, "ValidateActionConfig", messages.ValidateActionConfig, {
      typeName: "shelving",
      config: shelving(books).config,
    });
  expect(await validate(unknown)).toEqual({ diagnostics: [] });
  expect(await validate(-1)).toMatchObject({
    diagnostics: [{ severity: 1, attribute: { steps: [{ selector: { value: "books" } }] } }],
  });
});

describe("PlanAction", () => {
  const plan = async (books: Value, ending: string | null, deferralAllowed = false) =>
    call(await createConfigured(), "PlanAction", messages.PlanAction, {
      ...shelving(books, ending),
      ...capabilities(deferralAllowed),
    });

  test("succeeds with the action's warnings", async () => {
    expect(await plan(1, "warn")).toEqual({
      diagnostics: [{ severity: 2, summary: "Closed soon", detail: "city closes at five." }],
    });
  });

  test("fails with the action's error", async () => {
    expect(await plan(1, "refuse")).toMatchObject({ diagnostics: [{ severity: 1, summary: "Closed" }] });
  });

  test("defers the action if the client allows it", async () => {
    expect(await plan(unknown, null, true)).toEqual({ diagnostics: [], deferred: { reason: 1 } });
    expect(await plan(unknown, null, false)).toEqual({ diagnostics: [] });
  });

  test("fails for an unknown type", async () => {
    const service = await createConfigured();
    const response = await call(service, "PlanAction", messages.PlanAction, { actionType: "toString" });
    expect(response.diagnostics).toMatchObject([{ severity: 1, summary: "Unknown action type" }]);
  });
});

describe("InvokeAction", () => {
  async function invoke(...[books, ending]: Parameters<typeof shelving>) {
    const events: InvokeAction_Event["type"][] = [];
    const service = await createConfigured();
    const request = shelving(books, ending);
    for await (const { type } of stream(service, "InvokeAction", messages.InvokeAction, request)) {
      events.push(type);
    }
    return events;
  }
  const progress = (message: string) => ({ $case: "progress", value: { message } });
  const completed = (...diagnostics: unknown[]) => ({ $case: "completed", value: { diagnostics } });

  test("sends all progress events in order, then a completed event", async () => {
    expect(await invoke(5)).toEqual([
      ...[1, 2, 3, 4, 5].map((index) => progress(`city: book ${index}`)),
      completed(),
    ]);
  });

  const endings = [
    { ending: "warn", diagnostic: { severity: 2, summary: "Shelf full", detail: "A book lies on top." } },
    { ending: "fail", diagnostic: { severity: 1, summary: "Shelf broken", detail: "The books fell." } },
  ];
  for (const { ending, diagnostic } of endings) {
    test(`returns its diagnostics in the last event, when configured to ${ending}`, async () => {
      expect(await invoke(1, ending)).toEqual([progress("city: book 1"), completed(diagnostic)]);
    });
  }

  test("fails without quoting a thrown error", async () => {
    const events = await invoke(0, "throw");
    expect(events).toMatchObject([completed({ severity: 1, summary: "Unexpected error in the provider" })]);
    expect(JSON.stringify(events)).not.toContain("s3cret");
  });

  test("fails with an event for an unknown type, and for invalid protobuf", async () => {
    const service = await createConfigured();
    const request = { actionType: "toString" };
    for await (const { type } of stream(service, "InvokeAction", messages.InvokeAction, request)) {
      expect(type).toMatchObject(completed({ summary: "Unknown action type" }));
    }
    const { signal } = new AbortController();
    const events: unknown[] = [];
    for await (const bytes of service.serverStreaming.InvokeAction?.(hex("0a ff ff"), { signal }) ?? []) {
      events.push(messages.InvokeAction[1].decode(bytes).type);
    }
    expect(events).toMatchObject([completed({ severity: 1 })]);
  });

  test("fails with an event before the provider is configured", async () => {
    const service = createProviderService(libraryProvider);
    const events: unknown[] = [];
    for await (const { type } of stream(service, "InvokeAction", messages.InvokeAction, shelving(1))) {
      events.push(type);
    }
    expect(events).toMatchObject([completed({ severity: 1 })]);
  });

  test("is stopped by StopProvider", async () => {
    const service = await createConfigured();
    const events = stream(service, "InvokeAction", messages.InvokeAction, shelving(1, "wait"));
    expect((await events.next()).value).toMatchObject({ type: progress("city: book 1") });
    const waiting = events.next();
    await call(service, "StopProvider", messages.StopProvider);
    expect((await waiting).value).toMatchObject({
      type: completed({ severity: 1, summary: "Shelving stopped" }),
    });
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });

  test("ends for a client that cancels only after the action has seen the cancellation", async () => {
    let isOver = false;
    const leaving = new AbortController();
    const service = createProviderService({
      ...libraryProvider,
      actions: {
        shelving: {
          schema: shelvingSchema,
          async invoke({ signal, sendProgress }) {
            sendProgress("started");
            await new Promise((resolve) => signal.addEventListener("abort", resolve));
            sendProgress("nobody reads this");
            isOver = true;
          },
        },
      },
    });
    await call(service, "ConfigureProvider", messages.ConfigureProvider, {
      config: encoded(librarySchema, {}),
    });
    const events = stream(service, "InvokeAction", messages.InvokeAction, shelving(1), leaving.signal);
    await events.next();
    leaving.abort();
    await events.return(undefined);
    expect(isOver).toBe(true);
  });
});
