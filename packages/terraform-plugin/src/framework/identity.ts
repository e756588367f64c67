import { DiagnosticError, type Diagnostics } from "./diagnostics.js";
import { valuesEqual } from "./equality.js";
import { reportBug } from "./errors.js";
import { attributeType, impliedType } from "./implied-type.js";
import { lookUp } from "./look-up.js";
import type { OwnIdentity } from "./own-identity.js";
import type { IdentitySchema, ProviderSchemas } from "./provider-server.js";
import type { Resource, StateResponse } from "./resource.js";
import type { Attribute, Attributes } from "./schema.js";
import { isWhollyKnown, type ObjectValue, objectValue } from "./values.js";

/** Returns the identity schema of a resource, or undefined if it has no identity. */
export function identitySchema<Client>({ identity, schema }: Resource<Client>): IdentitySchema | undefined {
  if (identity === undefined || isOwn(identity)) return identity;
  return identitySchemas.get(identity) ?? remember(identity, schema.attributes);
}

/** Returns the identity schema of a resource type. Throws a `DiagnosticError` if it has none. */
export function requiredIdentitySchema(
  { resources, identities }: Pick<ProviderSchemas, "resources" | "identities">,
  typeName: string,
): IdentitySchema {
  lookUp(resources, "resource", typeName);
  const schema = Object.hasOwn(identities, typeName) ? identities[typeName] : undefined;
  if (schema !== undefined) return schema;
  throw new DiagnosticError(
    "Identity not supported",
    `The resource type ${typeName} has no identity. Use the import ID of the object instead.`,
  );
}

/** Returns the identity that consists of state attributes, or null while part of it is unknown. */
export function identityOf<Client>(
  { identity: names }: Resource<Client>,
  state: ObjectValue | null,
): ObjectValue | null {
  if (names === undefined || isOwn(names) || state === null) return null;
  const identity = objectValue(names.map((name) => [name, state[name] ?? null]));
  return Object.values(identity).includes(null) ? null : usable(identity);
}

/** Returns whether handlers set the identity, rather than the state. */
export function hasOwnIdentity<Client>({ identity }: Resource<Client>): boolean {
  return identity !== undefined && isOwn(identity);
}

/** Returns the identity after an operation. Adds an error if it is missing or has changed. */
export function finishIdentity<Client>(
  resource: Resource<Client>,
  task: string,
  expected: { readonly identity: ObjectValue | null; readonly identityCanChange?: boolean },
  response: Pick<StateResponse, "identity" | "diagnostics"> & { readonly state: ObjectValue | null },
): ObjectValue | null {
  const { state, diagnostics } = response;
  if (resource.identity === undefined || state === null) return null;
  const identity = hasOwnIdentity(resource)
    ? usable(wholeIdentity(resource, response.identity))
    : identityOf(resource, state);
  if (diagnostics.hasError) return identity ?? expected.identity;
  if (identity === null) {
    diagnostics.error("Missing identity", `${task} left the object without an identity. ${reportBug}`);
    return expected.identity;
  }
  if (!expected.identityCanChange) checkIdentity(resource, task, expected.identity, identity, diagnostics);
  return identity;
}

/** Adds an error if an immutable identity has changed. */
export function checkIdentity<Client>(
  resource: Resource<Client>,
  task: string,
  known: ObjectValue | null,
  identity: ObjectValue | null,
  diagnostics: Diagnostics,
): void {
  const schema = identitySchema(resource);
  if (schema === undefined || schema.mutable || known === null) return;
  if (valuesEqual(identity, known, impliedType(schema))) return;
  diagnostics.error(
    "Identity changed",
    `${task} changed the identity of the object, which must never change. ${reportBug}`,
  );
}

/** Returns the identity if Terraform can store it, otherwise null: all attributes must be known, and not all null. */
function usable(identity: ObjectValue | null): ObjectValue | null {
  if (identity === null || !isWhollyKnown(identity)) return null;
  return Object.values(identity).every((value) => value === null) ? null : identity;
}

/** Adds missing attributes, as null, to an identity that a handler set. */
export function wholeIdentity<Client>(
  resource: Resource<Client>,
  identity: ObjectValue | null | undefined,
): ObjectValue | null {
  if (identity === null || identity === undefined) return null;
  const names = Object.keys(identitySchema(resource)?.attributes ?? {});
  return objectValue(names.map((name) => [name, identity[name] ?? null]));
}

function isOwn(identity: readonly string[] | OwnIdentity): identity is OwnIdentity {
  return !Array.isArray(identity);
}

/** Marker in the private state of an imported object: the following read completes its identity. */
export const importNote = "imported";

const identitySchemas = new WeakMap<readonly string[], IdentitySchema>();

function remember(names: readonly string[], all: Attributes): IdentitySchema {
  const attributes = Object.fromEntries(
    names.flatMap((name): [string, Attribute][] => {
      const attribute = all[name];
      if (attribute === undefined) return [];
      return [[name, { required: true, type: attributeType(attribute), description: attribute.description }]];
    }),
  );
  const schema = { attributes };
  identitySchemas.set(names, schema);
  return schema;
}
