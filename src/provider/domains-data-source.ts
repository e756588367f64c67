import { listNestedAttribute, type Schema, stringAttribute, type Validator } from "@hostup/terraform-plugin";
import { belongsToDomain, validateHostname } from "../../lib/hostname.js";
import { defineDataSource } from "./account.js";
import { describeDomain, domainAttributes } from "./domain-attributes.js";
import { warnOfLeftOut } from "./left-out.js";
import { sortedBy } from "./sorted-by.js";

const schema = {
  description:
    "The domains of the HostUp account: all of them, or those below a name. Reading them needs an API key with the scope `read:domains`.",
  attributes: {
    name_suffix: stringAttribute({
      optional: true,
      description:
        "Only the domain of this name and those below it, in any spelling: `se` or `.se` finds `example.se`, and `example.se` finds `example.se` and `shop.example.se`, but not `badexample.se`. Without it all domains are found.",
      validators: [nameSuffix()],
    }),
    domains: listNestedAttribute(domainAttributes, {
      computed: true,
      description: "The domains that were found, sorted by name.",
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
      const problem = value.includes("*")
        ? "it contains a wildcard, which is not needed"
        : validateHostname(withoutDot(value));
      if (problem === undefined) return;
      diagnostics.error(
        "Invalid name suffix",
        `${JSON.stringify(value)} is not the end of a domain name: ${problem}. Give whole labels, such as "se" or "example.com", or leave it out to find all domains.`,
        path,
      );
    },
  };
}

function withoutDot(suffix: string): string {
  return suffix.replace(/^\./, "");
}
