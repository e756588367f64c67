import type { ProviderFunction } from "./function.js";
import { hasDynamic, isType, type Type } from "./types.js";

const namePattern = /^[a-z_][a-z0-9_]*$/;

/** Returns the problems of a function that Terraform would reject or crash on, one sentence each. */
export function checkFunction({ parameters, variadic, returnType }: ProviderFunction): string[] {
  const all = variadic === undefined ? parameters : [...parameters, variadic];
  const names = all.map(({ name }) => name);
  return [
    ...checkType(returnType, "the result"),
    ...all.flatMap(({ name, type }) => [
      ...(namePattern.test(name) ? [] : [`${name} is not a valid name`]),
      ...checkType(type, name),
    ]),
    ...names
      .filter((name, index) => names.indexOf(name) < index)
      .map((name) => `two parameters have the name ${name}`),
  ];
}

function checkType(type: Type, name: string): string[] {
  if (!isType(type)) return [`${name} has an invalid type`];
  return hasDynamicSet(type) ? [`${name} has a set of any type`] : [];
}

function hasDynamicSet(type: Type): boolean {
  if (typeof type === "string") return false;
  switch (type[0]) {
    case "set":
      return hasDynamic(type[1]);
    case "tuple":
      return type[1].some(hasDynamicSet);
    case "object":
      return Object.values(type[1]).some(hasDynamicSet);
    default:
      return hasDynamicSet(type[1]);
  }
}
