import { DiagnosticError } from "../../src/framework/diagnostics.js";
import type { Resource } from "../../src/framework/resource.js";
import type { StateResult } from "../../src/framework/results.js";
import { type ObjectValue, unknown } from "../../src/framework/values.js";
import { configuredServerOf, noBytes, privateBytes, signal } from "./things.js";

const prior = { name: "a", secret: null, id: "1" };
const planned = { name: "b", secret: null, id: "1" };
const refused = new DiagnosticError("Failed to write thing", "It is full.");
const refusal = { severity: "error", summary: "Failed to write thing", detail: "It is full." };

async function apply(
  handlers: Partial<Resource<string>>,
  request: {
    readonly priorState: ObjectValue | null;
    readonly plannedState: ObjectValue | null;
    readonly config?: ObjectValue;
    readonly plannedPrivate?: Uint8Array;
  },
): Promise<StateResult> {
  const server = await configuredServerOf(handlers);
  const config = request.config ?? request.plannedState;
  return server.applyResourceChange({
    typeName: "thing",
    plannedPrivate: noBytes,
    signal,
    ...request,
    config,
  });
}

const creation = { priorState: null, plannedState: { name: "a", secret: null, id: unknown } };
const update = { priorState: prior, plannedState: planned };
const deletion = { priorState: prior, plannedState: null };

test("create receives the client, configuration, plan, signal, and private values, and returns its state", async () => {
  const config = { name: "a", secret: "s3cret", id: null };
  const result = await apply(
    {
      async create(request, response) {
        expect(request).toEqual({
          client: "client",
          config,
          plan: creation.plannedState,
          signal,
          providerMeta: null,
        });
        expect(request.signal).toBe(signal);
        expect(response.state).toBeNull();
        expect(response.private.get("step")).toBe(1);
        response.private.set("step", 2);
        response.state = { name: "a", secret: null, id: "7" };
      },
    },
    { ...creation, config, plannedPrivate: privateBytes("step", 1) },
  );
  expect(result).toEqual({
    state: { name: "a", secret: null, id: "7" },
    identity: null,
    private: privateBytes("step", 2),
    diagnostics: [],
  });
});

test("a state keeps the planned spelling and drops write-only values and attributes that the schema lacks", async () => {
  const result = await apply(
    {
      async create(_request, response) {
        response.state = { name: "A", secret: "s3cret", id: "7", more: "x" };
      },
    },
    creation,
  );
  expect(result).toEqual({
    state: { name: "a", secret: null, id: "7" },
    identity: null,
    private: noBytes,
    diagnostics: [],
  });
});

test("fails after the state was set, and keeps the state without unknowns and without a second error", async () => {
  const result = await apply(
    {
      async create({ plan }, response) {
        response.state = { ...plan, name: "a" };
        throw refused;
      },
    },
    creation,
  );
  expect(result).toEqual({
    state: { name: "a", secret: null, id: null },
    identity: null,
    private: noBytes,
    diagnostics: [refusal],
  });
});

test("fails with an exception after the state was set, and keeps the state and the private values", async () => {
  const result = await apply(
    {
      async create(_request, response) {
        response.state = { name: "a", secret: null, id: "7" };
        response.private.set("made", true);
        throw new TypeError("x is not a function");
      },
    },
    creation,
  );
  expect(result.state).toEqual({ name: "a", secret: null, id: "7" });
  expect(result.private).toEqual(privateBytes("made", true));
  expect(result.diagnostics).toHaveLength(1);
  expect(result.diagnostics[0]?.detail).toContain("Failed to create thing: TypeError: x is not a function");
});

test("fails with an exception in isSame after the object was created, and keeps the state", async () => {
  const result = await apply(
    {
      async create(_request, response) {
        // `isSame` of this attribute expects text
        response.state = { name: 5, secret: "s3cret", id: "7" };
      },
    },
    creation,
  );
  expect(result.state).toEqual({ name: 5, secret: null, id: "7" });
  expect(result.diagnostics).toHaveLength(1);
  expect(result.diagnostics[0]?.detail).toContain(
    "Failed to compare the new state with the expected one: TypeError: left.toLowerCase is not a function",
  );
});

