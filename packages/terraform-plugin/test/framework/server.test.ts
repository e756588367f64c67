import { stringAttribute } from "../../src/framework/attributes.js";
import { DiagnosticError } from "../../src/framework/diagnostics.js";
import type { DataSource } from "../../src/framework/provider.js";
import type { Resource } from "../../src/framework/resource.js";
import { oneOf } from "../../src/framework/string-validators.js";
import type { ObjectValue } from "../../src/framework/values.js";
import { configuredServerOf, noBytes, privateBytes, serverOf, signal, thingSchema } from "./things.js";

const description = "";
const kind = stringAttribute({ required: true, description, validators: [oneOf("a", "b")] });
const schema = { description, attributes: { kind } };
const refused = new DiagnosticError("Failed to read thing", "It does not answer.");
const refusal = { severity: "error", summary: "Failed to read thing", detail: "It does not answer." };
const invalidKind = {
  severity: "error",
  summary: "Invalid kind",
  detail: 'The value must be "a" or "b", got "c".',
  path: ["kind"],
};

function dataSource(handlers: Partial<DataSource<string>>): Record<string, DataSource<string>> {
  return { echo: { schema, read: async ({ config }) => config, ...handlers } };
}

test("the schemas are those of the provider, its resources, and its data sources", () => {
  const server = serverOf({}, { schema, dataSources: dataSource({}) });
  expect(server.schemas).toEqual({
    provider: schema,
    resources: { thing: thingSchema },
    dataSources: { echo: schema },
    ephemeralResources: {},
    listResources: {},
    actions: {},
    identities: {},
    functions: {},
  });
  expect(server.checkSchemas()).toEqual([]);
});

test("fails on an invalid schema of any kind", () => {
  const wrong = { description, attributes: { a: { type: "string", description } } } as const;
  const server = serverOf({ schema: wrong }, { schema: wrong, dataSources: dataSource({ schema: wrong }) });
  const detail = (where: string) =>
    `The schema is wrong: in ${where}, a needs one of required, optional, and computed. This is always a bug in the provider; please report it to its developers.`;
  expect(server.checkSchemas()).toEqual([
    { severity: "error", summary: "Invalid schema", detail: detail("the provider") },
    { severity: "error", summary: "Invalid schema", detail: detail("resource thing") },
    { severity: "error", summary: "Invalid schema", detail: detail("data source echo") },
  ]);
});

