import { Diagnostics } from "./diagnostics.js";
import { attemptSync, reportBug } from "./errors.js";
import { finishIdentity } from "./identity.js";
import { impliedType } from "./implied-type.js";
import { PrivateState } from "./private-state.js";
import type { Resource, StateResponse } from "./resource.js";
import type { StateResult } from "./results.js";
import type { Schema } from "./schema.js";
import { hasDuplicates } from "./set-duplicates.js";
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

/** Turns a handler's response into a state that Terraform can store, and adds errors for what it cannot store. */
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
    const given = withoutWriteOnly(schema, state);
    state = given;
    // `isSame` may throw. The object exists already, so its state must not be lost.
    attemptSync(diagnostics, "compare the new state with the expected one", () => {
      state = keepSpelling(schema, given, expected.state);
      if (!diagnostics.hasError) reportMistakes(schema, state, diagnostics, task);
    });
    state = withoutUnknowns(schema, state);
  }
  return {
    state,
    private: response.private.toBytes(),
    identity: finishIdentity(resource, task, expected, { state, identity: response.identity, diagnostics }),
    diagnostics: diagnostics.items,
  };
}

/** Finds values in a handler's state that no state can hold. */
function reportMistakes(schema: Schema, state: ObjectValue, diagnostics: Diagnostics, task: string): void {
  for (const [name, type] of Object.entries(impliedType(schema)[1])) {
    const value = state[name] ?? null;
    if (!isWhollyKnown(value)) {
      diagnostics.error("Unknown value after apply", `${task} left ${name} unknown. ${reportBug}`, [name]);
    }
    if (hasDuplicates(value, type)) {
      const problem = `${task} left equal elements in the set ${name}.`;
      diagnostics.error("Duplicate set element", `${problem} ${reportBug}`, [name]);
    }
  }
}
