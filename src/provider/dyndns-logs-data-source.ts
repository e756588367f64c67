import {
  type DataSource,
  listNestedAttribute,
  type Model,
  type Schema,
  stringAttribute,
} from "@hostup/terraform-plugin";
import { HostupError } from "../hostup/errors.js";
import type { DynDnsLog } from "../hostup/model.js";
import type { HostupAccess } from "./access.js";
import { findUpdaterById } from "./dyndns-look-up.js";
import { domainIdArgument } from "./dyndns-updater-attributes.js";
import { failure } from "./failure.js";

const schema = {
  description:
    "The recent attempts of routers to report an address to a dynamic DNS updater. HostUp deletes them together with the updater. Reading them needs an API key with the scope `read:domains`.",
  attributes: {
    domain_id: domainIdArgument,
    updater_id: stringAttribute({ required: true, description: "The id of the updater (`ddns_…`)." }),
    logs: listNestedAttribute(
      {
        old_ip: stringAttribute({
          computed: true,
          description: "The address before the attempt. Null when there was none.",
        }),
        new_ip: stringAttribute({ computed: true, description: "The address that was reported." }),
        source_ip: stringAttribute({
          computed: true,
          description: "The address that the attempt came from.",
        }),
        user_agent: stringAttribute({
          computed: true,
          description:
            "The program that made the attempt, such as `ddclient/3.11.2`. Null when it did not say.",
        }),
        status: stringAttribute({
          computed: true,
          description: "What came of the attempt: `success`, `no_change`, `failed` or `unknown`.",
        }),
        error_message: stringAttribute({
          computed: true,
          description: "Why the attempt failed, in HostUp's words. Null when it did not.",
        }),
        created_at: stringAttribute({ computed: true, description: "When the attempt was made (ISO 8601)." }),
      },
      { computed: true, description: "The attempts, in the order in which HostUp gives them." },
    ),
  },
} satisfies Schema;

export const dyndnsLogsDataSource: DataSource<HostupAccess, Model<typeof schema>> = {
  schema,

  async read({ client: access, config: { domain_id, updater_id }, signal }) {
    const logs = await listLogs(access, String(domain_id), String(updater_id), signal);
    return {
      domain_id,
      updater_id,
      logs: logs.map((log) => ({
        old_ip: log.oldIp,
        new_ip: log.newIp,
        source_ip: log.sourceIp,
        user_agent: log.userAgent,
        status: log.status,
        error_message: log.errorMessage,
        created_at: log.createdAt,
      })),
    };
  },
};

async function listLogs(
  access: HostupAccess,
  domainId: string,
  id: string,
  signal: AbortSignal,
): Promise<readonly DynDnsLog[]> {
  try {
    return await access.client().listLogs(domainId, id, { signal });
  } catch (error) {
    if (error instanceof HostupError && error.code === "not_found") {
      // Whether it is the domain or the updater that is missing, only the list can tell.
      await findUpdaterById(access, { domainId, id, attribute: "updater_id" }, signal);
    }
    throw failure(error, { verb: "read", thing: "DynDNS logs", signal });
  }
}
