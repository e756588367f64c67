import { Deferral } from "./deferral.js";
import { Diagnostics } from "./diagnostics.js";
import { attempt, reportBug } from "./errors.js";
import { finishState, startState } from "./finish-state.js";
import { checkIdentity, hasOwnIdentity, identityOf, importNote, wholeIdentity } from "./identity.js";

import { planChange, uniquePaths } from "./plan.js";
import { PrivateState } from "./private-state.js";
import type { ProviderServer } from "./provider-server.js";
import type { ModifyPlanResponse, Resource } from "./resource.js";
import type { PlanResult, StateResult } from "./results.js";

import { withoutWriteOnly } from "./state.js";

type Request<K extends keyof ProviderServer> = ProviderServer[K] extends (request: infer R) => unknown
  ? R
  : never;

/** Reads an object. The new state is null only if the object is definitely gone. */
export async function readResource<Client>(
  resource: Resource<Client>,
  client: () => Client,
  request: Request<"readResource">,
): ReturnType<ProviderServer["readResource"]> {
  const { currentState, currentIdentity = null, providerMeta = null, signal, typeName } = request;
  const response = startState(currentState, currentIdentity, request.private);
  const { diagnostics } = response;
  const isImported = response.private.takeNote(importNote);
  const deferral = new Deferral(request.deferralAllowed);
  const { defer } = deferral;
  await attempt(diagnostics, `read ${typeName}`, () =>
    resource.read({ client: client(), signal, providerMeta, defer, state: currentState }, response),
  );
  const expected = { state: currentState, identity: currentIdentity, identityCanChange: isImported };
  return {
    ...finishState(resource, response, expected, `reading ${typeName}`),
    deferred: deferral.reason,
  };
}

/** Plans a creation, an update, each half of a replacement, or a deletion (`proposedNewState` is null). */
export async function planResourceChange<Client>(
  resource: Resource<Client>,
  client: () => Client,
  request: Request<"planResourceChange">,
): Promise<PlanResult> {
  const { priorState, priorIdentity = null, proposedNewState, config, typeName } = request;
  const { providerMeta = null } = request;
  const diagnostics = new Diagnostics();
  const deferral = new Deferral(request.deferralAllowed);
  const { defer } = deferral;
  const privateState = PrivateState.fromBytes(request.priorPrivate);
  const response: ModifyPlanResponse = {
    plan: proposedNewState && withoutWriteOnly(resource.schema, proposedNewState),
    requiresReplace: [],
    identity: hasOwnIdentity(resource) ? priorIdentity : identityOf(resource, priorState),
    private: privateState,
    diagnostics,
  };
  await attempt(diagnostics, `plan ${typeName}`, async () => {
    if (proposedNewState !== null && config !== null) {
      const planned = await planChange(resource.schema, {
        config,
        proposed: proposedNewState,
        priorState,
        private: privateState,
        diagnostics,
      });
      response.plan = planned.plan;
      response.requiresReplace.push(...planned.requiresReplace);
    }
    if (diagnostics.hasError) return;
    await resource.modifyPlan?.(
      {
        client: client(),
        config,
        priorState,
        providerMeta,
        defer,
        // Creates no signal until a handler uses it.
        get signal() {
          return request.signal;
        },
      },
      response,
    );
  });
  if (hasOwnIdentity(resource)) {
    response.identity = wholeIdentity(resource, response.identity);
    const known = priorState === null ? null : priorIdentity;
    checkIdentity(resource, `planning ${typeName}`, known, response.identity, diagnostics);
  }
  return {
    plannedState: proposedNewState && response.plan,
    requiresReplace: uniquePaths(response.requiresReplace),
    plannedPrivate: privateState.toBytes(),
    plannedIdentity: response.identity,
    deferred: deferral.reason,
    diagnostics: diagnostics.items,
  };
}

/** Creates, updates, or deletes an object. The state in the result is always the object's actual state. */
export async function applyResourceChange<Client>(
  resource: Resource<Client>,
  client: () => Client,
  request: Request<"applyResourceChange">,
): Promise<StateResult> {
  const { priorState, plannedState, plannedIdentity = null, signal, typeName } = request;
  const { providerMeta = null } = request;
  const config = request.config ?? plannedState;
  const response = startState(priorState, plannedIdentity, request.plannedPrivate);
  const gone = { state: null, identity: plannedIdentity };
  const { diagnostics } = response;
  if (plannedState === null || config === null) {
    if (priorState === null) return finishState(resource, response, gone, `deleting ${typeName}`);
    await attempt(diagnostics, `delete ${typeName}`, () =>
      resource.delete({ client: client(), signal, providerMeta, state: priorState }, response),
    );
    if (!diagnostics.hasError) response.state = null;
    return finishState(resource, response, gone, `deleting ${typeName}`);
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
  const identityCanChange = priorState === null;
  const expected = { state: plannedState, identity: plannedIdentity, identityCanChange };
  return finishState(resource, response, expected, `applying ${typeName}`);
}
