import { Dynamic, objectValue, parseNumber, type Type, type Value } from "@hostup/terraform-plugin";
import type { JsonValue } from "../description.js";

/** Converts a JSON value in a description or an import ID to a value. */
export function parseValue(json: JsonValue, type: Type): Value {
  if (json === null) return null;
  if (type === "number") return parseNumber(json as string) ?? null;
  if (type === "dynamic") {
    const { type, value = null } = json as { type: Type; value?: JsonValue };
    return new Dynamic(type, parseValue(value, type));
  }
  if (typeof type === "string") return json as string | boolean;
  if (type[0] === "list" || type[0] === "set") {
    return (json as readonly JsonValue[]).map((element) => parseValue(element, type[1]));
  }
  const members = json as { readonly [name: string]: JsonValue };
  if (type[0] === "map") {
    return new Map(Object.entries(members).map(([key, element]) => [key, parseValue(element, type[1])]));
  }
  return objectValue(
    Object.entries(type[1]).map(([name, attribute]) => [name, parseValue(members[name] ?? null, attribute)]),
  );
}
