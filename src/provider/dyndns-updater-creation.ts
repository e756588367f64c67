import type { CreateRequest, StateResponse, TimeLimit } from "@hostup/terraform-plugin";
import { normalizeHostname } from "../../lib/hostname.js";
import type { Created } from "../hostup/creation.js";
import { HostupError } from "../hostup/errors.js";
import { quote } from "../hostup/text.js";
import type { HostupAccount } from "./account.js";
import type { UpdaterSchema } from "./dyndns-updater-schema.js";
import { updaterState } from "./dyndns-updater-state.js";
import { explainUnclear } from "./dyndns-updater-unclear.js";
import { sentence } from "./failure.js";

/** Creates the updater of a plan. */
export function createUpdater(
  { client: account, plan }: CreateRequest<HostupAccount, UpdaterSchema>,
  limit: TimeLimit,
): Promise<Created> {
  const { domain_id, record_type: recordType } = plan;
  const wanted = { hostname: normalizeHostname(plan.hostname), recordType };
  const task = { verb: "create", thing: "DynDNS updater", limit } as const;
  return account.call(task, (client, options) =>
    client.createConfig(domain_id, wanted, options).catch((error: unknown) => {
      throw explainUnclear(error, domain_id, wanted);
    }),
  );
}

/**
 * Pauses a new updater. A failure is only a warning, because an error would taint the resource and replace its token.
 * Terraform requires the planned value of `enabled`; the next refresh corrects it.
 */
export async function pauseCreated(
  { client: account, plan }: CreateRequest<HostupAccount, UpdaterSchema>,
  response: StateResponse<UpdaterSchema>,
  id: string,
  limit: TimeLimit,
): Promise<void> {
  await account.call({ verb: "update", thing: "DynDNS updater", limit }, async (client, options) => {
    try {
      const paused = await client.setEnabled(plan.domain_id, id, false, options);
      response.state = updaterState(plan, paused, account);
    } catch (error) {
      if (!(error instanceof HostupError) || response.state === null) throw error;
      response.state = { ...response.state, enabled: false };
      response.diagnostics.warning(
        "DynDNS updater not paused",
        `The updater ${quote(id)} was created, but it is not paused and accepts updates. ${sentence(error.message)} The next plan shows a change of \`enabled\`. Apply it to pause the updater and keep its token.`,
        ["enabled"],
      );
    }
  });
}
