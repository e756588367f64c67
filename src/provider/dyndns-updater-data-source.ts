import { boolAttribute, oneOf, type Schema, stringAttribute } from "@hostup/terraform-plugin";
import { defineDataSource } from "./account.js";
import { findUpdater, lookUpProblem } from "./dyndns-look-up.js";
import { describeUpdater, domainIdArgument, dyndnsUpdaterAttributes } from "./dyndns-updater-attributes.js";
import { hostname } from "./validators.js";

const schema = {
  description:
    "A dynamic DNS updater that exists already, found by its id, or by its host name and record type. Reading it needs an API key with the scope `read:domains`, and reading its token one with `write:domains` too.",
  attributes: {
    ...dyndnsUpdaterAttributes,
    domain_id: domainIdArgument,
    include_tokens: boolAttribute({
      optional: true,
      description:
        "Whether `token` and `update_url` are read, and so stored in the state. With `false` they are null. Default `true`.",
    }),
    id: stringAttribute({
      optional: true,
      computed: true,
      description:
        "The id of the updater (`ddns_…`). Either this, or `hostname` and `record_type`, is needed.",
    }),
    hostname: stringAttribute({
      optional: true,
      computed: true,
      description:
        "The full host name, in any spelling: the domain itself or a name below it. It is needed together with `record_type` when `id` is not given.",
      validators: [hostname()],
    }),
    record_type: stringAttribute({
      optional: true,
      computed: true,
      description:
        "The record that the updater keeps current: `A` (IPv4) or `AAAA` (IPv6). It is needed together with `hostname` when `id` is not given.",
      validators: [oneOf("A", "AAAA")],
    }),
  },
} satisfies Schema;

export const dyndnsUpdaterDataSource = defineDataSource(schema, {
  validateConfig({ config, diagnostics }) {
    const problem = lookUpProblem(config, "id");
    if (problem !== undefined) diagnostics.error("Invalid DynDNS updater look-up", problem);
  },

  async read({ client: account, config, signal }) {
    using limit = account.limit(signal);
    const { domain_id, include_tokens } = config;
    const updater = await findUpdater(account, config, "id", limit);
    const found = describeUpdater(updater, account, include_tokens !== false);
    return { ...found, domain_id, include_tokens, hostname: config.hostname ?? found.hostname };
  },
});
