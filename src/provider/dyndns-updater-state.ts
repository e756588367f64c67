import type { DynDnsConfig } from "../hostup/model.js";
import type { HostupAccess } from "./access.js";
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
  config: DynDnsConfig,
  access: HostupAccess,
): DynDnsUpdaterModel {
  const storeToken = known.store_token !== false;
  const seenToken = config.token ?? (typeof known.token === "string" ? known.token : null);
  const token = storeToken ? seenToken : null;
  return {
    ...known,
    store_token: storeToken,
    hostname: config.hostname,
    record_type: config.recordType,
    enabled: config.enabled,
    id: config.id,
    token,
    token_version: tokenVersion(config.id),
    update_url: token === null ? null : access.updateUrl(config.hostname, token),
    last_ip: config.lastIp,
    last_updated_at: config.lastUpdatedAt,
    update_count: config.updateCount,
    created_at: config.createdAt,
    updated_at: config.updatedAt,
  };
}

/** The same for every state and plan of one updater. */
export function updaterName({ domain_id, hostname, record_type }: DynDnsUpdaterModel): string {
  return JSON.stringify([domain_id, String(hostname).toLowerCase(), record_type]);
}
