import { createProviderService } from "../../src/tfplugin/service.js";
import { call, decoded, encoded } from "./call.js";
import { libraryProvider, librarySchema, ticketSchema } from "./library.js";
import { messages } from "./messages.js";

const service = createProviderService(libraryProvider);
beforeAll(() =>
  call(service, "ConfigureProvider", messages.ConfigureProvider, {
    config: encoded(librarySchema, { name: "city" }),
  }),
);

const ticketFor = (reader: string) => ({ typeName: "ticket", config: encoded(ticketSchema, { reader }) });

test("ValidateEphemeralResourceConfig has the errors of the configuration", async () => {
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

  test("has a result that never expires and nothing to keep", async () => {
    const response = await open(ticketFor("Ada"));
    expect(decoded(ticketSchema, response.result)).toEqual({ reader: "Ada", code: "city-1" });
    expect(response).toEqual({ diagnostics: [], result: response.result });
  });

  test("has a result beside a warning", async () => {
    const response = await open(ticketFor("old"));
    expect(response.diagnostics).toMatchObject([{ severity: 2, summary: "Old ticket" }]);
    expect(decoded(ticketSchema, response.result)).toEqual({ reader: "old", code: "city-1" });
  });

  test("fails without a result", async () => {
    const response = await open(ticketFor("late"));
    expect(response.diagnostics).toMatchObject([{ severity: 1, summary: "Ticket refused" }]);
    expect(decoded(ticketSchema, response.result)).toBeNull();
  });

  test("fails for a type that the provider does not have", async () => {
    const response = await open({ ...ticketFor("Ada"), typeName: "book" });
    expect(response.diagnostics).toMatchObject([{ summary: "Unknown ephemeral resource type" }]);
  });
});

test("there is nothing to renew and nothing to close", async () => {
  const request = { typeName: "ticket" };
  expect(await call(service, "RenewEphemeralResource", messages.RenewEphemeralResource, request)).toEqual({
    diagnostics: [],
  });
  expect(await call(service, "CloseEphemeralResource", messages.CloseEphemeralResource, request)).toEqual({
    diagnostics: [],
  });
});
