import { Diagnostics } from "./diagnostics.js";
import { attempt, attemptSync } from "./errors.js";
import { identityOf } from "./identity.js";
import type { ImportResult, ProviderServer, RawState, UpgradeResult } from "./provider-server.js";
import type { MoveSource, Resource } from "./resource.js";
import { impliedType } from "./schema.js";
import { withoutWriteOnly } from "./validate.js";
import { isObject, type ObjectValue, objectValue } from "./values.js";

/** Finds an existing object by its identity, or by its import id. */
export async function importResourceState<Client>(
  resource: Resource<Client>,
  client: Client,
  request: Parameters<ProviderServer["importResourceState"]>[0],
): Promise<ImportResult> {
  const { typeName, id, identity, signal } = request;
  const diagnostics = new Diagnostics();
  if (identity !== null && resource.identity !== undefined) return imported(resource, identity, diagnostics);
  const importState = resource.importState?.bind(resource);
  if (importState === undefined) {
    diagnostics.error("Import not supported", `The resource type ${typeName} cannot be imported.`);
    return imported(resource, undefined, diagnostics);
  }
  const found = await attempt(diagnostics, `import ${typeName}`, () =>
    importState({ client, signal, id, diagnostics }),
  );
  return imported(resource, found, diagnostics);
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

/** Brings a stored state to the current version of the schema. */
export function upgradeResourceState<Client>(
  resource: Resource<Client>,
  request: { readonly typeName: string; readonly version: number; readonly rawState: RawState },
): UpgradeResult {
  const diagnostics = new Diagnostics();
  const { version, typeName, rawState } = request;
  if (version === (resource.schema.version ?? 0)) return { state: "unchanged", diagnostics: [] };
  const upgrader = resource.upgraders?.[version];
  if (upgrader === undefined) {
    diagnostics.error(
      "State cannot be upgraded",
      `The state of ${typeName} has version ${version}, which this version of the provider does not know how to read. Use a version of the provider that reads it, or remove the object from the state and import it again.`,
    );
    return { state: null, diagnostics: diagnostics.items };
  }
  const state = attemptSync(diagnostics, `upgrade the state of ${typeName}`, () => {
    const stored = rawState.decode(impliedType(upgrader.priorSchema));
    if (!isObject(stored)) throw new TypeError("the stored state is not an object");
    return withoutWriteOnly(resource.schema, upgrader.upgrade(stored));
  });
  return { state: state ?? null, diagnostics: diagnostics.items };
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
