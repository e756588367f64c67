import {
  type Diagnostics,
  type ListedObject,
  type Schema,
  stringAttribute,
  type TimeLimit,
} from "@hostup/terraform-plugin";
import { failedWith } from "../hostup/errors.js";
import type { Domain, DynDns } from "../hostup/model.js";
import { plain, quote } from "../hostup/text.js";
import { defineListResource, type HostupAccount } from "./account.js";
import { readDynDns, warnOfUnreadable } from "./dyndns-look-up.js";
import { updaterState } from "./dyndns-updater-state.js";
import { sentence } from "./failure.js";
import { warnOfLeftOut } from "./left-out.js";
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

const thing = "DynDNS updaters";
/** The arguments of an updater that no configuration has. */
const unsaid = { keepers: null, store_token: null, timeouts: null, token: null };

interface Query {
  readonly account: HostupAccount;
  readonly limit: TimeLimit;
  readonly diagnostics: Diagnostics;
}

export const dyndnsUpdaterList = defineListResource(schema, {
  async *list({ client: account, config: { domain_id }, signal, diagnostics }) {
    using limit = account.limit(signal);
    const query = { account, limit, diagnostics };
    if (domain_id !== null) {
      yield* describeAll(query, domain_id, await readDynDns(account, domain_id, limit));
      return;
    }
    const task = { verb: "read", thing, limit } as const;
    const { domains, problems } = await account.call(task, (client, options) => client.listDomains(options));
    warnOfLeftOut(diagnostics, { things: "Domains", list: "The list of domains", problems });
    for (const domain of domains) yield* listOneOfAll(query, domain);
  },
});

/** HostUp may refuse one domain, such as one without DynDNS. That must not hide the updaters of the others. */
async function* listOneOfAll(query: Query, { id, name }: Domain): AsyncGenerator<ListedObject> {
  const { account, limit, diagnostics } = query;
  const dynDns = await account.call({ verb: "read", thing, limit }, (client, options) =>
    client.dynDns(id, options).catch((error: unknown) => {
      if (!failedWith(error, "not_eligible", "conflict", "invalid_request", "not_found")) throw error;
      const detail = `The updaters of ${quote(name)} could not be listed. ${sentence(error.message)}`;
      diagnostics.warning("Domain left out", detail);
      return undefined;
    }),
  );
  if (dynDns !== undefined) yield* describeAll(query, id, dynDns);
}

function* describeAll(
  { account, diagnostics }: Query,
  domainId: string,
  dynDns: DynDns,
): Generator<ListedObject> {
  warnOfUnreadable(dynDns, domainId, diagnostics);
  for (const updater of dynDns.configs) {
    yield {
      displayName: plain(`${updater.hostname} ${updater.recordType}`),
      // Terraform prints these objects as they are, secrets too; an import reads them again.
      state: {
        ...updaterState({ domain_id: domainId, ...unsaid }, updater, account),
        token: null,
        update_url: null,
      },
    };
  }
}
