import { oneOf, type Schema, stringAttribute } from "@hostup/terraform-plugin";
import { defineEphemeralResource } from "./account.js";
import { findUpdater, lookUpProblem, visibleToken } from "./dyndns-look-up.js";
import { domainIdArgument, updaterIdArgument } from "./dyndns-updater-attributes.js";
import { dyndnsUpdaterSchema } from "./dyndns-updater-schema.js";
import { hostname } from "./validators.js";

const schema = {
  description:
    "Reads the token of a dynamic DNS updater without storing it in the state or the plan. Use it for write-only arguments, together with `store_token = false` on the updater. Requires an API key with the scope `write:domains`.",
  attributes: {
    domain_id: domainIdArgument,
    updater_id: updaterIdArgument,
    hostname: stringAttribute({
      optional: true,
      computed: true,
      description:
        "The full host name, in any spelling. Required together with `record_type` if `updater_id` is not set.",
      validators: [hostname()],
    }),
    record_type: stringAttribute({
      optional: true,
      computed: true,
      description:
        "The record type: `A` or `AAAA`. Required together with `hostname` if `updater_id` is not set.",
      validators: [oneOf("A", "AAAA")],
    }),
    token: stringAttribute({
      computed: true,
      sensitive: true,
      description: "The secret that authorizes updates of the host name.",
    }),
    update_url: stringAttribute({
      computed: true,
      sensitive: true,
      description: dyndnsUpdaterSchema.attributes.update_url.description,
    }),
  },
} satisfies Schema;

export const dyndnsTokenEphemeral = defineEphemeralResource(schema, {
  validateConfig({ config, diagnostics }) {
    const problem = lookUpProblem(config, "updater_id");
    if (problem !== undefined) diagnostics.error("Invalid DynDNS token lookup", problem);
  },

  async open({ client: account, config, signal }) {
    using limit = account.limit(signal);
    const updater = await findUpdater(account, config, "updater_id", limit);
    const { hostname, recordType } = updater;
    const token = visibleToken(updater);
    return {
      domain_id: config.domain_id,
      updater_id: config.updater_id,
      hostname: config.hostname ?? hostname,
      record_type: recordType,
      token,
      update_url: account.updateUrl(hostname, token),
    };
  },
});
