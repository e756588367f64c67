/**
 * The parts of the `-json` output of Terraform and OpenTofu that the tests read.
 * https://developer.hashicorp.com/terraform/internals/json-format
 */
export interface Plan {
  readonly errored?: boolean;
  readonly resource_changes?: readonly ResourceChange[];
  readonly resource_drift?: readonly ResourceChange[];
  readonly output_changes?: Readonly<Record<string, Change<unknown>>>;
  readonly prior_state?: State;
}

export interface ResourceChange {
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  readonly action_reason?: string;
  readonly change: ObjectChange;
}

export type ObjectChange = Change<Readonly<Record<string, unknown>> | null>;

export interface Change<T> {
  readonly actions: readonly ("no-op" | "create" | "read" | "update" | "delete")[];
  readonly before: T;
  readonly after: T;
  readonly after_unknown: unknown;
  readonly before_sensitive: unknown;
  readonly after_sensitive: unknown;
  readonly replace_paths?: readonly (readonly (string | number)[])[];
}

export interface State {
  readonly values?: {
    readonly outputs?: Readonly<Record<string, { readonly sensitive: boolean; readonly value: unknown }>>;
    readonly root_module: { readonly resources?: readonly StateResource[] };
  };
}

export interface StateResource {
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly tainted?: boolean;
  readonly values: Readonly<Record<string, unknown>>;
  readonly sensitive_values: unknown;
}

export interface CliDiagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail: string;
  readonly address?: string;
  /** The position in the configuration, if the provider named an attribute. */
  readonly snippet?: { readonly context: string | null; readonly code: string };
}

/** Returns the actions of a plan by resource: `{ "hostup_domain.home": "update" }`, `"delete+create"` for a replacement, `{}` for no changes. */
export function plannedActions(plan: Plan): Record<string, string> {
  const changes = plan.resource_changes ?? [];
  return Object.fromEntries(
    changes
      .map(({ address, change }) => [address, change.actions.join("+")] as const)
      // OpenTofu 1.11 also lists the ephemeral resources that it opens.
      .filter(([, actions]) => actions !== "no-op" && actions !== "open"),
  );
}

/** Returns the change of one resource in a plan. */
export function plannedChange(plan: Plan, address: string): ObjectChange {
  const found = plan.resource_changes?.find((resource) => resource.address === address);
  if (found === undefined) throw new Error(`the plan has no ${address}`);
  return found.change;
}
