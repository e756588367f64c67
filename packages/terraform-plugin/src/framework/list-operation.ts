import { Diagnostics } from "./diagnostics.js";
import { attempt, reportBug } from "./errors.js";
import { hasOwnIdentity, identityOf, wholeIdentity } from "./identity.js";
import type { ListedObject, ListResource, UnlistedObject } from "./list-resource.js";
import type { ProviderServer } from "./provider-server.js";
import type { Resource } from "./resource.js";
import type { ListEvent } from "./results.js";
import { withoutWriteOnly } from "./state.js";

/** Lists objects up to the limit. An error of the list as a whole is the last event. */
export async function* listObjects<Client>(
  listed: ListResource<Client>,
  resource: Resource<Client>,
  client: () => Client,
  request: Parameters<ProviderServer["listResource"]>[0],
): AsyncGenerator<ListEvent> {
  const { typeName, config, limit, includesStates = false, signal } = request;
  const diagnostics = new Diagnostics();
  const task = `list ${typeName}`;
  const objects = await attempt(diagnostics, task, () =>
    listed
      .list({ client: client(), config, limit, includesStates, signal, diagnostics })
      [Symbol.asyncIterator](),
  );
  try {
    for (let count = 0; objects !== undefined && count < limit && !diagnostics.hasError; count += 1) {
      const next = await attempt(diagnostics, task, () => objects.next());
      if (signal.aborted && !diagnostics.hasError) {
        diagnostics.error("List stopped", `The list of ${typeName} was stopped before its end.`);
      }
      if (next === undefined || next.done || diagnostics.hasError) break;
      yield eventOf(resource, next.value, includesStates);
    }
  } finally {
    await attempt(diagnostics, task, () => objects?.return?.());
  }
  if (diagnostics.items.length > 0) {
    yield { ...nothing, diagnostics: diagnostics.items };
  }
}

function eventOf<Client>(
  resource: Resource<Client>,
  object: ListedObject | UnlistedObject,
  includesStates: boolean,
): ListEvent {
  const diagnostics = new Diagnostics();
  for (const diagnostic of object.diagnostics ?? []) diagnostics.add(diagnostic);
  const { items } = diagnostics;
  if (!("displayName" in object)) return { ...nothing, diagnostics: items };
  const { displayName, state = null } = object;
  const identity = hasOwnIdentity(resource)
    ? wholeIdentity(resource, object.identity)
    : identityOf(resource, state);
  if (diagnostics.hasError) return { ...nothing, displayName, diagnostics: items };
  // Terraform rejects objects without an identity.
  if (identity === null) {
    diagnostics.error(
      "Object without an identity",
      `${JSON.stringify(displayName)} has no identity. ${reportBug}`,
    );
    return { ...nothing, displayName, diagnostics: items };
  }
  if (includesStates && state === null) {
    diagnostics.warning(
      "Object without a state",
      `${JSON.stringify(displayName)} has no state. ${reportBug}`,
    );
  }
  return {
    displayName,
    identity,
    state: state && withoutWriteOnly(resource.schema, state),
    diagnostics: items,
  };
}

const nothing = { displayName: "", identity: null, state: null } as const;
