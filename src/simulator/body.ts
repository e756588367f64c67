import { type FieldError, Problem } from "./problem.js";

/** Returns what a field of a body must be if it is not, or undefined. */
export type FieldRules = Readonly<Record<string, (value: unknown) => string | undefined>>;

/** Returns the object in a body. Throws 400 with one error for each field that is missing, unknown, or wrong. */
export function parseBody(
  { contentType, body }: { readonly contentType: string | undefined; readonly body: string },
  rules: FieldRules,
): Readonly<Record<string, unknown>> {
  const fields = contentType?.startsWith("application/json") === true ? parseObject(body) : undefined;
  if (fields === undefined) {
    throw new Problem("invalid_request", "The request body must be a JSON object.", {
      errors: [{ pointer: "", detail: "Expected a JSON object.", code: "invalid_type" }],
    });
  }
  const errors = [...unknownFields(fields, rules), ...wrongFields(fields, rules)];
  if (errors.length > 0) throw invalidRequest(errors);
  return fields;
}

/** Returns the problem of a request with wrong fields. */
export function invalidRequest(errors: readonly FieldError[]): Problem {
  return new Problem("invalid_request", "The request is invalid.", { errors });
}

/** Returns the JSON object in a text, if any. */
export function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function unknownFields(fields: Readonly<Record<string, unknown>>, rules: FieldRules): FieldError[] {
  return Object.keys(fields)
    .filter((name) => !Object.hasOwn(rules, name))
    .map((name) => ({
      pointer: `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`,
      detail: "Unknown field.",
      code: "unknown_field",
    }));
}

function wrongFields(fields: Readonly<Record<string, unknown>>, rules: FieldRules): FieldError[] {
  return Object.entries(rules).flatMap(([name, rule]) => {
    const pointer = `/${name}`;
    if (!Object.hasOwn(fields, name)) {
      return [{ pointer, detail: "Required field is missing.", code: "missing_required" }];
    }
    const detail = rule(fields[name]);
    return detail === undefined ? [] : [{ pointer, detail, code: "invalid_value" }];
  });
}
