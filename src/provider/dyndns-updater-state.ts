import type { Config, Unknown } from "@hostup/terraform-plugin";
import type { DynDnsConfig } from "../hostup/model.js";
import type { HostupAccount } from "./account.js";
import { describeUpdater } from "./dyndns-updater-attributes.js";
import type { UpdaterSchema } from "./dyndns-updater-schema.js";

/** What only the configuration or state knows about an updater, and its token if known. */
type Kept = Pick<Config<UpdaterSchema>, "domain_id" | "keepers" | "store_token" | "timeouts"> & {
  readonly token: string | null | Unknown;
};

/**
 * Returns the state of an updater as HostUp describes it. Keeps the arguments that only Terraform knows, and a token that
 * HostUp does not show to the API key. With `store_token = false`, it contains no token.
 */
export function updaterState(known: Kept, updater: DynDnsConfig, account: HostupAccount) {
  const storeToken = known.store_token !== false;
  const token = updater.token ?? (typeof known.token === "string" ? known.token : null);
  return {
    domain_id: known.domain_id,
    keepers: known.keepers,
    timeouts: known.timeouts,
    store_token: storeToken,
    ...describeUpdater(updater, account, storeToken ? token : null),
  };
}

/** Returns a key that is the same for every state and plan of an updater. */
export function updaterName({
  domain_id,
  hostname,
  record_type,
}: Readonly<Record<"domain_id" | "hostname" | "record_type", string | null>>): string {
  return JSON.stringify([domain_id, hostname?.toLowerCase(), record_type]);
}
