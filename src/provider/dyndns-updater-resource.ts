import {
  type CreateRequest,
  DiagnosticError,
  limitTime,
  type Resource,
  type StateResponse,
  type TimeLimit,
  Unknown,
} from "@hostup/terraform-plugin";
import { normalizeHostname } from "../../lib/hostname.js";
import type { HostupClient } from "../hostup/client.js";
import type { Created } from "../hostup/creation.js";
import { HostupError } from "../hostup/errors.js";
import type { RecordType } from "../hostup/model.js";
import type { HostupAccess } from "./access.js";
import { requireReadable } from "./dyndns-look-up.js";
import { findImported } from "./dyndns-updater-import.js";
import { moveFromRestApi } from "./dyndns-updater-move.js";
import { planDynDnsUpdater } from "./dyndns-updater-plan.js";
import { type DynDnsUpdaterModel, defaultTimeout, dyndnsUpdaterSchema } from "./dyndns-updater-schema.js";
import { updaterName, updaterState } from "./dyndns-updater-state.js";
import { ambiguous, duplicate, missingDomain, reportOthers } from "./dyndns-updater-unclear.js";
import { failure } from "./failure.js";

const thing = "DynDNS updater";

export const dyndnsUpdaterResource: Resource<HostupAccess, DynDnsUpdaterModel> = {
  schema: dyndnsUpdaterSchema,
  modifyPlan: planDynDnsUpdater,

  async create(request, response) {
    const { client: access, plan } = request;
    using limit = limitTime(request.signal, plan.timeouts, "create", defaultTimeout);
    const { config, others } = await createConfig(request, limit);
    response.state = updaterState(plan, config, access);
    warnOfHiddenToken(response);
    if (plan.enabled === false && config.enabled) await pauseCreated(request, response, config.id, limit);
    reportOthers(response.diagnostics, String(plan.domain_id), config, others);
  },

  async read({ client: access, state, signal: stop }, response) {
    using limit = limitTime(stop, state.timeouts, "read", defaultTimeout);
    try {
      const dynDns = await clientFor(access, state).dynDns(String(state.domain_id), limit);
      const config = dynDns.configById.get(String(state.id));
      if (config === undefined) {
        requireReadable(dynDns, String(state.id));
        access.gone.add(updaterName(state));
      }
      response.state = config === undefined ? null : updaterState(state, config, access);
      warnOfHiddenToken(response);
    } catch (error) {
      if (!isMissing(error)) throw failure(error, { verb: "read", thing, signal: limit.signal });
      response.diagnostics.warning("Domain not found", missingDomain(error, state), ["domain_id"]);
    }
  },

  async update({ client: access, plan, state, signal: stop }, response) {
    using limit = limitTime(stop, plan.timeouts, "update", defaultTimeout);
    const [domainId, id] = [String(state.domain_id), String(state.id)];
    try {
      // Reports of routers since the plan are left to the next read: what was planned must come back.
      let known: DynDnsUpdaterModel = { ...plan, updated_at: state.updated_at };
      if (plan.enabled !== state.enabled) {
        const client = clientFor(access, state);
        const { enabled, updatedAt } = await client.setEnabled(domainId, id, plan.enabled === true, limit);
        known = { ...known, enabled, updated_at: updatedAt };
        response.state = { ...state, enabled, updated_at: updatedAt };
      }
      response.state = plan.token instanceof Unknown ? await withToken(known, access, limit) : known;
    } catch (error) {
      throw failure(error, { verb: "update", thing, signal: limit.signal });
    }
    warnOfHiddenToken(response);
  },

  async delete({ client: access, state, signal: stop }) {
    using limit = limitTime(stop, state.timeouts, "delete", defaultTimeout);
    try {
      await clientFor(access, state).deleteConfig(String(state.domain_id), String(state.id), limit);
    } catch (error) {
      if (isMissing(error)) {
        throw new DiagnosticError("Domain not found", missingDomain(error, state), { cause: error });
      }
      throw failure(error, { verb: "delete", thing, signal: limit.signal });
    }
  },

  identity: ["domain_id", "id"],
  importState: findImported,
  moveState: moveFromRestApi,
};

/** The client, which never shows the token that the state has, whoever may send it. */
function clientFor(access: HostupAccess, { token }: DynDnsUpdaterModel): HostupClient {
  const client = access.client();
  if (typeof token === "string") client.keepSecret(token);
  return client;
}

/** The token, which the state is to have from now on, comes from the list. */
async function withToken(
  known: DynDnsUpdaterModel,
  access: HostupAccess,
  limit: TimeLimit,
): Promise<DynDnsUpdaterModel> {
  const { configById } = await access.client().dynDns(String(known.domain_id), limit);
  const token = configById.get(String(known.id))?.token ?? null;
  return { ...known, token, update_url: token && access.updateUrl(String(known.hostname), token) };
}

function warnOfHiddenToken({ state, diagnostics }: StateResponse<DynDnsUpdaterModel>): void {
  if (state === null || state.token !== null || state.store_token === false) return;
  diagnostics.warning(
    "DynDNS token not visible",
    `HostUp does not show the token of "${state.hostname}" (${state.record_type}) to this API key, so \`token\` and \`update_url\` are null. Give the key the scope write:domains, or set \`store_token = false\` if the token is not needed here.`,
    ["token"],
  );
}

async function createConfig(
  { client: access, plan }: CreateRequest<HostupAccess, DynDnsUpdaterModel>,
  limit: TimeLimit,
): Promise<Created> {
  const domainId = String(plan.domain_id);
  const hostname = normalizeHostname(String(plan.hostname));
  const wanted = { hostname, recordType: plan.record_type as RecordType };
  try {
    return await access.client().createConfig(domainId, wanted, limit);
  } catch (error) {
    if (!(error instanceof HostupError)) throw error;
    if (error.code === "duplicate") throw duplicate(error, domainId);
    if (error.code === "ambiguous") throw ambiguous(error, domainId, wanted);
    throw failure(error, { verb: "create", thing, signal: limit.signal });
  }
}

/**
 * Pauses a new updater. Terraform would taint the object for an error here, and replace it, token and all. It also
 * insists on the planned value, which the next read corrects.
 */
async function pauseCreated(
  { client: access, plan }: CreateRequest<HostupAccess, DynDnsUpdaterModel>,
  response: StateResponse<DynDnsUpdaterModel>,
  id: string,
  limit: TimeLimit,
): Promise<void> {
  try {
    const paused = await access.client().setEnabled(String(plan.domain_id), id, false, limit);
    response.state = updaterState(plan, paused, access);
  } catch (error) {
    if (!(error instanceof HostupError) || response.state === null) throw error;
    response.state = { ...response.state, enabled: false };
    response.diagnostics.warning(
      "DynDNS updater not paused",
      `The updater "${id}" was created, but it still accepts updates: ${error.message}. The next plan shows \`enabled\` as changed; applying it pauses the updater and keeps its token.`,
      ["enabled"],
    );
  }
}

function isMissing(error: unknown): error is HostupError {
  return error instanceof HostupError && error.code === "not_found";
}
