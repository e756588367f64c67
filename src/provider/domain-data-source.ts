import {
  type Config,
  DiagnosticError,
  notExactlyOneOf,
  type Schema,
  stringAttribute,
  type TimeLimit,
} from "@hostup/terraform-plugin";
import type { Domain } from "../hostup/model.js";
import { defineDataSource, type HostupAccount } from "./account.js";
import { describeDomain, domainAttributes } from "./domain-attributes.js";
import { findDomainByName } from "./domain-look-up.js";
import { domainId, hostname, isSameHostname } from "./validators.js";

const schema = {
  description: "Looks up a domain of the HostUp account by name or by ID.",
  attributes: {
    ...domainAttributes,
    name: stringAttribute({
      optional: true,
      computed: true,
      description:
        "The name of the domain, such as `example.com`. Exactly one of `name` and `id` must be set.",
      validators: [hostname()],
    }),
    id: stringAttribute({
      optional: true,
      computed: true,
      description: "The ID of the domain (`dom_…`). Exactly one of `name` and `id` must be set.",
      validators: [domainId()],
    }),
  },
} satisfies Schema;

export const domainDataSource = defineDataSource(schema, {
  validateConfig({ config, diagnostics }) {
    const problem = notExactlyOneOf(config, ["name", "id"]);
    if (problem !== undefined) diagnostics.error("Invalid domain lookup", problem);
  },

  async read({ client: account, config, signal }) {
    using limit = account.limit(signal);
    const domain = await findDomain(account, config, limit);
    const name = config.name !== null && isSameHostname(config.name, domain.name) ? config.name : domain.name;
    return { ...describeDomain(domain), name };
  },
});

function findDomain(
  account: HostupAccount,
  { name, id }: Config<typeof schema>,
  limit: TimeLimit,
): Promise<Domain> {
  if (name !== null) return findDomainByName(account, name, { verb: "read", limit }, ["name"]);
  if (id === null) throw new DiagnosticError("Invalid domain lookup", "Neither `name` nor `id` is set.");
  return account.call({ verb: "read", thing: "domain", limit }, (client, options) =>
    client.getDomain(id, options),
  );
}
