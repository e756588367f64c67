import { boolAttribute, oneOf, type Schema, stringAttribute } from "@hostup/terraform-plugin";
import { defineDataSource } from "./account.js";
import { findUpdater, lookUpProblem } from "./dyndns-look-up.js";
import { describeUpdater, domainIdArgument, dyndnsUpdaterAttributes } from "./dyndns-updater-attributes.js";
import { hostname } from "./validators.js";

const schema = {
  description:
    "Looks up an existing dynamic DNS updater by ID, or by host name and record type. Requires an API key with the scope `read:domains`; reading the token also requires `write:domains`.",
  attributes: {
    ...dyndnsUpdaterAttributes,
    domain_id: domainIdArgument,
    include_tokens: boolAttribute({
      optional: true,
      description:
        "Whether to read `token` and `update_url` and store them in the state. If `false`, both are null. Defaults to `true`.",
    }),
    id: stringAttribute({
      optional: true,
      computed: true,
      description: "The ID of the updater (`ddns_…`). Set either this, or both `hostname` and `record_type`.",
    }),
    hostname: stringAttribute({
      optional: true,
      computed: true,
      description:
        "The full host name, in any spelling: the domain itself or a name below it. Required together with `record_type` if `id` is not set.",
      validators: [hostname()],
    }),
    record_type: stringAttribute({
      optional: true,
      computed: true,
      description:
        "The type of the record that the updater keeps current: `A` (IPv4) or `AAAA` (IPv6). Required together with `hostname` if `id` is not set.",
      validators: [oneOf("A", "AAAA")],
    }),
  },
} satisfies Schema;

export const dyndnsUpdaterDataSource = defineDataSource(schema, {
  validateConfig({ config, diagnostics }) {
    const problem = lookUpProblem(config, "id");
    if (problem !== undefined) diagnostics.error("Invalid DynDNS updater lookup", problem);
  },

  async read({ client: account, config, signal }) {
    using limit = account.limit(signal);
    const { domain_id, include_tokens } = config;
    const updater = await findUpdater(account, config, "id", limit);
    const found = describeUpdater(updater, account, include_tokens === false ? null : updater.token);
    return { ...found, domain_id, include_tokens, hostname: config.hostname ?? found.hostname };
  },
});
