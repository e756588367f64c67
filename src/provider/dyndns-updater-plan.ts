import {
  type Diagnostic,
  type ModifyPlanRequest,
  type ModifyPlanResponse,
  type Plan,
  type State,
  Unknown,
  unknown,
} from "@hostup/terraform-plugin";
import { belongsToDomain, validateHostname } from "../../lib/hostname.js";
import { suggestHostname } from "../../lib/hostname-suggestion.js";
import { quote } from "../hostup/text.js";
import type { HostupAccount } from "./account.js";
import { checkDomain } from "./domain-check.js";
import type { UpdaterId, UpdaterSchema } from "./dyndns-updater-schema.js";
import { updaterName } from "./dyndns-updater-state.js";

type UpdaterPlan = Plan<UpdaterSchema>;
type UpdaterState = State<UpdaterSchema, UpdaterId>;

/** Plans an updater: keeps what an update does not change, and checks whether a new updater can be created. */
export async function planDynDnsUpdater(
  request: ModifyPlanRequest<HostupAccount, UpdaterSchema, UpdaterId>,
  response: ModifyPlanResponse<UpdaterSchema>,
): Promise<void> {
  if (response.plan === null) return;
  response.plan = planToken(response.plan, request.priorState);
  if (request.priorState !== null) {
    response.plan = planUpdate(response.plan, request.priorState);
    return;
  }
  const { domain_id, hostname, record_type } = response.plan;
  const { client: account } = request;
  if (domain_id instanceof Unknown || !account.isReady) return;
  const { name, findings } = await checkDomain(account, domain_id, () => request.signal);
  // Before a destroy, Terraform plans to create updaters that are already deleted. An error would stop the destroy.
  const mayBeDestroy =
    !(hostname instanceof Unknown || record_type instanceof Unknown) &&
    account.gone.has(updaterName({ domain_id, hostname, record_type }));
  for (const finding of [...hostnameFindings(hostname, name), ...findings]) {
    response.diagnostics.add(mayBeDestroy ? { ...finding, severity: "warning" } : finding);
  }
}

/** HostUp changes `updated_at` only together with `enabled`, the only attribute that an update sends. */
function planUpdate(plan: UpdaterPlan, prior: UpdaterState): UpdaterPlan {
  return plan.enabled === prior.enabled && plan.updated_at instanceof Unknown
    ? { ...plan, updated_at: prior.updated_at }
    : plan;
}

/** Removes the token if it is no longer stored, and marks it as unknown if it must be read again. */
function planToken(plan: UpdaterPlan, prior: UpdaterState | null): UpdaterPlan {
  if (plan.store_token === false) return { ...plan, token: null, update_url: null };
  if (prior !== null && prior.store_token !== plan.store_token) {
    return { ...plan, token: unknown, update_url: unknown };
  }
  return plan;
}

function hostnameFindings(
  hostname: UpdaterPlan["hostname"],
  domain: string | undefined,
): readonly Diagnostic[] {
  if (hostname instanceof Unknown || domain === undefined) return [];
  if (validateHostname(hostname) !== undefined || belongsToDomain(hostname, domain)) return [];
  const suggestion = suggestHostname(hostname, domain);
  const hint = suggestion === undefined ? "" : ` Did you mean ${quote(suggestion)}?`;
  return [
    {
      severity: "error",
      summary: "Host name outside the domain",
      detail: `${quote(hostname)} is neither ${quote(domain)} nor a name below it.${hint} Set a host name in this domain, or set \`domain_id\` to the domain of the host name.`,
      path: ["hostname"],
    },
  ];
}
