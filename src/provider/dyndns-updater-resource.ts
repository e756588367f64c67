import {
  type CreateRequest,
  DiagnosticError,
  limitTime,
  type Resource,
  type StateResponse,
  Unknown,
} from "@hostup/terraform-plugin";
import { normalizeHostname } from "../../lib/hostname.js";
import { HostupError } from "../hostup/errors.js";
import type { DynDnsConfig, RecordType } from "../hostup/model.js";
import type { HostupAccess } from "./access.js";
import { findImported } from "./dyndns-updater-import.js";
import { moveFromRestApi } from "./dyndns-updater-move.js";
import { planDynDnsUpdater } from "./dyndns-updater-plan.js";
import { type DynDnsUpdaterModel, defaultTimeout, dyndnsUpdaterSchema } from "./dyndns-updater-schema.js";
import { updaterState } from "./dyndns-updater-state.js";
import { failure, sentence } from "./failure.js";

const thing = "DynDNS updater";

export const dyndnsUpdaterResource: Resource<HostupAccess, DynDnsUpdaterModel> = {
  schema: dyndnsUpdaterSchema,
  modifyPlan: planDynDnsUpdater,

  async create(request, response) {
    const { client: access, plan } = request;
    using limit = limitTime(request.signal, plan.timeouts, "create", defaultTimeout);
    const { signal } = limit;
    const config = await createConfig(request, signal);
    response.state = updaterState(plan, config, access);
    warnOfHiddenToken(response);
    if (plan.enabled !== false || !config.enabled) return;
    try {
      const paused = await access.client().setEnabled(String(plan.domain_id), config.id, false, { signal });
      response.state = updaterState(plan, paused, access);
    } catch (error) {
      throw failure(error, { verb: "update", thing, signal, path: ["enabled"] });
    }
  },

  async read({ client: access, state, signal: stop }, response) {
    using limit = limitTime(stop, state.timeouts, "read", defaultTimeout);
    const { signal } = limit;
    try {
      const { configById } = await access.client().dynDns(String(state.domain_id), { signal });
      const config = configById.get(String(state.id));
      response.state = config === undefined ? null : updaterState(state, config, access);
      warnOfHiddenToken(response);
    } catch (error) {
      if (!isMissing(error)) throw failure(error, { verb: "read", thing, signal });
      response.state = null;
    }
  },

  async update({ client: access, plan, state, signal: stop }, response) {
    using limit = limitTime(stop, plan.timeouts, "update", defaultTimeout);
    const { signal } = limit;
    const [domainId, id] = [String(state.domain_id), String(state.id)];
    try {
      // Reports of routers since the plan are left to the next read: what was planned must come back.
      let known: DynDnsUpdaterModel = { ...plan, updated_at: state.updated_at };
      if (plan.enabled !== state.enabled) {
        const { enabled, updatedAt } = await access
          .client()
          .setEnabled(domainId, id, plan.enabled === true, { signal });
        known = { ...known, enabled, updated_at: updatedAt };
        response.state = { ...state, enabled, updated_at: updatedAt };
      }
      response.state = plan.token instanceof Unknown ? await withToken(known, access, signal) : known;
    } catch (error) {
      throw failure(error, { verb: "update", thing, signal });
    }
    warnOfHiddenToken(response);
  },

  async delete({ client: access, state, signal: stop }) {
    using limit = limitTime(stop, state.timeouts, "delete", defaultTimeout);
    const { signal } = limit;
    try {
      await access.client().deleteConfig(String(state.domain_id), String(state.id), { signal });
    } catch (error) {
      throw failure(error, { verb: "delete", thing, signal });
    }
  },

  identity: ["domain_id", "id"],
  importState: findImported,
  moveState: moveFromRestApi,
};

/** The token, which the state is to have from now on, comes from the list. */
async function withToken(
  known: DynDnsUpdaterModel,
  access: HostupAccess,
  signal: AbortSignal,
): Promise<DynDnsUpdaterModel> {
  const { configById } = await access.client().dynDns(String(known.domain_id), { signal });
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
  signal: AbortSignal,
): Promise<DynDnsConfig> {
  const domainId = String(plan.domain_id);
  try {
    const { config } = await access
      .client()
      .createConfig(
        domainId,
        { hostname: normalizeHostname(String(plan.hostname)), recordType: plan.record_type as RecordType },
        { signal },
      );
    return config;
  } catch (error) {
    if (error instanceof HostupError && error.existing !== undefined) {
      throw duplicate(error, domainId, error.existing);
    }
    throw failure(error, { verb: "create", thing, signal });
  }
}

function duplicate(error: HostupError, domainId: string, existing: string): DiagnosticError {
  return new DiagnosticError(
    "DynDNS updater already exists",
    `${sentence(error.message)}

To manage it with this resource, import it:

  terraform import hostup_dyndns_updater.NAME ${domainId}/${existing}

where NAME is the name of this resource. If it is the one that this resource replaces, remove \`create_before_destroy\` from its \`lifecycle\`. Otherwise delete it at HostUp, then apply again.`,
    { path: ["hostname"], cause: error },
  );
}

function isMissing(error: unknown): boolean {
  return error instanceof HostupError && error.code === "not_found";
}
