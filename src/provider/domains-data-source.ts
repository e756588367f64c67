import { listNestedAttribute, type Schema, stringAttribute, type Validator } from "@hostup/terraform-plugin";
import { belongsToDomain, validateHostname } from "../../lib/hostname.js";
import { defineDataSource } from "./account.js";
import { describeDomain, domainAttributes } from "./domain-attributes.js";
import { warnOfLeftOut } from "./left-out.js";
import { sortedBy } from "./sorted-by.js";

const schema = {
  description:
    "Lists the domains of the HostUp account, optionally filtered by a name suffix. Requires an API key with the scope `read:domains`.",
  attributes: {
    name_suffix: stringAttribute({
      optional: true,
      description:
        "Returns only the domain with this name and the domains below it, in any spelling. `se` and `.se` match `example.se`. `example.se` matches `example.se` and `shop.example.se`, but not `badexample.se`. If unset, all domains are returned.",
      validators: [nameSuffix()],
    }),
    domains: listNestedAttribute(domainAttributes, {
      computed: true,
      description: "The matching domains, sorted by name.",
    }),
  },
} satisfies Schema;

export const domainsDataSource = defineDataSource(schema, {
  async read({ client: account, config: { name_suffix }, signal, diagnostics }) {
    using limit = account.limit(signal);
    const task = { verb: "read", thing: "domains", limit } as const;
    const all = await account.call(task, (client, options) => client.listDomains(options));
    const list = "The list of domains";
    warnOfLeftOut(diagnostics, { things: "Domains", list, problems: all.problems });
    const found =
      name_suffix === null ? all.domains : all.domains.filter(({ name }) => isBelow(name, name_suffix));
    return { name_suffix, domains: sortedBy(found, ({ name }) => name).map(describeDomain) };
  },
});

function isBelow(name: string, suffix: string): boolean {
  return validateHostname(name) === undefined && belongsToDomain(name, withoutDot(suffix));
}

function nameSuffix(): Validator<string> {
  return {
    validate(value, { path, diagnostics }) {
      const problem = value.includes("*") ? "it contains a wildcard" : validateHostname(withoutDot(value));
      if (problem === undefined) return;
      diagnostics.error(
        "Invalid name suffix",
        `${JSON.stringify(value)} is not the end of a domain name: ${problem}. Use complete labels, such as "se" or "example.com", or omit \`name_suffix\` to list all domains.`,
        path,
      );
    },
  };
}

function withoutDot(suffix: string): string {
  return suffix.replace(/^\./, "");
}
