import { stringAttribute } from "../../src/framework/attributes.js";
import { DiagnosticError } from "../../src/framework/diagnostics.js";
import type { ListResource } from "../../src/framework/list-resource.js";
import type { ListEvent } from "../../src/framework/results.js";
import { oneOf } from "../../src/framework/string-validators.js";
import { configuredServerOf, noBytes, privateBytes, serverOf, signal } from "./things.js";

const schema = {
  description: "",
  attributes: { kind: stringAttribute({ optional: true, description: "", validators: [oneOf("a")] }) },
};
const refused = new DiagnosticError("Failed to read thing", "It does not answer.");
const refusal = { severity: "error", summary: "Failed to read thing", detail: "It does not answer." };
const invalidKind = {
  severity: "error",
  summary: "Invalid kind",
  detail: 'The value must be "a", got "b".',
  path: ["kind"],
};
const config = { kind: "a" };

test("an ephemeral resource is validated, and opened with the client, configuration, and signal", async () => {
  const server = await configuredServerOf(
    {},
    {
      ephemeralResources: {
        token: {
          schema,
          async open({ client, config, signal: passed, diagnostics }) {
            expect(passed).toBe(signal);
            diagnostics.warning("Old thing", "Get a new one.");
            return { kind: `${client} ${config.kind as string}` };
          },
        },
      },
    },
  );
  expect(server.schemas.ephemeralResources).toEqual({ token: schema });
  expect(
    server.validateEphemeralResourceConfig({ typeName: "token", config: { kind: "b" } }).diagnostics,
  ).toEqual([invalidKind]);
  expect(await server.openEphemeralResource({ typeName: "token", config, signal })).toEqual({
    result: { kind: "client a" },
    private: noBytes,
    diagnostics: [{ severity: "warning", summary: "Old thing", detail: "Get a new one." }],
  });
});

test("fails to open an ephemeral resource, and returns no result", async () => {
  const ephemeralResources = { token: { schema, open: () => Promise.reject(refused) } };
  const server = await configuredServerOf({}, { ephemeralResources });
  const request = { typeName: "token", config, signal };
  expect(await server.openEphemeralResource(request)).toEqual({
    result: null,
    private: noBytes,
    diagnostics: [refusal],
  });
  const unconfigured = await serverOf({}, { ephemeralResources }).openEphemeralResource(request);
  expect(unconfigured.result).toBeNull();
  expect(unconfigured.diagnostics[0]?.detail).toContain("the provider was used before it was configured");
});

test("an ephemeral resource needs neither a renew nor a close handler", async () => {
  const server = await configuredServerOf(
    {},
    { ephemeralResources: { token: { schema, open: () => Promise.reject(refused) } } },
  );
  const request = { typeName: "token", private: privateBytes("etag", 5), signal };
  expect(await server.renewEphemeralResource(request)).toEqual({
    private: request.private,
    diagnostics: [],
  });
  expect(await server.closeEphemeralResource(request)).toEqual({ diagnostics: [] });
});

test("fails on a renewal time without a renew handler", async () => {
  const server = await configuredServerOf(
    {},
    {
      ephemeralResources: {
        token: {
          schema,
          async open({ config: passed, renewAt }) {
            renewAt(new Date());
            return passed;
          },
        },
        timeless: {
          schema,
          async open({ config: passed }) {
            return passed;
          },
          async renew({ renewAt }) {
            renewAt(new Date(Number.NaN));
          },
        },
      },
    },
  );
  const opened = await server.openEphemeralResource({ typeName: "token", config, signal });
  const renewed = await server.renewEphemeralResource({ typeName: "timeless", private: noBytes, signal });
  expect(
    [opened, renewed].map(({ renewAt, diagnostics: [{ summary = "", detail = "" } = {}] }) => [
      renewAt,
      `${summary}: ${detail}`,
    ]),
  ).toEqual([
    [
      undefined,
      expect.stringMatching(
        /^Ephemeral resource cannot be renewed: The provider asked for a renewal of token, which cannot be renewed\./,
      ),
    ],
    [
      undefined,
      expect.stringMatching(
        /^Ephemeral resource cannot be renewed: The provider asked for a renewal of timeless, at no valid time\./,
      ),
    ],
  ]);
});

async function list(handler: ListResource<string>["list"], limit = 10) {
  const server = await configuredServerOf(
    { identity: ["id"] },
    { listResources: { thing: { schema, list: handler } } },
  );
  const events: ListEvent[] = [];
  for await (const event of server.listResource({ typeName: "thing", config, limit, signal })) {
    events.push(event);
  }
  return events;
}

const object = (id: string) => ({ displayName: `Thing ${id}`, state: { name: "a", secret: "s3cret", id } });
const event = (id: string) => ({
  displayName: `Thing ${id}`,
  identity: { id },
  state: { name: "a", secret: null, id },
  diagnostics: [],
});

test("a list contains the objects with their identities and without write-only values", async () => {
  const events = await list(async function* ({ client, config: passed, signal: passedSignal }) {
    expect([client, passed, passedSignal]).toEqual(["client", config, signal]);
    yield object("1");
    yield object("2");
  });
  expect(events).toEqual([event("1"), event("2")]);
});

test("a list ends at its limit, and reads no further objects", async () => {
  const steps: string[] = [];
  const events = await list(async function* () {
    try {
      for (const id of ["1", "2", "3"]) {
        steps.push(id);
        yield object(id);
      }
    } finally {
      steps.push("closed");
    }
  }, 2);
  expect(events).toEqual([event("1"), event("2")]);
  expect(steps).toEqual(["1", "2", "closed"]);
});

test("fails halfway through a list, which ends with the error", async () => {
  const last = { displayName: "", identity: null, state: null, diagnostics: [refusal] };
  const thrown = await list(async function* () {
    yield object("1");
    throw refused;
  });
  expect(thrown).toEqual([event("1"), last]);
  const collected = await list(async function* ({ diagnostics }) {
    yield object("1");
    diagnostics.error("Failed to read thing", "It does not answer.");
    yield object("2");
  });
  expect(collected).toEqual([event("1"), last]);
});

test("fails to begin a list, which ends with the error", async () => {
  const server = serverOf({}, { listResources: { thing: { schema, async *list() {} } } });
  const events: ListEvent[] = [];
  for await (const next of server.listResource({ typeName: "thing", config, limit: 10, signal })) {
    events.push(next);
  }
  expect(events).toHaveLength(1);
  expect(events[0]?.diagnostics[0]?.detail).toContain("the provider was used before it was configured");
});

test("the configuration of a list is validated", async () => {
  const server = serverOf({}, { listResources: { thing: { schema, async *list() {} } } });
  expect(server.schemas.listResources).toEqual({ thing: schema });
  expect(server.validateListResourceConfig({ typeName: "thing", config: { kind: "b" } }).diagnostics).toEqual(
    [invalidKind],
  );
});
