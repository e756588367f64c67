import {
  DiagnosticError,
  type KnownPlan,
  limitTime,
  type StateResponse,
  Unknown,
} from "@hostup/terraform-plugin";
import type { CallOptions } from "../hostup/cancellation.js";
import type { HostupClient } from "../hostup/client.js";
import { failedWith } from "../hostup/errors.js";
import { quote } from "../hostup/text.js";
import { defineResource, type HostupAccount } from "./account.js";
import { updaterOfId } from "./dyndns-look-up.js";
import { createUpdater, pauseCreated } from "./dyndns-updater-creation.js";
import { findImported } from "./dyndns-updater-import.js";
import { moveFromRestApi } from "./dyndns-updater-move.js";
import { planDynDnsUpdater } from "./dyndns-updater-plan.js";
import {
  defaultTimeout,
  dyndnsUpdaterSchema,
  type UpdaterSchema,
  updaterIdentity,
} from "./dyndns-updater-schema.js";
import { updaterName, updaterState } from "./dyndns-updater-state.js";
import { hiddenUpdater, missingDomain, reportOthers } from "./dyndns-updater-unclear.js";
import type { Task } from "./failure.js";

export const dyndnsUpdaterResource = defineResource(dyndnsUpdaterSchema, {
  identity: updaterIdentity,
  modifyPlan: planDynDnsUpdater,

  async create(request, response) {
    const { client: account, plan } = request;
    using limit = limitTime(request.signal, plan.timeouts, "create", defaultTimeout);
    const { config: updater, others } = await createUpdater(request, limit);
    response.state = updaterState(plan, updater, account);
    warnOfHiddenToken(response);
    if (!plan.enabled && updater.enabled) await pauseCreated(request, response, updater.id, limit);
    reportOthers(response.diagnostics, plan.domain_id, updater, others);
  },

  async read({ client: account, state, signal: stop }, response) {
    using limit = limitTime(stop, state.timeouts, "read", defaultTimeout);
    await callFor(state, account, { verb: "read", limit }, async (client, options) => {
      try {
        const dynDns = await client.dynDns(state.domain_id, options);
        const updater = updaterOfId(dynDns, state.id);
        if (updater === undefined) account.gone.add(updaterName(state));
        response.state = updater === undefined ? null : updaterState(state, updater, account);
      } catch (error) {
        if (!failedWith(error, "not_found", "not_eligible")) throw error;
        const { diagnostics } = response;
        if (error.code === "not_found") {
          diagnostics.warning("Domain not found", missingDomain(error, state), ["domain_id"]);
        } else {
          diagnostics.warning("DynDNS not available", hiddenUpdater(error, state), ["domain_id"]);
        }
      }
    });
    warnOfHiddenToken(response);
  },

  async update({ client: account, plan, state, signal: stop }, response) {
    using limit = limitTime(stop, plan.timeouts, "update", defaultTimeout);
    const { domain_id, id } = state;
    await callFor(state, account, { verb: "update", limit }, async (client, options) => {
      // The next refresh reads reports that arrived since the plan; an update must return the planned values.
      let known: KnownPlan<UpdaterSchema> = { ...plan, updated_at: state.updated_at };
      if (plan.enabled !== state.enabled) {
        const { enabled, updatedAt } = await client.setEnabled(domain_id, id, plan.enabled, options);
        known = { ...known, enabled, updated_at: updatedAt };
        response.state = { ...state, enabled, updated_at: updatedAt };
      }
      if (plan.token instanceof Unknown) {
        const { configById } = await client.dynDns(domain_id, options);
        const token = configById.get(id)?.token ?? null;
        const update_url = token && account.updateUrl(plan.hostname, token);
        known = { ...known, token, update_url };
      }
      response.state = known;
    });
    warnOfHiddenToken(response);
  },

  async delete({ client: account, state, signal: stop }) {
    using limit = limitTime(stop, state.timeouts, "delete", defaultTimeout);
    await callFor(state, account, { verb: "delete", limit }, async (client, options) => {
      try {
        await client.deleteConfig(state.domain_id, state.id, options);
      } catch (error) {
        if (!failedWith(error, "not_found")) throw error;
        throw new DiagnosticError("Domain not found", missingDomain(error, state), { cause: error });
      }
    });
  },

  importState: findImported,
  moveState: moveFromRestApi,
});

/** Calls HostUp for an updater of the state. Masks its token in all messages, even if HostUp sends it back. */
function callFor<Value>(
  { token }: { readonly token: string | null },
  account: HostupAccount,
  task: Pick<Task, "verb" | "limit">,
  work: (client: HostupClient, options: CallOptions) => Promise<Value>,
): Promise<Value> {
  return account.call({ ...task, thing: "DynDNS updater" }, (client, options) => {
    if (token !== null) client.keepSecret(token);
    return work(client, options);
  });
}

function warnOfHiddenToken({ state, diagnostics }: StateResponse<UpdaterSchema>): void {
  if (state === null || state.token !== null || state.store_token === false) return;
  diagnostics.warning(
    "DynDNS token not visible",
    `HostUp does not show the token of ${quote(state.hostname)} (${state.record_type}) to this API key, so \`token\` and \`update_url\` are null. Give the key the scope write:domains, or set \`store_token = false\` if the configuration does not use the token.`,
    ["token"],
  );
}
