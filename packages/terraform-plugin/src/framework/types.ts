/**
 * Terraform's types, in Terraform's own JSON format: `"string"`, `["list", "number"]`, `["object", { name: "string" }]`.
 * A type is therefore its own serialization.
 * Source: https://github.com/zclconf/go-cty/blob/main/docs/json.md
 */
export type PrimitiveType = "string" | "number" | "bool";

export type Type =
  | PrimitiveType
  | "dynamic"
  | readonly ["list", Type]
  | readonly ["set", Type]
  | readonly ["map", Type]
  | readonly ["tuple", readonly Type[]]
  | ObjectType;

/** An object type. The third element names the optional attributes, which schemas never use. */
export type ObjectType =
  | readonly ["object", AttributeTypes]
  | readonly ["object", AttributeTypes, readonly string[]];

export type AttributeTypes = Readonly<Record<string, Type>>;

const primitives: ReadonlySet<unknown> = new Set(["string", "number", "bool", "dynamic"]);

/** Returns whether a parsed JSON value is a type. */
export function isType(json: unknown): json is Type {
  if (!Array.isArray(json)) return primitives.has(json);
  const [kind, argument, optional] = json as unknown[];
  switch (kind) {
    case "list":
    case "set":
    case "map":
      return json.length === 2 && isType(argument);
    case "tuple":
      return json.length === 2 && Array.isArray(argument) && argument.every(isType);
    case "object":
      return (
        isAttributeTypes(argument) && (json.length === 2 || (json.length === 3 && Array.isArray(optional)))
      );
    default:
      return false;
  }
}

function isAttributeTypes(json: unknown): json is AttributeTypes {
  return (
    typeof json === "object" && json !== null && !Array.isArray(json) && Object.values(json).every(isType)
  );
}

/** Formats a type as in Terraform: `list(string)`, `object({name=string})`. */
export function typeName(type: Type): string {
  if (typeof type === "string") return type === "dynamic" ? "any" : type;
  switch (type[0]) {
    case "tuple":
      return `tuple([${type[1].map(typeName).join(", ")}])`;
    case "object":
      return `object({${Object.entries(type[1])
        .map(([name, attribute]) => `${name}=${typeName(attribute)}`)
        .join(", ")}})`;
    default:
      return `${type[0]}(${typeName(type[1])})`;
  }
}

/** Returns whether two types are equal. The order of an object type's attributes does not matter. */
export function typesEqual(left: Type, right: Type): boolean {
  if (typeof left === "string" || typeof right === "string") return left === right;
  if (left[0] === "tuple" && right[0] === "tuple") {
    const others = right[1];
    return left[1].length === others.length && left[1].every((type, index) => sameAs(others[index], type));
  }
  if (left[0] === "object" && right[0] === "object") {
    const others = new Map(Object.entries(right[1]));
    const own = Object.entries(left[1]);
    return own.length === others.size && own.every(([name, type]) => sameAs(others.get(name), type));
  }
  return left[0] === right[0] && sameAs(left[1] as Type, right[1] as Type);
}

function sameAs(left: Type | undefined, right: Type): boolean {
  return left !== undefined && typesEqual(left, right);
}

/** Returns whether a type is or contains `dynamic`. */
export function hasDynamic(type: Type): boolean {
  if (typeof type === "string") return type === "dynamic";
  switch (type[0]) {
    case "tuple":
      return type[1].some(hasDynamic);
    case "object":
      return Object.values(type[1]).some(hasDynamic);
    default:
      return hasDynamic(type[1]);
  }
}
