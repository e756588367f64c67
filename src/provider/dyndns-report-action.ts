import { DiagnosticError, oneOf, type Schema, stringAttribute } from "@hostup/terraform-plugin";
import { recordTypeOf } from "../../lib/reported-address.js";
import type { DynDnsConfig } from "../hostup/model.js";
import type { Reported } from "../hostup/report.js";
import { quote } from "../hostup/text.js";
import { defineAction } from "./account.js";
import { findUpdater, lookUpProblem, visibleToken } from "./dyndns-look-up.js";
import { domainIdArgument } from "./dyndns-updater-attributes.js";
import { hostname, ipAddress } from "./validators.js";

const schema = {
  description:
    "Reports an address of a host name, as its router would. With `action_trigger` and the event `after_create`, a new host name resolves before the router has reported its address.\n\nThe provider reads the token of the updater with its API key, which needs the scope `write:domains`: no token is in the configuration, and the updater may have `store_token = false`. The address goes to HostUp's public update URL, whose form HostUp does not document: it is known from users' scripts only.",
  attributes: {
    domain_id: domainIdArgument,
    updater_id: stringAttribute({
      optional: true,
      description:
        "The id of the updater (`ddns_…`). Either this, or `hostname` and `record_type`, is needed.",
    }),
    hostname: stringAttribute({
      optional: true,
      description:
        "The full host name, in any spelling. It is needed together with `record_type` when `updater_id` is not given.",
      validators: [hostname()],
    }),
    record_type: stringAttribute({
      optional: true,
      description: "`A` or `AAAA`. It is needed together with `hostname` when `updater_id` is not given.",
      validators: [oneOf("A", "AAAA")],
    }),
    ip: stringAttribute({
      optional: true,
      description:
        "The address: IPv4 for an `A` updater, IPv6 for an `AAAA` updater. Without it, HostUp takes the address that the request comes from, which is that of the machine where Terraform runs.",
      validators: [ipAddress()],
    }),
  },
} satisfies Schema;

export const dyndnsReportAction = defineAction(schema, {
  validateConfig({ config, diagnostics }) {
    const problem = lookUpProblem(config, "updater_id");
    if (problem !== undefined) diagnostics.error("Invalid DynDNS updater look-up", problem);
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

/** Fails for what HostUp would refuse, in words that no router's protocol has. */
function requireReportable({ hostname, recordType, enabled }: DynDnsConfig, ip: string | null): void {
  const name = `${quote(hostname)} (${recordType})`;
  if (!enabled) {
    throw new DiagnosticError(
      "DynDNS updater paused",
      `HostUp accepts no address for ${name} while its updater is paused. Set \`enabled = true\` on the updater first.`,
    );
  }
  const ipType = ip === null ? recordType : recordTypeOf(ip);
  if (ipType === recordType) return;
  throw new DiagnosticError(
    "Wrong kind of IP address",
    `${JSON.stringify(ip)} is an address for a record of type ${ipType}, but the updater is for ${name}. Report it with the updater of type ${ipType}.`,
    { path: ["ip"] },
  );
}

function describe({ isChanged, address }: Reported, { hostname, recordType }: DynDnsConfig): string {
  const what = address ?? "What was reported";
  const when = isChanged ? "is now" : "was already";
  return `${what} ${when} the address of ${quote(hostname)} (${recordType}) at HostUp`;
}
