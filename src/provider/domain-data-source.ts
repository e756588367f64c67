import {
  type DataSource,
  type Model,
  notExactlyOneOf,
  type Schema,
  stringAttribute,
} from "@hostup/terraform-plugin";
import type { Domain } from "../hostup/model.js";
import type { HostupAccess } from "./access.js";
import { findDomainByName } from "./domain-look-up.js";
import { failure } from "./failure.js";
import { domainId, hostname, isSameHostname } from "./validators.js";

const schema = {
  description: "A domain of the HostUp account, found by its name or by its id.",
  attributes: {
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
    service_status: stringAttribute({
      computed: true,
      description: "The status of the domain's service, such as `active`, `pending` or `expired`.",
    }),
  },
} satisfies Schema;

type DomainModel = Model<typeof schema>;

export const domainDataSource: DataSource<HostupAccess, DomainModel> = {
  schema,

  validateConfig({ config, diagnostics }) {
    const problem = notExactlyOneOf(config, ["name", "id"]);
    if (problem !== undefined) diagnostics.error("Invalid domain look-up", problem);
  },

  async read({ client: access, config, signal }) {
    const domain = await findDomain(access, config, signal);
    const name =
      typeof config.name === "string" && isSameHostname(config.name, domain.name) ? config.name : domain.name;
    return { name, id: domain.id, service_status: domain.serviceStatus };
  },
};

async function findDomain(
  access: HostupAccess,
  { name, id }: DomainModel,
  signal: AbortSignal,
): Promise<Domain> {
  const task = { verb: "read", thing: "domain", signal } as const;
  if (typeof name === "string") return findDomainByName(access, name, { ...task, namePath: ["name"] });
  try {
    return await access.client().getDomain(String(id), { signal });
  } catch (error) {
    throw failure(error, task);
  }
}
