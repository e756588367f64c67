import {
  type DataSource,
  listNestedAttribute,
  type Model,
  type Schema,
  stringAttribute,
  type Validator,
} from "@hostup/terraform-plugin";
import { belongsToDomain, validateHostname } from "../../lib/hostname.js";
import type { Domain } from "../hostup/model.js";
import type { HostupAccess } from "./access.js";
import { failure } from "./failure.js";
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
    domains: listNestedAttribute(
      {
        id: stringAttribute({ computed: true, description: "The id of the domain (`dom_…`)." }),
        name: stringAttribute({
          computed: true,
          description: "The name of the domain, such as `example.com`.",
        }),
        service_status: stringAttribute({
          computed: true,
          description: "The status of the domain's service, such as `active`, `pending` or `expired`.",
        }),
      },
      { computed: true, description: "The domains that were found, sorted by name." },
    ),
  },
} satisfies Schema;

export const domainsDataSource: DataSource<HostupAccess, Model<typeof schema>> = {
  schema,

  async read({ client: access, config: { name_suffix }, signal }) {
    const all = await listDomains(access, signal);
    const found =
      typeof name_suffix === "string" ? all.filter(({ name }) => isBelow(name, name_suffix)) : all;
    const domains = sortedBy(found, ({ name }) => name).map(({ id, name, serviceStatus }) => ({
      id,
      name,
      service_status: serviceStatus,
    }));
    return { name_suffix, domains };
  },
};

async function listDomains(access: HostupAccess, signal: AbortSignal): Promise<readonly Domain[]> {
  try {
    return await access.client().listDomains({ signal });
  } catch (error) {
    throw failure(error, { verb: "read", thing: "domains", signal });
  }
}

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
