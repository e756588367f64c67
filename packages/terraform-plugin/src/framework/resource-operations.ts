import { Deferral } from "./deferral.js";
import { Diagnostics } from "./diagnostics.js";
import { attempt, reportBug } from "./errors.js";
import { identityOf } from "./identity.js";
import { impliedType } from "./implied-type.js";
import { type Path, pathToString } from "./path.js";
import { planChange, uniquePaths } from "./plan.js";
import { PrivateState } from "./private-state.js";
import type { PlanResult, ProviderServer, StateResult } from "./provider-server.js";
import type { ModifyPlanResponse, Resource, StateResponse } from "./resource.js";
import type { Schema } from "./schema.js";
import { keepSpelling, withoutUnknowns, withoutWriteOnly } from "./state.js";
import { isWhollyKnown, type ObjectValue } from "./values.js";

type Request<K extends keyof ProviderServer> = ProviderServer[K] extends (request: infer R) => unknown
  ? R
  : never;

/** Reads an object again: the state that is true now, or null when it is definitely gone. */
export async function readResource<Client>(
  resource: Resource<Client>,
  client: () => Client,
  request: Request<"readResource">,
): ReturnType<ProviderServer["readResource"]> {
  const { currentState, providerMeta = null, signal, typeName } = request;
  const response = stateResponse(currentState, request.private);
  const { diagnostics } = response;
  const deferral = new Deferral(request.deferralAllowed);
  const { defer } = deferral;
  await attempt(diagnostics, `read ${typeName}`, () =>
    resource.read({ client: client(), signal, providerMeta, defer, state: currentState }, response),
  );
  const finished = finishState(resource, response, currentState, `reading ${typeName}`);
  return { ...finished, deferred: deferral.reason };
}

/** Plans a creation, an update, a replacement's two halves, or a deletion (`proposedNewState` is null). */
export async function planResourceChange<Client>(
  resource: Resource<Client>,
  client: () => Client,
  request: Request<"planResourceChange">,
): Promise<PlanResult> {
  const { priorState, proposedNewState, config, providerMeta = null, typeName } = request;
  const diagnostics = new Diagnostics();
  const deferral = new Deferral(request.deferralAllowed);
  const { defer } = deferral;
  const privateState = PrivateState.fromBytes(request.priorPrivate);
  const response: ModifyPlanResponse = {
    plan: proposedNewState && withoutWriteOnly(resource.schema, proposedNewState),
    requiresReplace: [],
    private: privateState,
    diagnostics,
  };
  await attempt(diagnostics, `plan ${typeName}`, async () => {
    if (proposedNewState !== null && config !== null) {
      const planned = planChange(resource.schema, { config, proposed: proposedNewState, priorState });
      response.plan = planned.plan;
      response.requiresReplace.push(...planned.requiresReplace);
    }
    await resource.modifyPlan?.(
      {
        client: client(),
        config,
        priorState,
        providerMeta,
        defer,
        get signal() {
          return request.signal;
        },
      },
      response,
    );
  });
  return {
    plannedState: proposedNewState && response.plan,
    requiresReplace: uniquePaths(response.requiresReplace),
    plannedPrivate: privateState.toBytes(),
    plannedIdentity: identityOf(resource, priorState),
    deferred: deferral.reason,
    diagnostics: diagnostics.items,
  };
}

/** Creates, updates or deletes. Whatever happens, the result's state is what is true of the object. */
export async function applyResourceChange<Client>(
  resource: Resource<Client>,
  client: () => Client,
  request: Request<"applyResourceChange">,
): Promise<StateResult> {
  const { priorState, plannedState, providerMeta = null, signal, typeName } = request;
  const config = request.config ?? plannedState;
  const response = stateResponse(priorState, request.plannedPrivate);
  const { diagnostics } = response;
  if (plannedState === null || config === null) {
    if (priorState === null) return finishState(resource, response, null, `deleting ${typeName}`);
    await attempt(diagnostics, `delete ${typeName}`, () =>
      resource.delete({ client: client(), signal, providerMeta, state: priorState }, response),
    );
    if (!diagnostics.hasError) response.state = null;
    return finishState(resource, response, null, `deleting ${typeName}`);
  }
  await attempt(diagnostics, `${priorState === null ? "create" : "update"} ${typeName}`, () => {
    const common = { client: client(), signal, providerMeta, config, plan: plannedState };
    return priorState === null
      ? resource.create(common, response)
      : resource.update({ ...common, state: priorState }, response);
  });
  if (response.state === null && !diagnostics.hasError) {
    diagnostics.error(
      "Missing state after apply",
      `The provider returned nothing for ${typeName}. ${reportBug}`,
    );
  }
  return finishState(resource, response, plannedState, `applying ${typeName}`);
}

function stateResponse(state: ObjectValue | null, privateBytes: Uint8Array): StateResponse {
  return { state, private: PrivateState.fromBytes(privateBytes), diagnostics: new Diagnostics() };
}

function finishState<Client>(
  resource: Resource<Client>,
  response: StateResponse,
  expected: ObjectValue | null,
  task: string,
): StateResult {
  const { schema } = resource;
  const { diagnostics } = response;
  let { state } = response;
  if (state !== null) {
    state = withoutWriteOnly(schema, keepSpelling(schema, state, expected));
    if (!diagnostics.hasError) reportUnknowns(schema, state, diagnostics, task);
    state = withoutUnknowns(schema, state);
  }
  return {
    state,
    private: response.private.toBytes(),
    identity: identityOf(resource, state),
    diagnostics: diagnostics.items,
  };
}

function reportUnknowns(schema: Schema, state: ObjectValue, diagnostics: Diagnostics, task: string): void {
  for (const name of Object.keys(impliedType(schema)[1])) {
    if (isWhollyKnown(state[name] ?? null)) continue;
    const path: Path = [name];
    diagnostics.error(
      "Unknown value after apply",
      `${task} left ${pathToString(path)} unknown. ${reportBug}`,
      path,
    );
  }
}
