import { Deferral } from "./deferral.js";
import { Diagnostics } from "./diagnostics.js";
import { attempt, attemptSync, reportBug } from "./errors.js";
import { hasOwnIdentity, identityOf, importNote, wholeIdentity } from "./identity.js";
import { PrivateState } from "./private-state.js";
import type { ProviderServer } from "./provider-server.js";
import type { FoundResponse, MoveSource, Resource } from "./resource.js";
import type { ImportResult } from "./results.js";
import { withoutWriteOnly } from "./state.js";
import { type ObjectValue, objectValue } from "./values.js";

/** Finds an existing object by its identity, or by its import ID. */
export async function importResourceState<Client>(
  resource: Resource<Client>,
  client: () => Client,
  request: Parameters<ProviderServer["importResourceState"]>[0],
): ReturnType<ProviderServer["importResourceState"]> {
  const { typeName, id, identity, signal, deferralAllowed } = request;
  const call = startCall(identity);
  const { diagnostics, response } = call;
  const isOwn = hasOwnIdentity(resource);
  if (identity !== null && resource.identity !== undefined && !isOwn) return finish(resource, identity, call);
  const importState = resource.importState?.bind(resource);
  if (importState === undefined) {
    diagnostics.error("Import not supported", `The resource type ${typeName} cannot be imported.`);
    return finish(resource, undefined, call);
  }
  const deferral = new Deferral(deferralAllowed);
  const { defer } = deferral;
  const found = await attempt(diagnostics, `import ${typeName}`, () =>
    importState({ client: client(), signal, id, identity, defer, diagnostics }, response),
  );
  const { reason: deferred } = deferral;
  if (deferred === undefined && id !== "" && found !== undefined && isEmpty(found)) {
    diagnostics.error("Missing state after import", `The import of ${typeName} found nothing. ${reportBug}`);
  }
  if (isOwn) response.private.leaveNote(importNote);
  return { ...finish(resource, found, call), deferred };
}

/** Moves an object from a resource of another type. */
export function moveResourceState<Client>(
  resource: Resource<Client>,
  typeName: string,
  source: MoveSource,
): ImportResult {
  const call = startCall(null);
  const { diagnostics, response } = call;
  const found = attemptSync(diagnostics, `move an object to ${typeName}`, () =>
    resource.moveState?.(source, response),
  );
  if (found === undefined && !diagnostics.hasError) {
    diagnostics.error(
      "Move not supported",
      `The resource type ${typeName} cannot take over an object from ${source.typeName} of ${source.providerAddress}. Remove the \`moved\` block, import the object, and remove it from the state of the other resource.`,
    );
  }
  return finish(resource, found, call);
}

interface Call {
  readonly response: FoundResponse;
  readonly diagnostics: Diagnostics;
}

function startCall(identity: ObjectValue | null): Call {
  return { response: { identity, private: new PrivateState() }, diagnostics: new Diagnostics() };
}

function finish<Client>(
  resource: Resource<Client>,
  found: Partial<ObjectValue> | undefined,
  { response, diagnostics }: Call,
): ImportResult {
  const state =
    found === undefined || diagnostics.hasError ? null : withoutWriteOnly(resource.schema, defined(found));
  const own = hasOwnIdentity(resource) && state !== null ? wholeIdentity(resource, response.identity) : null;
  return {
    state,
    identity: own ?? identityOf(resource, state),
    private: response.private.toBytes(),
    diagnostics: diagnostics.items,
  };
}

function isEmpty(found: Partial<ObjectValue>): boolean {
  return Object.values(found).every((value) => value === undefined || value === null);
}

function defined(partial: Partial<ObjectValue>): ObjectValue {
  return objectValue(
    Object.entries(partial).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
