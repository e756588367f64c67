import { Diagnostics } from "./diagnostics.js";
import { attemptSync } from "./errors.js";
import { impliedType } from "./implied-type.js";
import type { IdentitySchema, ProviderServer, RawState } from "./provider-server.js";
import type { Resource } from "./resource.js";
import type { UpgradeResult } from "./results.js";
import { withoutWriteOnly } from "./state.js";
import { isObject } from "./values.js";

/** Upgrades a stored state to the current schema version. */
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
      `The state of ${typeName} has version ${version}, which this version of the provider cannot read. Use a version of the provider that can, or remove the object from the state and import it again.`,
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

/** Upgrades a stored identity to its current version. */
export function upgradeResourceIdentity(
  { version: current = 0, attributes, upgraders = {} }: IdentitySchema,
  request: Parameters<ProviderServer["upgradeResourceIdentity"]>[0],
): ReturnType<ProviderServer["upgradeResourceIdentity"]> {
  const diagnostics = new Diagnostics();
  const { version, typeName, rawIdentity } = request;
  const upgrader = upgraders[version];
  if (version !== current && upgrader === undefined) {
    diagnostics.error(
      "Identity cannot be upgraded",
      `The identity of ${typeName} has version ${version}, which this version of the provider cannot read: it writes version ${current}. Use a version of the provider that can, or remove the object from the state and import it again.`,
    );
    return { identity: null, diagnostics: diagnostics.items };
  }
  const identity = attemptSync(diagnostics, `upgrade the identity of ${typeName}`, () => {
    const isCurrent = version === current || upgrader === undefined;
    const stored = rawIdentity.decode(
      impliedType({ attributes: isCurrent ? attributes : upgrader.priorAttributes }),
    );
    if (!isObject(stored)) throw new TypeError("the stored identity is not an object");
    return isCurrent ? stored : upgrader.upgrade(stored);
  });
  return { identity: identity ?? null, diagnostics: diagnostics.items };
}
