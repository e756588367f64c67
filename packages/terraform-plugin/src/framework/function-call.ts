import { Diagnostics } from "./diagnostics.js";
import { reportBug } from "./errors.js";
import { FunctionError, type FunctionParameter, type ProviderFunction } from "./function.js";
import { isWhollyKnown, objectValue, type Value } from "./values.js";

/** Returns the parameter of each argument. Throws a `FunctionError` if the number of arguments is wrong. */
export function parametersFor(
  { parameters, variadic }: Pick<ProviderFunction, "parameters" | "variadic">,
  count: number,
): readonly FunctionParameter[] {
  const excess = count - parameters.length;
  if (excess < 0 || (excess > 0 && variadic === undefined)) {
    const least = variadic === undefined ? "" : "at least ";
    const expected = parameters.length === 1 ? "1 argument" : `${parameters.length} arguments`;
    throw new FunctionError(`The function takes ${least}${expected}, but got ${count}.`);
  }
  return variadic === undefined
    ? parameters
    : [...parameters, ...Array<FunctionParameter>(excess).fill(variadic)];
}

/** Calls a function. Any exception but a `FunctionError` becomes a `FunctionError` that quotes nothing. */
export function callFunction(called: ProviderFunction, values: readonly Value[]): Value {
  try {
    checkArguments(called, values);
    return called.call(...values);
  } catch (error) {
    if (error instanceof FunctionError) throw error;
    throw new FunctionError(`Unexpected error in the function. ${reportBug}`);
  }
}

/** Throws a `FunctionError` for the first argument that its parameter does not allow. */
function checkArguments(called: ProviderFunction, values: readonly Value[]): void {
  for (const [index, parameter] of parametersFor(called, values.length).entries()) {
    checkArgument(parameter, values[index] ?? null, index);
  }
}

/** Terraform sends nulls and unknowns only if the schema allows them; OpenTofu and other callers may send them anyway. */
function checkArgument(
  { name, allowNull, allowUnknown, validators = [] }: FunctionParameter,
  value: Value,
  index: number,
): void {
  if (value === null) {
    if (allowNull) return;
    throw new FunctionError(`The argument ${name} must not be null.`, index);
  }
  if (!isWhollyKnown(value)) {
    if (allowUnknown) return;
    throw new FunctionError(`The argument ${name} must be known.`, index);
  }
  const diagnostics = new Diagnostics();
  const nothing = objectValue([]);
  for (const validator of validators) {
    validator.validate(value, {
      path: [name],
      config: nothing,
      owner: nothing,
      isSensitive: false,
      writeOnlyAttributesAllowed: false,
      diagnostics,
    });
  }
  const problems = diagnostics.items.filter(({ severity }) => severity === "error");
  if (problems.length === 0) return;
  throw new FunctionError(`${name}: ${problems.map(({ detail }) => detail).join(" ")}`, index);
}
