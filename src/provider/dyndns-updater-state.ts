import type { DynDnsConfig } from "../hostup/model.js";
import type { HostupAccount } from "./account.js";
import { type DynDnsUpdaterModel, dyndnsUpdaterSchema } from "./dyndns-updater-schema.js";
import { tokenVersion } from "./token-version.js";

/** An updater of which nothing is known. */
export const emptyUpdater = Object.fromEntries(
  Object.keys(dyndnsUpdaterSchema.attributes).map((name) => [name, null]),
) as unknown as DynDnsUpdaterModel;

/**
 * The state of an updater as HostUp tells it. What only Terraform knows is kept: its arguments, and a token that the
 * API key may not see. With `store_token = false` no token is in it.
 */
export function updaterState(
  known: DynDnsUpdaterModel,
  updater: DynDnsConfig,
  account: HostupAccount,
): DynDnsUpdaterModel {
  const storeToken = known.store_token !== false;
  const seenToken = updater.token ?? (typeof known.token === "string" ? known.token : null);
  const token = storeToken ? seenToken : null;
  return {
    ...known,
    store_token: storeToken,
    hostname: updater.hostname,
    record_type: updater.recordType,
    enabled: updater.enabled,
    id: updater.id,
    token,
    token_version: tokenVersion(updater.id),
    update_url: token === null ? null : account.updateUrl(updater.hostname, token),
    last_ip: updater.lastIp,
    last_updated_at: updater.lastUpdatedAt,
    update_count: updater.updateCount,
    created_at: updater.createdAt,
    updated_at: updater.updatedAt,
  };
}

/** The same for every state and plan of one updater. */
export function updaterName({ domain_id, hostname, record_type }: DynDnsUpdaterModel): string {
  return JSON.stringify([domain_id, String(hostname).toLowerCase(), record_type]);
}
