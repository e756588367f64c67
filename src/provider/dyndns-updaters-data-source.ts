import {
  boolAttribute,
  DiagnosticError,
  listNestedAttribute,
  type Schema,
  singleNestedAttribute,
  stringAttribute,
} from "@hostup/terraform-plugin";
import { failedWith } from "../hostup/errors.js";
import type { DynDns, DynDnsConfig } from "../hostup/model.js";
import { quote } from "../hostup/text.js";
import { defineDataSource } from "./account.js";
import { readDynDns, warnOfUnreadable } from "./dyndns-look-up.js";
import { describeUpdater, domainIdArgument, dyndnsUpdaterAttributes } from "./dyndns-updater-attributes.js";
import { warnOfLeftOut } from "./left-out.js";
import { sortedBy } from "./sorted-by.js";

const schema = {
  description:
    "Reads whether HostUp offers dynamic DNS for a domain, what the API key is allowed to do, and all updaters of the domain. Requires an API key with the scope `read:domains`; reading the tokens also requires `write:domains`.",
  attributes: {
    domain_id: domainIdArgument,
    include_tokens: boolAttribute({
      optional: true,
      description:
        "Whether to read `token` and `update_url` of each updater and store them in the state. If `false`, both are null. Defaults to `false`.",
    }),
    available: boolAttribute({
      computed: true,
      description: "Whether the domain can have updaters, which requires that it uses HostUp's name servers.",
    }),
    reason: stringAttribute({
      computed: true,
      description: "The reason that HostUp gives if dynamic DNS is not available. Null if it is.",
    }),
    can_manage: gateAttribute("can manage the updaters of the domain"),
    can_enable: gateAttribute("can pause and resume the updaters of the domain"),
    can_update_token: gateAttribute("can update tokens, a permission that HostUp does not document"),
    updaters: listNestedAttribute(dyndnsUpdaterAttributes, {
      computed: true,
      description: "The updaters of the domain, sorted by host name and then by record type.",
    }),
  },
} satisfies Schema;

export const dyndnsUpdatersDataSource = defineDataSource(schema, {
  async read({ client: account, config: { domain_id, include_tokens }, signal, diagnostics }) {
    using limit = account.limit(signal);
    const dynDns = await readDynDns(account, domain_id, limit).catch(notEligible);
    const { available, reason, actions, configs: updaters } = dynDns;
    warnOfUnreadable(dynDns, domain_id, diagnostics);
    const list = `The list of domain ${quote(domain_id)}`;
    warnOfLeftOut(diagnostics, { things: "Permissions of the API key", list, problems: actions.problems });
    return {
      domain_id,
      include_tokens,
      available,
      reason,
      can_manage: actions.canManage,
      can_enable: actions.canEnable,
      can_update_token: actions.canUpdateToken,
      updaters: sortedBy(updaters, nameAndId).map((updater) =>
        describeUpdater(updater, account, include_tokens === true ? updater.token : null),
      ),
    };
  },
});

function gateAttribute(right: string) {
  return singleNestedAttribute(
    {
      allowed: boolAttribute({ computed: true, description: "Whether the operation is allowed." }),
      reason: stringAttribute({
        computed: true,
        description: "The reason that HostUp gives if the operation is not allowed. Null if it is.",
      }),
    },
    { computed: true, description: `Whether the API key ${right}. Null if HostUp does not report it.` },
  );
}

/** Converts HostUp's refusal to list the updaters of a domain without DynDNS into a result without updaters. */
function notEligible(
  error: unknown,
): Pick<DynDns, "available" | "reason" | "actions" | "configs" | "unreadable"> {
  const cause = error instanceof DiagnosticError ? error.cause : undefined;
  if (!failedWith(cause, "not_eligible")) throw error;
  return {
    available: false,
    reason: cause.problem?.detail ?? null,
    actions: { canManage: null, canEnable: null, canUpdateToken: null, problems: [] },
    configs: [],
    unreadable: [],
  };
}

function nameAndId({ hostname, recordType, id }: DynDnsConfig): string {
  return `${hostname} ${recordType} ${id}`;
}
