import { Deferral } from "./deferral.js";
import { Diagnostics } from "./diagnostics.js";
import { attempt, attemptSync } from "./errors.js";
import { identityOf } from "./identity.js";
import type { ImportResult, ProviderServer } from "./provider-server.js";
import type { MoveSource, Resource } from "./resource.js";
import { withoutWriteOnly } from "./state.js";
import { type ObjectValue, objectValue } from "./values.js";

/** Finds an existing object by its identity, or by its import id. */
export async function importResourceState<Client>(
  resource: Resource<Client>,
  client: () => Client,
  request: Parameters<ProviderServer["importResourceState"]>[0],
): ReturnType<ProviderServer["importResourceState"]> {
  const { typeName, id, identity, signal, deferralAllowed } = request;
  const diagnostics = new Diagnostics();
  if (identity !== null && resource.identity !== undefined) return imported(resource, identity, diagnostics);
  const importState = resource.importState?.bind(resource);
  if (importState === undefined) {
    diagnostics.error("Import not supported", `The resource type ${typeName} cannot be imported.`);
    return imported(resource, undefined, diagnostics);
  }
  const deferral = new Deferral(deferralAllowed);
  const { defer } = deferral;
  const found = await attempt(diagnostics, `import ${typeName}`, () =>
    importState({ client: client(), signal, id, defer, diagnostics }),
  );
  return { ...imported(resource, found, diagnostics), deferred: deferral.reason };
}

/** Takes over an object from a resource of another type. */
export function moveResourceState<Client>(
  resource: Resource<Client>,
  typeName: string,
  source: MoveSource,
): ImportResult {
  const diagnostics = new Diagnostics();
  const found = attemptSync(diagnostics, `move an object to ${typeName}`, () => resource.moveState?.(source));
  if (found === undefined && !diagnostics.hasError) {
    diagnostics.error(
      "Move not supported",
      `The resource type ${typeName} cannot take over an object from ${source.typeName} of ${source.providerAddress}. Remove the \`moved\` block, import the object, and remove it from the state of the other resource.`,
    );
  }
  return imported(resource, found, diagnostics);
}

function imported<Client>(
  resource: Resource<Client>,
  found: Partial<ObjectValue> | undefined,
  diagnostics: Diagnostics,
): ImportResult {
  const state =
    found === undefined || diagnostics.hasError ? null : withoutWriteOnly(resource.schema, defined(found));
  return { state, identity: identityOf(resource, state), diagnostics: diagnostics.items };
}

function defined(partial: Partial<ObjectValue>): ObjectValue {
  return objectValue(
    Object.entries(partial).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
