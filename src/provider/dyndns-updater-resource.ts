import { normalizeHostname } from "../../lib/hostname.js";
import { DiagnosticError } from "../framework/diagnostics.js";
import type { CreateRequest, Resource } from "../framework/resource.js";
import { withTimeout } from "../framework/timeouts.js";
import { HostupError } from "../hostup/errors.js";
import type { DynDnsConfig, RecordType } from "../hostup/model.js";
import type { HostupAccess } from "./access.js";
import { planDynDnsUpdater } from "./dyndns-updater-plan.js";
import { type DynDnsUpdaterModel, defaultTimeout, dyndnsUpdaterSchema } from "./dyndns-updater-schema.js";
import { failure, sentence } from "./failure.js";

const thing = "DynDNS updater";

export const dyndnsUpdaterResource: Resource<HostupAccess, DynDnsUpdaterModel> = {
  schema: dyndnsUpdaterSchema,
  modifyPlan: planDynDnsUpdater,

  async create(request, response) {
    const { client: access, plan } = request;
    const signal = withTimeout(request.signal, plan.timeouts, "create", defaultTimeout);
    const config = await createConfig(request, signal);
    response.state = stateOf(plan, config, access);
    if (plan.enabled !== false || !config.enabled) return;
    try {
      const paused = await access.client().setEnabled(String(plan.domain_id), config.id, false, { signal });
      response.state = stateOf(plan, paused, access);
    } catch (error) {
      throw failure(error, { verb: "update", thing, signal, path: ["enabled"] });
    }
  },

  async read({ client: access, state, signal: stop }, response) {
    const signal = withTimeout(stop, state.timeouts, "read", defaultTimeout);
    try {
      const { configById } = await access.client().dynDns(String(state.domain_id), { signal });
      const config = configById.get(String(state.id));
      response.state = config === undefined ? null : stateOf(state, config, access);
    } catch (error) {
      if (!isMissing(error)) throw failure(error, { verb: "read", thing, signal });
      response.state = null;
    }
  },

  async update({ client: access, plan, state, signal: stop }, response) {
    const signal = withTimeout(stop, plan.timeouts, "update", defaultTimeout);
    if (plan.enabled === state.enabled) {
      response.state = plan;
      return;
    }
    try {
      const config = await access
        .client()
        .setEnabled(String(state.domain_id), String(state.id), plan.enabled === true, { signal });
      // Reports of routers since the plan are left to the next read: what was planned must come back.
      response.state = { ...plan, enabled: config.enabled, updated_at: config.updatedAt };
    } catch (error) {
      throw failure(error, { verb: "update", thing, signal });
    }
  },

  async delete({ client: access, state, signal: stop }) {
    const signal = withTimeout(stop, state.timeouts, "delete", defaultTimeout);
    try {
      await access.client().deleteConfig(String(state.domain_id), String(state.id), { signal });
    } catch (error) {
      throw failure(error, { verb: "delete", thing, signal });
    }
  },

  async importState({ id: importId }) {
    const [domain_id, id, ...rest] = importId.split("/");
    if (!domain_id || !id || rest.length > 0) {
      throw new DiagnosticError(
        "Invalid import id",
        `${JSON.stringify(importId)} does not name an updater. Give the id of the domain and the id of the updater: "dom_…/ddns_…".`,
      );
    }
    return { domain_id, id };
  },
};

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

/** The state of an updater; a token that the key may not see stays as it is known. */
function stateOf(known: DynDnsUpdaterModel, config: DynDnsConfig, access: HostupAccess): DynDnsUpdaterModel {
  const token = config.token ?? (typeof known.token === "string" ? known.token : null);
  return {
    ...known,
    hostname: config.hostname,
    record_type: config.recordType,
    enabled: config.enabled,
    id: config.id,
    token,
    update_url: token === null ? null : access.updateUrl(config.hostname, token),
    last_ip: config.lastIp,
    last_updated_at: config.lastUpdatedAt,
    update_count: config.updateCount,
    created_at: config.createdAt,
    updated_at: config.updatedAt,
  };
}