test("fails before the state was set, and returns no state", async () => {
  const result = await apply({ create: () => Promise.reject(refused) }, creation);
  expect(result).toEqual({ state: null, identity: null, private: noBytes, diagnostics: [refusal] });
});

test("fails with a collected error as with a thrown one", async () => {
  const result = await apply(
    {
      async create(_request, { diagnostics }) {
        diagnostics.error("Failed to write thing", "It is full.");
      },
    },
    creation,
  );
  expect(result).toEqual({ state: null, identity: null, private: noBytes, diagnostics: [refusal] });
});

test("a warning does not fail the operation", async () => {
  const result = await apply(
    {
      async create(_request, response) {
        response.state = prior;
        response.diagnostics.warning("Old thing", "Get a new one.");
      },
    },
    creation,
  );
  expect(result.state).toEqual(prior);
  expect(result.diagnostics).toEqual([
    { severity: "warning", summary: "Old thing", detail: "Get a new one." },
  ]);
});

test("fails when create returns neither a state nor an error", async () => {
  const result = await apply({ create: async () => {} }, creation);
  expect(result).toEqual({
    state: null,
    identity: null,
    private: noBytes,
    diagnostics: [
      {
        severity: "error",
        summary: "Missing state after apply",
        detail:
          "The provider returned nothing for thing. This is always a bug in the provider; please report it to its developers.",
      },
    ],
  });
});

test("fails when unknown values remain, and keeps the rest of the state", async () => {
  const result = await apply(
    {
      async create({ plan }, response) {
        response.state = plan;
      },
    },
    creation,
  );
  expect(result).toEqual({
    state: { name: "a", secret: null, id: null },
    identity: null,
    private: noBytes,
    diagnostics: [
      {
        severity: "error",
        summary: "Unknown value after apply",
        detail:
          "applying thing left id unknown. This is always a bug in the provider; please report it to its developers.",
        path: ["id"],
      },
    ],
  });
});

test("update also receives the prior state, and replaces it", async () => {
  const result = await apply(
    {
      async update(request, response) {
        expect(request).toEqual({
          client: "client",
          config: planned,
          plan: planned,
          state: prior,
          signal,
          providerMeta: null,
        });
        expect(response.state).toBe(prior);
        response.state = planned;
      },
    },
    update,
  );
  expect(result).toEqual({ state: planned, identity: null, private: noBytes, diagnostics: [] });
});

test("fails in update, and keeps the prior state", async () => {
  const result = await apply(
    { update: () => Promise.reject(refused) },
    { ...update, plannedPrivate: privateBytes("step", 1) },
  );
  expect(result).toEqual({
    state: prior,
    identity: null,
    private: privateBytes("step", 1),
    diagnostics: [refusal],
  });
});

test("fails halfway through update, and keeps the state set so far", async () => {
  const result = await apply(
    {
      async update({ state }, response) {
        response.state = { ...state, name: "half" };
        throw refused;
      },
    },
    update,
  );
  expect(result.state).toEqual({ name: "half", secret: null, id: "1" });
  expect(result.diagnostics).toEqual([refusal]);
});

test("a successful delete leaves no state", async () => {
  const result = await apply(
    {
      async delete(request, response) {
        expect(request).toEqual({ client: "client", state: prior, signal, providerMeta: null });
        expect(response.state).toBe(prior);
      },
    },
    deletion,
  );
  expect(result).toEqual({ state: null, identity: null, private: noBytes, diagnostics: [] });
});

test("fails in delete, and keeps the prior state and the private values", async () => {
  const result = await apply(
    { delete: () => Promise.reject(refused) },
    { ...deletion, plannedPrivate: privateBytes("step", 1) },
  );
  expect(result).toEqual({
    state: prior,
    identity: null,
    private: privateBytes("step", 1),
    diagnostics: [refusal],
  });
});

test("deleting a missing object does nothing", async () => {
  expect(await apply({}, { priorState: null, plannedState: null })).toEqual({
    state: null,
    identity: null,
    private: noBytes,
    diagnostics: [],
  });
});
