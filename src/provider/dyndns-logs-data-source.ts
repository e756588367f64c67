import { listNestedAttribute, type Schema, stringAttribute } from "@hostup/terraform-plugin";
import { failedWith } from "../hostup/errors.js";
import type { DynDnsLog } from "../hostup/model.js";
import { quote } from "../hostup/text.js";
import { defineDataSource } from "./account.js";
import { findUpdater } from "./dyndns-look-up.js";
import { domainIdArgument } from "./dyndns-updater-attributes.js";
import { warnOfLeftOut } from "./left-out.js";

const schema = {
  description:
    "Lists the recent attempts of routers to report an address to a dynamic DNS updater. HostUp deletes the log together with the updater. Requires an API key with the scope `read:domains`.",
  attributes: {
    domain_id: domainIdArgument,
    updater_id: stringAttribute({ required: true, description: "The ID of the updater (`ddns_…`)." }),
    logs: listNestedAttribute(
      {
        old_ip: stringAttribute({
          computed: true,
          description: "The address before the attempt. Null if there was none.",
        }),
        new_ip: stringAttribute({ computed: true, description: "The reported address." }),
        source_ip: stringAttribute({
          computed: true,
          description: "The address from which the attempt came.",
        }),
        user_agent: stringAttribute({
          computed: true,
          description: "The user agent of the client, such as `ddclient/3.11.2`. Null if it sent none.",
        }),
        status: stringAttribute({
          computed: true,
          description: "The result of the attempt: `success`, `no_change`, `failed`, or `unknown`.",
        }),
        error_message: stringAttribute({
          computed: true,
          description: "The reason that HostUp gives for a failed attempt. Null if the attempt did not fail.",
        }),
        created_at: stringAttribute({ computed: true, description: "The time of the attempt (ISO 8601)." }),
      },
      { computed: true, description: "The attempts, in the order in which HostUp returns them." },
    ),
  },
} satisfies Schema;

export const dyndnsLogsDataSource = defineDataSource(schema, {
  async read({ client: account, config: { domain_id, updater_id }, signal, diagnostics }) {
    using limit = account.limit(signal);
    const task = { verb: "read", thing: "DynDNS logs", limit } as const;
    const lookUp = { domain_id, updater_id, hostname: null, record_type: null };
    const { entries, problems } = await account.call(task, async (client, options) => {
      try {
        return await client.listLogs(domain_id, updater_id, options);
      } catch (error) {
        // Only the list shows whether the domain or the updater is missing.
        if (failedWith(error, "not_found")) await findUpdater(account, lookUp, "updater_id", limit);
        throw error;
      }
    });
    const list = `The log of updater ${quote(updater_id)}`;
    warnOfLeftOut(diagnostics, { things: "DynDNS log entries", list, problems });
    return { domain_id, updater_id, logs: entries.map(describeEntry) };
  },
});

function describeEntry(entry: DynDnsLog) {
  return {
    old_ip: entry.oldIp,
    new_ip: entry.newIp,
    source_ip: entry.sourceIp,
    user_agent: entry.userAgent,
    status: entry.status,
    error_message: entry.errorMessage,
    created_at: entry.createdAt,
  };
}
