import { Diagnostics } from "./diagnostics.js";
import { listPlaces, type Validator } from "./validators.js";
import { isUnknown, type Value } from "./values.js";

/** None of these attributes of the same object is set together with this one. */
export function conflictsWith(...names: readonly string[]): Validator {
  return {
    validate(_value, { path, owner, diagnostics }) {
      const set = names.filter((name) => isSet(owner[name]));
      if (set.length > 0) {
        diagnostics.error("Conflicting attributes", `It cannot be set beside ${listPlaces(set)}.`, path);
      }
    },
  };
}

/** All of these attributes of the same object are set if this one is. */
export function requires(...names: readonly string[]): Validator {
  return {
    validate(_value, { path, owner, diagnostics }) {
      const missing = names.filter((name) => (owner[name] ?? null) === null);
      if (missing.length > 0) {
        diagnostics.error("Missing attributes", `Set ${listPlaces(missing)} too.`, path);
      }
    },
  };
}

/** Warns if a write-only attribute of the same object could be set instead of this one, which is stored. */
export function preferWriteOnly(name: string): Validator {
  return {
    validate(_value, { path, writeOnlyAttributesAllowed, diagnostics }) {
      if (!writeOnlyAttributesAllowed) return;
      diagnostics.warning(
        "Value is stored",
        `The value is stored in plans and in the state. Set ${listPlaces([name])} instead, which is not.`,
        path,
      );
    },
  };
}

/** Passes if at least one of the validators passes. */
export function anyOf<T extends Value>(...validators: readonly Validator<T>[]): Validator<T> {
  return {
    validate(value, context) {
      const runs = validators.map((validator) => {
        const diagnostics = new Diagnostics();
        validator.validate(value, { ...context, diagnostics });
        return diagnostics;
      });
      const told = runs.find(({ hasError }) => !hasError);
      for (const { items } of told === undefined ? runs : [told]) {
        for (const item of items) context.diagnostics.add(item);
      }
    },
  };
}

/** Passes if all of the validators pass. For use in `anyOf`. */
export function allOf<T extends Value>(...validators: readonly Validator<T>[]): Validator<T> {
  return {
    validate(value, context) {
      for (const validator of validators) validator.validate(value, context);
    },
  };
}

function isSet(value: Value | undefined): boolean {
  return value !== undefined && value !== null && !isUnknown(value);
}