class Checked {
  readonly schema = schema;
  readonly #summary = "Invalid combination";
  validateConfig({ config, diagnostics }: Parameters<NonNullable<Resource["validateConfig"]>>[0]): void {
    diagnostics.error(this.#summary, Object.keys(config).join());
  }
}
const combination = { severity: "error", summary: "Invalid combination", detail: "kind" };

test("attributes are validated before the whole configuration, for the provider, resources, and data sources", () => {
  const checked = new Checked();
  const server = serverOf(Object.assign(checked), {
    schema,
    validateConfig: (request) => checked.validateConfig(request),
    dataSources: { echo: Object.assign(new Checked(), { read: async () => ({}) }) },
  });
  const config = { kind: "c" };
  expect(server.validateProviderConfig({ config }).diagnostics).toEqual([invalidKind, combination]);
  expect(server.validateDataResourceConfig({ typeName: "echo", config }).diagnostics).toEqual([
    invalidKind,
    combination,
  ]);
});

test("a resource is validated, and validateConfig is called as a method of it", () => {
  const unused = async () => {};
  const thing = Object.assign(new Checked(), {
    create: unused,
    read: unused,
    update: unused,
    delete: unused,
  });
  const server = serverOf({}, { resources: { thing } });
  const request = { typeName: "thing", config: { kind: "c" }, writeOnlyAttributesAllowed: true };
  expect(server.validateResourceConfig(request).diagnostics).toEqual([invalidKind, combination]);
});

test("fails with a diagnostic when a validation throws", () => {
  const server = serverOf({
    validateConfig() {
      throw refused;
    },
  });
  const request = { typeName: "thing", config: {}, writeOnlyAttributesAllowed: true };
  expect(server.validateResourceConfig(request).diagnostics).toEqual([refusal]);
});

test("fails on write-only attributes only if the client would store them", () => {
  const config = { name: "a", secret: "s3cret", id: null };
  const problems = (writeOnlyAttributesAllowed: boolean) =>
    serverOf({}).validateResourceConfig({ typeName: "thing", config, writeOnlyAttributesAllowed })
      .diagnostics;
  expect(problems(true)).toEqual([]);
  expect(problems(false).map(({ summary, path }) => ({ summary, path }))).toEqual([
    { summary: "Write-only attribute not supported", path: ["secret"] },
  ]);
});

test("configure receives the configuration, the version, and the signal, and replaces the previous configuration", async () => {
  const clients: string[] = [];
  const server = serverOf(
    {
      async read({ client }) {
        clients.push(client);
      },
    },
    {
      async configure({ config, terraformVersion, signal: passed }) {
        expect(passed).toBe(signal);
        return `${(config as { name: string }).name} of ${terraformVersion}`;
      },
    },
  );
  for (const name of ["first", "second"]) {
    const configured = await server.configureProvider({
      config: { name },
      terraformVersion: "1.2.3",
      signal,
    });
    expect(configured).toEqual({ diagnostics: [] });
    await server.readResource({ typeName: "thing", currentState: {}, private: noBytes, signal });
  }
  expect(clients).toEqual(["first of 1.2.3", "second of 1.2.3"]);
});

const failures: readonly [string, (diagnostics: { error(summary: string, detail: string): void }) => void][] =
  [
    [
      "throws",
      () => {
        throw refused;
      },
    ],
    ["collects an error", (diagnostics) => diagnostics.error("Failed to read thing", "It does not answer.")],
  ];
for (const [title, fail] of failures) {
  test(`a configure that ${title} leaves no client, and every operation keeps its input`, async () => {
    const server = serverOf(
      { importState: async () => ({ id: "1" }) },
      {
        dataSources: dataSource({}),
        async configure({ diagnostics }) {
          fail(diagnostics);
          return "client";
        },
      },
    );
    expect(await server.configureProvider({ config: {}, terraformVersion: "1.11.4", signal })).toEqual({
      diagnostics: [refusal],
    });
    const state = { name: "a", secret: null, id: "1" };
    const bytes = privateBytes("kept", true);
    const typeName = "thing";
    const results = [
      await server.readResource({ typeName, currentState: state, private: bytes, signal }),
      await server.applyResourceChange({
        typeName,
        priorState: state,
        plannedState: null,
        config: null,
        plannedPrivate: bytes,
        signal,
      }),
      await server.importResourceState({ typeName, id: "1", identity: null, signal }),
      await server.readDataSource({ typeName: "echo", config: { kind: "a" }, signal }),
    ];
    expect(results.map(({ state }) => state)).toEqual([state, state, null, null]);
    expect(results.slice(0, 2).map((result) => "private" in result && result.private)).toEqual([
      bytes,
      bytes,
    ]);
    for (const { diagnostics } of results) {
      expect(diagnostics).toHaveLength(1);
      expect(diagnostics[0]?.detail).toContain("TypeError: the provider was used before it was configured");
    }
  });
}

test("a data source receives the client, configuration, and signal, and returns its state", async () => {
  const server = await configuredServerOf(
    {},
    {
      dataSources: dataSource({
        async read({ client, config, signal: passed, diagnostics }): Promise<ObjectValue> {
          expect(passed).toBe(signal);
          diagnostics.warning("Old thing", "Get a new one.");
          return { kind: `${client} ${config.kind as string}` };
        },
      }),
    },
  );
  expect(await server.readDataSource({ typeName: "echo", config: { kind: "a" }, signal })).toEqual({
    state: { kind: "client a" },
    diagnostics: [{ severity: "warning", summary: "Old thing", detail: "Get a new one." }],
  });
});

test("fails to read a data source with both thrown and collected errors", async () => {
  const thrown = await configuredServerOf(
    {},
    { dataSources: dataSource({ read: () => Promise.reject(refused) }) },
  );
  const collected = await configuredServerOf(
    {},
    {
      dataSources: dataSource({
        async read({ config, diagnostics }) {
          diagnostics.error("Failed to read thing", "It does not answer.");
          return config;
        },
      }),
    },
  );
  for (const server of [thrown, collected]) {
    expect(await server.readDataSource({ typeName: "echo", config: { kind: "a" }, signal })).toEqual({
      state: null,
      diagnostics: [refusal],
    });
  }
});

test("fails on an unknown type, even one with the name of an object's built-in property", async () => {
  const server = await configuredServerOf({});
  await expect(server.readDataSource({ typeName: "toString", config: {}, signal })).rejects.toThrow(
    'Unknown data source type: This provider has no data source "toString". It has: none.',
  );
});
