import { type Diagnostics, type ListedObject, type Schema, stringAttribute } from "@hostup/terraform-plugin";
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
    "Lists existing dynamic DNS updaters for `terraform query`, of one domain or of all domains of the account.",
  attributes: {
    domain_id: stringAttribute({
      optional: true,
      description: "The ID of the domain (`dom_…`). If unset, the updaters of all domains are listed.",
      validators: [domainId()],
    }),
  },
} satisfies Schema;

const thing = "DynDNS updaters";
/** The arguments that only a configuration can set. */
const unsaid = { keepers: null, store_token: null, timeouts: null, token: null };

/** Each request has its own time limit, because an account may have any number of domains. */
interface Query {
  readonly account: HostupAccount;
  readonly signal: AbortSignal;
  readonly diagnostics: Diagnostics;
}

export const dyndnsUpdaterList = defineListResource(schema, {
  async *list({ client: account, config: { domain_id }, signal, diagnostics }) {
    const query = { account, signal, diagnostics };
    if (domain_id !== null) {
      yield* describeAll(query, domain_id, await readOne(query, domain_id));
      return;
    }
    for (const { id, name } of await readDomains(query)) {
      const dynDns = await readOneOfAll(query, { id, name });
      if (dynDns !== undefined) yield* describeAll(query, id, dynDns);
    }
  },
});

async function readOne({ account, signal }: Query, domainId: string): Promise<DynDns> {
  using limit = account.limit(signal);
  return await readDynDns(account, domainId, limit);
}

async function readDomains({ account, signal, diagnostics }: Query): Promise<readonly Domain[]> {
  using limit = account.limit(signal);
  const task = { verb: "read", thing, limit } as const;
  const { domains, problems } = await account.call(task, (client, options) => client.listDomains(options));
  warnOfLeftOut(diagnostics, { things: "Domains", list: "The list of domains", problems });
  return domains;
}

/** HostUp may reject one domain, such as a domain without DynDNS. The updaters of the others must still be listed. */
async function readOneOfAll(
  { account, signal, diagnostics }: Query,
  { id, name }: Pick<Domain, "id" | "name">,
): Promise<DynDns | undefined> {
  using limit = account.limit(signal);
  return await account.call({ verb: "read", thing, limit }, (client, options) =>
    client.dynDns(id, options).catch((error: unknown) => {
      if (!failedWith(error, "not_eligible", "conflict", "invalid_request", "not_found")) throw error;
      const detail = `The updaters of ${quote(name)} are not listed. ${sentence(error.message)}`;
      diagnostics.warning("Domain omitted", detail);
      return undefined;
    }),
  );
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
      // Terraform prints these objects including secrets. An import reads them again.
      state: {
        ...updaterState({ domain_id: domainId, ...unsaid }, updater, account),
        token: null,
        update_url: null,
      },
    };
  }
}
