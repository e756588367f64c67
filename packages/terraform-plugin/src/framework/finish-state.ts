import { Diagnostics } from "./diagnostics.js";
import { reportBug } from "./errors.js";
import { finishIdentity } from "./identity.js";
import { impliedType } from "./implied-type.js";
import { type Path, pathToString } from "./path.js";
import { PrivateState } from "./private-state.js";
import type { Resource, StateResponse } from "./resource.js";
import type { StateResult } from "./results.js";
import type { Schema } from "./schema.js";
import { keepSpelling, withoutUnknowns, withoutWriteOnly } from "./state.js";
import { isWhollyKnown, type ObjectValue } from "./values.js";

/** What a handler starts from. */
export function startState(
  state: ObjectValue | null,
  identity: ObjectValue | null,
  privateBytes: Uint8Array,
): StateResponse {
  return { state, identity, private: PrivateState.fromBytes(privateBytes), diagnostics: new Diagnostics() };
}

/** What becomes of a handler's response: a state that Terraform can store, and errors where the handler left it none. */
export function finishState<Client>(
  resource: Resource<Client>,
  response: StateResponse,
  expected: {
    readonly state: ObjectValue | null;
    readonly identity: ObjectValue | null;
    readonly identityCanChange?: boolean;
  },
  task: string,
): StateResult {
  const { schema } = resource;
  const { diagnostics } = response;
  let { state } = response;
  if (state !== null) {
    state = withoutWriteOnly(schema, keepSpelling(schema, state, expected.state));
    if (!diagnostics.hasError) reportUnknowns(schema, state, diagnostics, task);
    state = withoutUnknowns(schema, state);
  }
  return {
    state,
    private: response.private.toBytes(),
    identity: finishIdentity(resource, task, expected, { state, identity: response.identity, diagnostics }),
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
