import { stringAttribute } from "../../src/framework/attributes.js";
import { DiagnosticError } from "../../src/framework/diagnostics.js";
import { requiresReplace } from "../../src/framework/plan-modifiers.js";
import type { Resource } from "../../src/framework/resource.js";
import { type ObjectValue, unknown } from "../../src/framework/values.js";
import { configuredServerOf, noBytes, privateBytes, serverOf, signal, thingSchema } from "./things.js";

interface PlanRequest {
  readonly priorState: ObjectValue | null;
  readonly proposedNewState: ObjectValue | null;
  readonly config: ObjectValue | null;
  readonly priorPrivate?: Uint8Array;
}

async function plan(handlers: Partial<Resource<string>>, request: PlanRequest) {
  const server = await configuredServerOf(handlers);
  return server.planResourceChange({ typeName: "thing", priorPrivate: noBytes, signal, ...request });
}

const config = { name: "a", secret: "s3cret", id: null };
const creation: PlanRequest = { priorState: null, proposedNewState: config, config };
const prior = { name: "a", secret: null, id: "1" };

test("a creation is planned without a handler of the resource", async () => {
  expect(await plan({}, creation)).toEqual({
    plannedState: { name: "a", secret: null, id: unknown },
    requiresReplace: [],
    plannedIdentity: null,
    plannedPrivate: noBytes,
    diagnostics: [],
  });
});

test("modifyPlan receives the finished plan and can change it, require replacement, warn, and keep private values", async () => {
  const result = await plan(
    {
      async modifyPlan(request, response) {
        expect(request).toEqual({
          client: "client",
          signal,
          config: { ...config, name: "b" },
          providerMeta: null,
          priorState: prior,
        });
        expect(response.plan).toEqual({ name: "b", secret: null, id: unknown });
        expect(response.private.get("step")).toBe(1);
        response.plan = { name: "b", secret: null, id: "2" };
        response.requiresReplace.push(["name"], ["id"], ["name"]);
        response.private.set("step", 2);
        response.diagnostics.warning("Old thing", "Get a new one.");
      },
    },
    {
      priorState: prior,
      proposedNewState: { ...prior, name: "b", secret: "s3cret" },
      config: { ...config, name: "b" },
      priorPrivate: privateBytes("step", 1),
    },
  );
  expect(result).toEqual({
    plannedState: { name: "b", secret: null, id: "2" },
    requiresReplace: [["id"], ["name"]],
    plannedIdentity: null,
    plannedPrivate: privateBytes("step", 2),
    diagnostics: [{ severity: "warning", summary: "Old thing", detail: "Get a new one." }],
  });
});

test("the second plan of a replacement is a creation with the private values of the first", async () => {
  const steps: unknown[] = [];
  const handlers: Partial<Resource<string>> = {
    schema: {
      ...thingSchema,
      attributes: {
        ...thingSchema.attributes,
        name: stringAttribute({ required: true, description: "", planModifiers: [requiresReplace()] }),
      },
    },
    async modifyPlan({ priorState }, response) {
      steps.push([priorState?.name ?? null, response.private.get("replaced") ?? null]);
      if (priorState !== null) response.private.set("replaced", priorState.id);
    },
  };
  const changed = { ...config, name: "b" };
  const first = await plan(handlers, {
    priorState: prior,
    proposedNewState: { ...prior, name: "b" },
    config: changed,
  });
  expect(first.requiresReplace).toEqual([["name"]]);
  const second = await plan(handlers, {
    priorState: null,
    proposedNewState: changed,
    config: changed,
    priorPrivate: first.plannedPrivate,
  });
  expect(second.plannedState).toEqual({ name: "b", secret: null, id: unknown });
  expect(second.requiresReplace).toEqual([]);
  expect(second.plannedPrivate).toEqual(privateBytes("replaced", "1"));
  expect(steps).toEqual([
    ["a", null],
    [null, "1"],
  ]);
});

test("a deletion stays a deletion, and modifyPlan can add a warning", async () => {
  const result = await plan(
    {
      async modifyPlan(request, response) {
        expect(request.config).toBeNull();
        expect(response.plan).toBeNull();
        response.plan = prior;
        response.diagnostics.warning("Deletes thing", "It cannot come back.");
      },
    },
    { priorState: prior, proposedNewState: null, config: null, priorPrivate: privateBytes("step", 1) },
  );
  expect(result).toEqual({
    plannedState: null,
    requiresReplace: [],
    plannedIdentity: null,
    plannedPrivate: privateBytes("step", 1),
    diagnostics: [{ severity: "warning", summary: "Deletes thing", detail: "It cannot come back." }],
  });
});

test("fails to plan with its error, and returns no write-only value", async () => {
  const refusal = { severity: "error", summary: "Invalid name", detail: "It is taken.", path: ["name"] };
  const result = await plan(
    {
      modifyPlan: () =>
        Promise.reject(new DiagnosticError("Invalid name", "It is taken.", { path: ["name"] })),
    },
    creation,
  );
  expect(result.diagnostics).toEqual([refusal]);
  expect(result.plannedState).toEqual({ name: "a", secret: null, id: unknown });
});

test("fails when a plan modifier throws, and returns no write-only value", async () => {
  const broken = {
    modify() {
      throw new TypeError("x is not a function");
    },
  };
  const result = await plan(
    {
      schema: {
        ...thingSchema,
        attributes: {
          ...thingSchema.attributes,
          name: stringAttribute({ required: true, description: "", planModifiers: [broken] }),
        },
      },
    },
    creation,
  );
  expect(result.plannedState).toEqual({ name: "a", secret: null, id: unknown });
  expect(result.diagnostics[0]?.detail).toContain("Failed to plan name: TypeError: x is not a function");
});

test("a plan that needs no client works before the provider is configured", async () => {
  const request = { typeName: "thing", priorPrivate: noBytes, signal, ...creation };
  expect((await serverOf({}).planResourceChange(request)).diagnostics).toEqual([]);
  const result = await serverOf({ modifyPlan: async () => {} }).planResourceChange(request);
  expect(result.diagnostics[0]?.detail).toContain(
    "Failed to plan thing: TypeError: the provider was used before it was configured",
  );
});
