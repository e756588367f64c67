import { attributeType } from "./implied-type.js";
import type { IdentityAttribute, OwnIdentity } from "./own-identity.js";
import type { Resource } from "./resource.js";
import type { Attributes } from "./schema.js";
import type { Type } from "./types.js";

const namePattern = /^[a-z_][a-z0-9_]*$/;
const primitives: ReadonlySet<unknown> = new Set(["string", "number", "bool"]);

/** Returns the problems of a resource's identity that Terraform would reject or crash on, one sentence each. */
export function checkIdentity<Client>({ schema, identity = [] }: Resource<Client>): string[] {
  return "attributes" in identity ? checkOwn(identity) : checkNames(identity, schema.attributes);
}

function checkNames(names: readonly string[], attributes: Attributes): string[] {
  return names.flatMap((name) => {
    const attribute = attributes[name];
    if (attribute === undefined) return [`there is no attribute ${name}`];
    return primitives.has(attributeType(attribute))
      ? []
      : [`${name} is neither a string, a number, nor a bool`];
  });
}

function checkOwn({ attributes }: OwnIdentity): string[] {
  const entries = Object.entries(attributes);
  if (entries.length === 0) return ["there are no attributes"];
  return entries.flatMap(([name, attribute]) => [
    ...(namePattern.test(name) ? [] : [`${name} is not a valid name`]),
    ...checkAttribute(name, attribute),
  ]);
}

function checkAttribute(name: string, { type, required, optional }: IdentityAttribute): string[] {
  return [
    ...(required === optional ? [`${name} must be either required or optional`] : []),
    ...(isAllowed(type) ? [] : [`${name} is neither a string, a number, a bool, nor a list of them`]),
  ];
}

function isAllowed(type: Type): boolean {
  return primitives.has(type) || (Array.isArray(type) && type[0] === "list" && primitives.has(type[1]));
}
