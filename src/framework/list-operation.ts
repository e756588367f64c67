import { Diagnostics } from "./diagnostics.js";
import { attempt } from "./errors.js";
import { identityOf } from "./identity.js";
import type { ListedObject, ListResource } from "./list-resource.js";
import type { ListEvent, ProviderServer } from "./provider-server.js";
import type { Resource } from "./resource.js";
import { withoutWriteOnly } from "./validate.js";

/** Lists objects up to the limit. An error ends the list, as its last event. */
export async function* listObjects<Client>(
  listed: ListResource<Client>,
  resource: Resource<Client>,
  client: () => Client,
  request: Parameters<ProviderServer["listResource"]>[0],
): AsyncGenerator<ListEvent> {
  const { typeName, config, limit, signal } = request;
  const diagnostics = new Diagnostics();
  const task = `list ${typeName}`;
  const objects = await attempt(diagnostics, task, () =>
    listed.list({ client: client(), config, signal, diagnostics })[Symbol.asyncIterator](),
  );
  for (let count = 0; objects !== undefined && count < limit && !diagnostics.hasError; count += 1) {
    const next = await attempt(diagnostics, task, () => objects.next());
    if (next === undefined || next.done) break;
    yield eventOf(resource, next.value);
  }
  await objects?.return?.();
  if (diagnostics.items.length > 0) {
    yield { displayName: "", identity: null, state: null, diagnostics: diagnostics.items };
  }
}

function eventOf<Client>(resource: Resource<Client>, { displayName, state }: ListedObject): ListEvent {
  return {
    displayName,
    identity: identityOf(resource, state),
    state: withoutWriteOnly(resource.schema, state),
    diagnostics: [],
  };
}
