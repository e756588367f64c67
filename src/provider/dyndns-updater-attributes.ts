import { boolAttribute, numberAttribute, stringAttribute } from "@hostup/terraform-plugin";
import type { DynDnsConfig } from "../hostup/model.js";
import type { HostupAccount } from "./account.js";
import { dyndnsUpdaterSchema } from "./dyndns-updater-schema.js";
import { tokenVersion } from "./token-version.js";
import { domainId } from "./validators.js";

const { id, token_version, update_url, last_ip, last_updated_at, update_count, created_at, updated_at } =
  dyndnsUpdaterSchema.attributes;

/** The argument for the domain to read. */
export const domainIdArgument = stringAttribute({
  required: true,
  description: "The ID of the domain (`dom_…`), such as the `id` of the `hostup_domain` data source.",
  validators: [domainId()],
});

/** The argument for the updater to look up, if not by its name. */
export const updaterIdArgument = stringAttribute({
  optional: true,
  description: "The ID of the updater (`ddns_…`). Set either this, or both `hostname` and `record_type`.",
});

/** The attributes of an updater in the data sources. */
export const dyndnsUpdaterAttributes = {
  id: stringAttribute({ computed: true, description: id.description }),
  hostname: stringAttribute({
    computed: true,
    description: "The full host name that the updater keeps current.",
  }),
  record_type: stringAttribute({
    computed: true,
    description: "The type of the record that the updater keeps current: `A` (IPv4) or `AAAA` (IPv6).",
  }),
  enabled: boolAttribute({
    computed: true,
    description: "Whether HostUp accepts updates. `false` means that they are paused.",
  }),
  token: stringAttribute({
    computed: true,
    sensitive: true,
    description:
      "The secret that authorizes updates of the host name. It is stored in the state. Null if `include_tokens` excludes it or if the API key lacks the scope `write:domains`.",
  }),
  token_version: numberAttribute({ computed: true, description: token_version.description }),
  update_url: stringAttribute({
    computed: true,
    sensitive: true,
    description: `${update_url.description} It is stored in the state. Null if \`token\` is null.`,
  }),
  last_ip: stringAttribute({ computed: true, description: last_ip.description }),
  last_updated_at: stringAttribute({ computed: true, description: last_updated_at.description }),
  update_count: numberAttribute({ computed: true, description: update_count.description }),
  created_at: stringAttribute({ computed: true, description: created_at.description }),
  updated_at: stringAttribute({ computed: true, description: updated_at.description }),
};

/** Returns the values of these attributes for an updater, with this token. */
export function describeUpdater(updater: DynDnsConfig, account: HostupAccount, token: string | null) {
  return {
    id: updater.id,
    hostname: updater.hostname,
    record_type: updater.recordType,
    enabled: updater.enabled,
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
