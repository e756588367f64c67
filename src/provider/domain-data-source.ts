import {
  type DataSource,
  type Model,
  notExactlyOneOf,
  type Schema,
  stringAttribute,
  type TimeLimit,
} from "@hostup/terraform-plugin";
import type { Domain } from "../hostup/model.js";
import type { HostupAccount } from "./account.js";
import { describeDomain, domainAttributes } from "./domain-attributes.js";
import { findDomainByName } from "./domain-look-up.js";
import { domainId, hostname, isSameHostname } from "./validators.js";

const schema = {
  description: "A domain of the HostUp account, found by its name or by its id.",
  attributes: {
    ...domainAttributes,
    name: stringAttribute({
      optional: true,
      computed: true,
      description: "The name of the domain, such as `example.com`. Either this or `id` is needed.",
      validators: [hostname()],
    }),
    id: stringAttribute({
      optional: true,
      computed: true,
      description: "The id of the domain (`dom_…`). Either this or `name` is needed.",
      validators: [domainId()],
    }),
  },
} satisfies Schema;

type DomainModel = Model<typeof schema>;

export const domainDataSource: DataSource<HostupAccount, DomainModel> = {
  schema,

  validateConfig({ config, diagnostics }) {
    const problem = notExactlyOneOf(config, ["name", "id"]);
    if (problem !== undefined) diagnostics.error("Invalid domain look-up", problem);
  },

  async read({ client: account, config, signal }) {
    using limit = account.limit(signal);
    const domain = await findDomain(account, config, limit);
    const name =
      typeof config.name === "string" && isSameHostname(config.name, domain.name) ? config.name : domain.name;
    return { ...describeDomain(domain), name };
  },
};

function findDomain(account: HostupAccount, { name, id }: DomainModel, limit: TimeLimit): Promise<Domain> {
  if (typeof name === "string") return findDomainByName(account, name, { verb: "read", limit }, ["name"]);
  return account.call({ verb: "read", thing: "domain", limit }, (client, options) =>
    client.getDomain(String(id), options),
  );
}
