import { Diagnostics } from "./diagnostics.js";
import { attempt } from "./errors.js";
import { identityOf } from "./identity.js";
import type { ListedObject, ListResource } from "./list-resource.js";
import type { ListEvent, ProviderServer } from "./provider-server.js";
import type { Resource } from "./resource.js";
import { withoutWriteOnly } from "./state.js";

/** Lists objects up to the limit. What goes wrong, or ends the list before its end, is the last event. */
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
  try {
    for (let count = 0; objects !== undefined && count < limit && !diagnostics.hasError; count += 1) {
      const next = await attempt(diagnostics, task, () => objects.next());
      if (signal.aborted && !diagnostics.hasError)
        diagnostics.error("List stopped", `The list of ${typeName} was stopped before its end.`);
      if (next === undefined || next.done || diagnostics.hasError) break;
      const event = await attempt(diagnostics, task, () => eventOf(resource, next.value));
      if (event !== undefined) yield event;
    }
  } finally {
    await attempt(diagnostics, task, () => objects?.return?.());
  }
  if (diagnostics.items.length > 0) {
    yield { displayName: "", identity: null, state: null, diagnostics: diagnostics.items };
  }
}

function eventOf<Client>(resource: Resource<Client>, { displayName, state }: ListedObject): ListEvent {
  const identity = identityOf(resource, state);
  // Terraform stops at an object without an identity.
  if (identity === null) throw new TypeError("an object of the list has no identity");
  return { displayName, identity, state: withoutWriteOnly(resource.schema, state), diagnostics: [] };
}
