import { type DataSource, type Model, oneOf, type Schema, stringAttribute } from "@hostup/terraform-plugin";
import type { DynDnsConfig, RecordType } from "../hostup/model.js";
import type { HostupAccess } from "./access.js";
import { findUpdaterById, findUpdaterByName, lookUpProblem } from "./dyndns-look-up.js";
import { describeUpdater, domainIdArgument, dyndnsUpdaterAttributes } from "./dyndns-updater-attributes.js";
import { hostname } from "./validators.js";

const schema = {
  description:
    "A dynamic DNS updater that exists already, found by its id, or by its host name and record type. Reading it needs an API key with the scope `read:domains`, and reading its token one with `write:domains` too.",
  attributes: {
    ...dyndnsUpdaterAttributes,
    domain_id: domainIdArgument,
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

type DynDnsUpdaterLookUp = Model<typeof schema>;

export const dyndnsUpdaterDataSource: DataSource<HostupAccess, DynDnsUpdaterLookUp> = {
  schema,

  validateConfig({ config: { id, hostname, record_type }, diagnostics }) {
    const problem = lookUpProblem("id", { id, hostname, recordType: record_type });
    if (problem !== undefined) diagnostics.error("Invalid DynDNS updater look-up", problem);
  },

  async read({ client: access, config, signal }) {
    const found = describeUpdater(await findUpdater(access, config, signal), access);
    return { ...found, domain_id: config.domain_id, hostname: config.hostname ?? found.hostname };
  },
};

function findUpdater(
  access: HostupAccess,
  { domain_id, id, hostname, record_type }: DynDnsUpdaterLookUp,
  signal: AbortSignal,
): Promise<DynDnsConfig> {
  const domainId = String(domain_id);
  if (id !== null) return findUpdaterById(access, { domainId, id: String(id), attribute: "id" }, signal);
  const recordType = record_type as RecordType;
  return findUpdaterByName(access, { domainId, hostname: String(hostname), recordType }, signal);
}
