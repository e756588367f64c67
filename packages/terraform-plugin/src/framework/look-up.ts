import { DiagnosticError } from "./diagnostics.js";

/** Returns the part of a provider that Terraform named. Throws a `DiagnosticError` if there is none. */
export function lookUp<T>(
  members: Readonly<Record<string, T>>,
  kind: "resource" | "data source" | "ephemeral resource" | "list resource" | "action",
  typeName: string,
): T {
  const member = Object.hasOwn(members, typeName) ? members[typeName] : undefined;
  if (member !== undefined) return member;
  throw new DiagnosticError(
    `Unknown ${kind} type`,
    `This provider has no ${kind} ${JSON.stringify(typeName)}. It has: ${Object.keys(members).join(", ") || "none"}. ` +
      "Another version of the provider may have it.",
  );
}
