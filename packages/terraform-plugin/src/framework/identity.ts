import { attributeType } from "./implied-type.js";
import type { Resource } from "./resource.js";
import type { Attribute, Attributes } from "./schema.js";
import { isWhollyKnown, type ObjectValue, objectValue } from "./values.js";

/** The attributes that identify an object of the resource, as a schema of their own; undefined when it has no identity. */
export function identitySchema<Client>(
  resource: Resource<Client>,
): { readonly attributes: Attributes } | undefined {
  const names = resource.identity;
  if (names === undefined) return undefined;
  return identitySchemas.get(names) ?? remember(names, resource.schema.attributes);
}

/** The identity of the object that a state describes; null while part of it is not known. */
export function identityOf<Client>(
  resource: Resource<Client>,
  state: ObjectValue | null,
): ObjectValue | null {
  if (resource.identity === undefined || state === null) return null;
  const identity = objectValue(resource.identity.map((name) => [name, state[name] ?? null]));
  return Object.values(identity).every((value) => value !== null && isWhollyKnown(value)) ? identity : null;
}

const identitySchemas = new WeakMap<readonly string[], { readonly attributes: Attributes }>();

function remember(names: readonly string[], all: Attributes): { readonly attributes: Attributes } {
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
