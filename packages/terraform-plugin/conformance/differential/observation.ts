/** What a Terraform command shows about each resource. */
import { parse } from "lossless-json";

/** JSON with exact numbers: each number is an object that holds its text. */
export type Json = null | boolean | string | { readonly [name: string]: Json } | readonly Json[];

/** One observation, such as a diagnostic, and its resource type, or "" without one. */
export interface Sight {
  readonly type: string;
  /** What was observed and the object's address: `plan conformance_t1.one`. */
  readonly subject: string;
  readonly value: Json;
}

export type Observation = readonly Sight[];

/** `validate` prints one object; the other commands print one object per line. */
export function diagnosticsIn(stdout: string): Observation {
  const lines = stdout.startsWith('{"@') ? stdout.trim().split("\n") : [];
  const whole =
    lines.length === 0 && stdout !== ""
      ? (parseExactly(stdout) as unknown as { diagnostics: Diagnostic[] })
      : undefined;
  const found =
    whole?.diagnostics ??
    lines
      .map((line) => parseExactly(line) as unknown as { type: string; diagnostic: Diagnostic })
      .filter(({ type }) => type === "diagnostic")
      .map(({ diagnostic }) => diagnostic);
  return found
    .filter(({ summary }) => summary !== "Provider development overrides are in effect")
    .map(({ severity, summary, detail, address = addressIn(detail), snippet }) => {
      const text = [severity, summary, detail, snippet?.code ?? "", snippet?.context ?? ""].join("\n");
      return { type: typeIn(`${address} ${text}`), subject: `diagnostics ${address}`, value: text };
    })
    .sort((left, right) => (left.value < right.value ? -1 : 1));
}

interface Diagnostic {
  readonly severity: string;
  readonly summary: string;
  readonly detail: string;
  readonly address?: string;
  readonly snippet?: { readonly context: string | null; readonly code: string };
}

/** Returns the contents of a plan from the output of `show -json`. */
export function planIn(text: string): Observation {
  const plan = parseExactly(text) as unknown as Plan;
  const seen = (what: string, { address, change, action_reason }: Change): Sight => ({
    type: typeIn(address),
    subject: `${what} ${address}`,
    value: { ...change, reason: action_reason ?? null },
  });
  return [
    ...(plan.resource_drift ?? []).map((change) => seen("drift", change)),
    ...(plan.resource_changes ?? []).map((change) => seen("plan", change)),
  ];
}

interface Plan {
  readonly resource_changes?: readonly Change[];
  readonly resource_drift?: readonly Change[];
}

interface Change {
  readonly address: string;
  readonly change: { readonly [name: string]: Json };
  readonly action_reason?: string;
}

/** Returns the contents of a state file, except private values, which are provider-specific. */
export function stateIn(text: string): Observation {
  const { resources } = parseExactly(text) as unknown as { resources: readonly StoredResource[] };
  return resources.flatMap(({ type, name, instances }) =>
    instances.map(({ private: _, sensitive_attributes: paths = [], ...stored }) => ({
      type,
      subject: `state ${type}.${name}`,
      // Terraform stores the paths in any order.
      value: {
        ...stored,
        sensitive_attributes: (paths as Json[]).map((path) => JSON.stringify(path)).sort(),
      },
    })),
  );
}

interface StoredResource {
  readonly type: string;
  readonly name: string;
  readonly instances: readonly { readonly [name: string]: Json }[];
}

/** Terraform does not say which object a diagnostic of a deletion is about, but our providers do. */
function addressIn(detail: string): string {
  return /conformance_\w+\.\w+/.exec(detail)?.[0] ?? "";
}

function typeIn(text: string): string {
  return /conformance_\w+/.exec(text)?.[0] ?? "";
}

function parseExactly(text: string): Json {
  return parse(text, undefined, (number) => ({ number })) as Json;
}
