import {
  DiagnosticError,
  Diagnostics,
  limitTime,
  type ModifyPlanRequest,
  type ModifyPlanResponse,
  type TimeLimit,
  Unknown,
  unknown,
} from "@hostup/terraform-plugin";
import { belongsToDomain, suggestHostname, validateHostname } from "../../lib/hostname.js";
import type { HostupClient } from "../hostup/client.js";
import { HostupError } from "../hostup/errors.js";
import type { ActionGate } from "../hostup/model.js";
import type { HostupAccess } from "./access.js";
import type { DynDnsUpdaterModel } from "./dyndns-updater-schema.js";
import { updaterName } from "./dyndns-updater-state.js";
import { failure } from "./failure.js";

/** How long the checks of a plan may take, all in all. */
const checkTimeout = "2m";

/** Plans an updater: what an update leaves as it is, and whether a new one can be created at all. */
export async function planDynDnsUpdater(
  request: ModifyPlanRequest<HostupAccess, DynDnsUpdaterModel>,
  response: ModifyPlanResponse<DynDnsUpdaterModel>,
): Promise<void> {
  if (response.plan === null) return;
  response.plan = planToken(response.plan, request.priorState);
  if (request.priorState !== null) {
    response.plan = planUpdate(response.plan, request.priorState);
    return;
  }
  const { domain_id, hostname } = response.plan;
  const { client: access } = request;
  if (typeof domain_id !== "string" || !access.isReady) return;
  using limit = limitTime(request.signal, undefined, "plan", checkTimeout);
  const diagnostics = new Diagnostics();
  await checkDomain(access.client(), { domain_id, hostname }, limit, diagnostics);
  // Before a destroy, Terraform plans a creation of what is gone already. That must not end the destroy.
  const mayBeDestroy = access.gone.has(updaterName(response.plan));
  for (const { severity, summary, detail, path } of diagnostics.items) {
    if (severity === "error" && !mayBeDestroy) response.diagnostics.error(summary, detail, path);
    else response.diagnostics.warning(summary, detail, path);
  }
}

/** HostUp changes `updated_at` together with `enabled`, the only thing that an update sends. */
function planUpdate(plan: DynDnsUpdaterModel, prior: DynDnsUpdaterModel): DynDnsUpdaterModel {
  return plan.enabled === prior.enabled && plan.updated_at instanceof Unknown
    ? { ...plan, updated_at: prior.updated_at }
    : plan;
}

/** A token that is not to be stored leaves the state; one that is to be stored again has to be fetched. */
function planToken(plan: DynDnsUpdaterModel, prior: DynDnsUpdaterModel | null): DynDnsUpdaterModel {
  if (plan.store_token === false) return { ...plan, token: null, update_url: null };
  if (prior !== null && prior.store_token !== plan.store_token) {
    return { ...plan, token: unknown, update_url: unknown };
  }
  return plan;
}

/** A check that cannot be made is no failure: the apply will tell. That the key is refused is told at once. */
async function checkDomain(
  client: HostupClient,
  { domain_id, hostname }: { readonly domain_id: string; readonly hostname: DynDnsUpdaterModel["hostname"] },
  limit: TimeLimit,
  diagnostics: Diagnostics,
): Promise<void> {
  try {
    const domain = await client.getDomain(domain_id, limit);
    if (typeof hostname === "string") checkHostname(hostname, domain.name, diagnostics);
    const { available, reason, actions } = await client.dynDns(domain_id, limit);
    if (!available) reportUnavailable(domain.name, reason, diagnostics);
    else if (actions.canManage?.allowed === false)
      reportReadOnly(domain.name, actions.canManage, diagnostics);
  } catch (error) {
    if (!(error instanceof HostupError)) throw error;
    if (error.code === "unauthorized") throw failure(error, { verb: "read", thing: "domain" });
    if (error.code === "not_found") {
      const missing = failure(error, { verb: "read", thing: "domain", path: ["domain_id"] });
      if (missing instanceof DiagnosticError) diagnostics.add(missing.diagnostic);
    }
  }
}

/** No error: a plan may be made with another key than the apply. */
function reportReadOnly(domain: string, { reason }: ActionGate, diagnostics: Diagnostics): void {
  diagnostics.warning(
    "API key cannot create updaters",
    `HostUp does not let this API key manage the updaters of "${domain}"${withReason(reason)}. The apply needs a key with the scope write:domains.`,
  );
}

function checkHostname(hostname: string, domain: string, diagnostics: Diagnostics): void {
  if (validateHostname(hostname) !== undefined || belongsToDomain(hostname, domain)) return;
  const suggestion = suggestHostname(hostname, domain);
  const hint = suggestion === undefined ? "" : ` Did you mean "${suggestion}"?`;
  diagnostics.error(
    "Host name outside of its domain",
    `"${hostname}" is neither "${domain}" nor a name below it.${hint} Give a host name of this domain, or the \`domain_id\` of the domain that it belongs to.`,
    ["hostname"],
  );
}

function reportUnavailable(domain: string, reason: string | null, diagnostics: Diagnostics): void {
  diagnostics.error(
    "DynDNS not available",
    `HostUp offers no DynDNS for "${domain}"${withReason(reason)}. It needs a domain that uses HostUp's name servers.`,
    ["domain_id"],
  );
}

function withReason(reason: string | null): string {
  return reason === null ? "" : `: ${reason.replace(/\.$/, "")}`;
}
