import {
  type Diagnostics,
  type ListedObject,
  type ListResource,
  type Model,
  type Schema,
  stringAttribute,
} from "@hostup/terraform-plugin";
import { HostupError } from "../hostup/errors.js";
import type { HostupAccess } from "./access.js";
import { warnOfUnreadable } from "./dyndns-look-up.js";
import { emptyUpdater, updaterState } from "./dyndns-updater-state.js";
import { failure } from "./failure.js";
import { domainId } from "./validators.js";

const schema = {
  description:
    "The dynamic DNS updaters that exist, for `terraform query`: of one domain, or of all domains of the account.",
  attributes: {
    domain_id: stringAttribute({
      optional: true,
      description: "The id of the domain (`dom_…`). Without it, the updaters of all domains are listed.",
      validators: [domainId()],
    }),
  },
} satisfies Schema;

export const dyndnsUpdaterList: ListResource<HostupAccess, Model<typeof schema>> = {
  schema,

  async *list({ client: access, config: { domain_id }, signal, diagnostics }) {
    try {
      if (typeof domain_id === "string") return yield* listDomain(access, domain_id, signal, diagnostics);
      for (const { id, name } of await access.client().listDomains({ signal })) {
        try {
          yield* listDomain(access, id, signal, diagnostics);
        } catch (error) {
          // A domain without DynDNS may answer so; that must not hide the updaters of the others.
          if (!(error instanceof HostupError && error.code === "conflict")) throw error;
          diagnostics.warning(
            "Domain left out",
            `The updaters of "${name}" could not be listed: ${error.message}.`,
          );
        }
      }
    } catch (error) {
      throw failure(error, { verb: "read", thing: "DynDNS updaters", signal });
    }
  },
};

async function* listDomain(
  access: HostupAccess,
  id: string,
  signal: AbortSignal,
  diagnostics: Diagnostics,
): AsyncGenerator<ListedObject> {
  const dynDns = await access.client().dynDns(id, { signal });
  warnOfUnreadable(dynDns, id, diagnostics);
  for (const config of dynDns.configs) {
    yield {
      displayName: `${config.hostname} ${config.recordType}`,
      // Terraform prints these objects as they are, secrets too; an import reads them again.
      state: {
        ...updaterState({ ...emptyUpdater, domain_id: id }, config, access),
        token: null,
        update_url: null,
      },
    };
  }
}
