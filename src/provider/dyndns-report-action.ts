import { DiagnosticError, oneOf, type Schema, stringAttribute } from "@hostup/terraform-plugin";
import { recordTypeOf } from "../../lib/reported-address.js";
import type { DynDnsConfig } from "../hostup/model.js";
import type { Reported } from "../hostup/report.js";
import { quote } from "../hostup/text.js";
import { defineAction } from "./account.js";
import { findUpdater, lookUpProblem, visibleToken } from "./dyndns-look-up.js";
import { domainIdArgument, updaterIdArgument } from "./dyndns-updater-attributes.js";
import { hostname, ipAddress } from "./validators.js";

const schema = {
  description:
    "Reports the address of a host name, as its router would. With an `action_trigger` for the event `after_create`, a new host name resolves before the router reports its address.\n\nThe provider reads the updater's token with its API key, which needs the scope `write:domains`. The configuration therefore contains no token, and the updater may set `store_token = false`. The action sends the address to HostUp's public update URL. HostUp does not document the format of this URL; it is known only from users' scripts.",
  attributes: {
    domain_id: domainIdArgument,
    updater_id: updaterIdArgument,
    hostname: stringAttribute({
      optional: true,
      description:
        "The full host name, in any spelling. Required together with `record_type` if `updater_id` is not set.",
      validators: [hostname()],
    }),
    record_type: stringAttribute({
      optional: true,
      description:
        "The record type: `A` or `AAAA`. Required together with `hostname` if `updater_id` is not set.",
      validators: [oneOf("A", "AAAA")],
    }),
    ip: stringAttribute({
      optional: true,
      description:
        "The address to report: IPv4 for an `A` updater, IPv6 for an `AAAA` updater. If unset, HostUp uses the source address of the request, which is the address of the machine that runs Terraform.",
      validators: [ipAddress()],
    }),
  },
} satisfies Schema;

export const dyndnsReportAction = defineAction(schema, {
  validateConfig({ config, diagnostics }) {
    const problem = lookUpProblem(config, "updater_id");
    if (problem !== undefined) diagnostics.error("Invalid DynDNS updater lookup", problem);
  },

  async invoke({ client: account, config, signal, sendProgress }) {
    using limit = account.limit(signal);
    const { domain_id: domainId, ip } = config;
    const updater = await findUpdater(account, config, "updater_id", limit);
    requireReportable(updater, ip);
    const report = { hostname: updater.hostname, token: visibleToken(updater), ip };
    const reported = await account.call({ verb: "report", thing: "address", limit }, (client, options) =>
      client.reportAddress(domainId, report, options),
    );
    sendProgress(describe(reported, updater));
  },
});

/** Fails if HostUp would reject the report, with a clearer message than the router protocol has. */
function requireReportable({ hostname, recordType, enabled }: DynDnsConfig, ip: string | null): void {
  const name = `${quote(hostname)} (${recordType})`;
  if (!enabled) {
    throw new DiagnosticError(
      "DynDNS updater paused",
      `HostUp does not accept addresses for ${name} while the updater is paused. Set \`enabled = true\` on the updater first.`,
    );
  }
  const ipType = ip === null ? recordType : recordTypeOf(ip);
  if (ipType === recordType) return;
  throw new DiagnosticError(
    "Wrong IP address type",
    `${JSON.stringify(ip)} is an address for a record of type ${ipType}, but the updater is for ${name}. Select the updater with record type ${ipType}, or report another address.`,
    { path: ["ip"] },
  );
}

function describe({ isChanged, address }: Reported, { hostname, recordType }: DynDnsConfig): string {
  const what = address ?? "The reported address";
  const when = isChanged ? "is now" : "was already";
  return `${what} ${when} the address of ${quote(hostname)} (${recordType}) at HostUp`;
}
