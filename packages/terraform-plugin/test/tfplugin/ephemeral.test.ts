import { unknown } from "../../src/framework/values.js";
import { createProviderService } from "../../src/tfplugin/service.js";
import { call, decoded, encoded } from "./call.js";
import { hex, toHex } from "./hex.js";
import { libraryProvider, librarySchema, ticketSchema } from "./library.js";
import { messages } from "./messages.js";

const service = createProviderService(libraryProvider);
beforeAll(() =>
  call(service, "ConfigureProvider", messages.ConfigureProvider, {
    config: encoded(librarySchema, { name: "city" }),
  }),
);

const ticketFor = (reader: string) => ({ typeName: "ticket", config: encoded(ticketSchema, { reader }) });

test("ValidateEphemeralResourceConfig returns the configuration errors", async () => {
  const validate = (reader: string) =>
    call(
      service,
      "ValidateEphemeralResourceConfig",
      messages.ValidateEphemeralResourceConfig,
      ticketFor(reader),
    );
  expect(await validate("Ada")).toEqual({ diagnostics: [] });
  expect(await validate("")).toMatchObject({
    diagnostics: [{ summary: "Missing reader", attribute: { steps: [{ selector: { value: "reader" } }] } }],
  });
});

describe("OpenEphemeralResource", () => {
  const open = (request: ReturnType<typeof ticketFor>) =>
    call(service, "OpenEphemeralResource", messages.OpenEphemeralResource, request);

  test("returns a result without an expiry or private data", async () => {
    const response = await open(ticketFor("Ada"));
    expect(decoded(ticketSchema, response.result)).toEqual({ reader: "Ada", code: "city-1" });
    expect(response).toEqual({ diagnostics: [], result: response.result });
  });

  test("returns a result with a warning", async () => {
    const response = await open(ticketFor("old"));
    expect(response.diagnostics).toMatchObject([{ severity: 2, summary: "Old ticket" }]);
    expect(decoded(ticketSchema, response.result)).toEqual({ reader: "old", code: "city-1" });
  });

  test("fails without a result", async () => {
    const response = await open(ticketFor("late"));
    expect(response.diagnostics).toMatchObject([{ severity: 1, summary: "Ticket refused" }]);
    expect(decoded(ticketSchema, response.result)).toBeNull();
  });

  test("fails for an unknown type", async () => {
    const response = await open({ ...ticketFor("Ada"), typeName: "book" });
    expect(response.diagnostics).toMatchObject([{ summary: "Unknown ephemeral resource type" }]);
  });
});

describe("an ephemeral resource that expires", () => {
  const typeName = "ticket";
  const kept = (visits: number) => new TextEncoder().encode(`{"visits":${visits}}`);
  const renew = (visits: number) =>
    call(service, "RenewEphemeralResource", messages.RenewEphemeralResource, {
      typeName,
      private: kept(visits),
    });

  test("returns its renewal time and private data", async () => {
    const response = await call(service, "OpenEphemeralResource", messages.OpenEphemeralResource, {
      ...ticketFor("guest"),
    });
    expect(response).toMatchObject({ diagnostics: [], renewAt: new Date("2026-01-01T00:00:00.250Z") });
    expect(response.private).toEqual(kept(1));
  });

  test("is renewed with its private data, and returns the next renewal time", async () => {
    const response = await renew(1);
    expect(response).toEqual({
      diagnostics: [],
      renewAt: new Date("2026-01-02T00:00:00Z"),
      private: kept(2),
    });
  });

  test("fails to be renewed without losing its private data", async () => {
    const response = await renew(2);
    expect(response.diagnostics).toMatchObject([{ severity: 1, summary: "Ticket expired" }]);
    expect(response.private).toEqual(kept(3));
  });

  test("is closed with its private data", async () => {
    const request = { typeName, private: kept(2) };
    const close = call(service, "CloseEphemeralResource", messages.CloseEphemeralResource, request);
    expect(await close).toMatchObject({ diagnostics: [{ severity: 2, detail: "city: 2 visits." }] });
  });

  test("fails to be renewed or closed for an unknown type", async () => {
    const request = { typeName: "book", private: kept(1) };
    const renewed = await call(service, "RenewEphemeralResource", messages.RenewEphemeralResource, request);
    expect(renewed).toMatchObject({ diagnostics: [{ severity: 1 }], private: kept(1) });
    const closed = await call(service, "CloseEphemeralResource", messages.CloseEphemeralResource, request);
    expect(closed).toMatchObject({ diagnostics: [{ summary: "Unknown ephemeral resource type" }] });
  });
});

test("a deferred ephemeral resource has an unknown result, if the client allows deferral", async () => {
  const open = (deferralAllowed: boolean) =>
    call(service, "OpenEphemeralResource", messages.OpenEphemeralResource, {
      typeName: "ticket",
      config: encoded(ticketSchema, { reader: unknown }),
      clientCapabilities: { deferralAllowed, writeOnlyAttributesAllowed: true },
    });
  const allowed = await open(true);
  expect(allowed).toMatchObject({ diagnostics: [], deferred: { reason: 1 } });
  expect(toHex(allowed.result?.msgpack ?? hex(""))).toBe("d40000");
  expect((await open(false)).deferred).toBeUndefined();
});
