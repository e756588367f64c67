import {
  Dynamic,
  isList,
  isMap,
  isObject,
  isUnknown,
  type ObjectValue,
  objectValue,
  type Type,
  type Value,
} from "@hostup/terraform-plugin";

/** Replaces every unknown value in the plan with one derived from its name and the object's revision. */
export function finish(plan: ObjectValue, config: ObjectValue, type: Type, revision: number): ObjectValue {
  const seen = isUnknown(plan.secret_seen) ? { secret_seen: config.secret ?? null } : {};
  return fill({ ...plan, ...seen }, type, "", revision) as ObjectValue;
}

function fill(value: Value, type: Type, name: string, revision: number): Value {
  if (isUnknown(value)) return computed(type, name, revision);
  if (value instanceof Dynamic) return new Dynamic(value.type, fill(value.value, value.type, name, revision));
  if (typeof type === "string") return value;
  if (isObject(value)) {
    const types = type[1] as Readonly<Record<string, Type>>;
    return objectValue(
      Object.entries(value).map(([member, inner]) => [
        member,
        fill(inner, types[member] ?? "dynamic", member, revision),
      ]),
    );
  }
  const elementType = (index: number) => (type[0] === "tuple" ? type[1][index] : type[1]) as Type;
  if (isMap(value)) {
    return new Map([...value].map(([key, inner]) => [key, fill(inner, elementType(0), name, revision)]));
  }
  if (isList(value)) return value.map((inner, index) => fill(inner, elementType(index), name, revision));
  return value;
}

function computed(type: Type, name: string, revision: number): Value {
  if (type === "number") return revision;
  if (type === "bool") return revision % 2 === 1;
  if (type === "string") return `${name}#${revision}`;
  if (type === "dynamic") return new Dynamic("string", `${name}#${revision}`);
  if (type[0] === "object") {
    return objectValue(
      Object.entries(type[1]).map(([member, inner]) => [member, computed(inner, member, revision)]),
    );
  }
  const element = computed(type[1] as Type, name, revision);
  return type[0] === "map" ? new Map([["key", element]]) : [element];
}

/** Returns an object as changed outside Terraform: with all its strings replaced, except `fault` and `address`. */
export function drifted(state: ObjectValue): ObjectValue {
  const { fault = null, address = null, ...others } = state;
  return { ...(changeTexts(others) as ObjectValue), fault, address };
}

function changeTexts(value: Value): Value {
  if (typeof value === "string") return `${value}~`;
  if (value instanceof Dynamic) return new Dynamic(value.type, changeTexts(value.value));
  if (isList(value)) return value.map(changeTexts);
  if (isMap(value)) return new Map([...value].map(([key, inner]) => [key, changeTexts(inner)]));
  if (!isObject(value)) return value;
  return objectValue(Object.entries(value).map(([name, inner]) => [name, changeTexts(inner)]));
}
