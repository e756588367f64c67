import type { Domain, Service, Updater } from "./service.js";

interface State {
  readonly resources: readonly { readonly instances: readonly Instance[] }[];
}

interface Instance {
  readonly index_key: number;
  readonly attributes: {
    readonly id: string;
    readonly hostname: string;
    readonly token: string;
    readonly created_at: string;
  };
}

/**
 * Extends a state with one updater, which the CLI has written, to many updaters, and creates them at the simulated
 * HostUp. An apply would write the whole state after each updater, which takes half an hour for 5,000.
 */
export async function repeatInState(
  text: string,
  domain: Domain,
  count: number,
  service: Service,
): Promise<string> {
  const state = JSON.parse(text) as State;
  const [resource] = state.resources;
  const first = resource?.instances[0];
  if (first === undefined) throw new Error("the state has no updater");
  const instances = [first];
  for (let index = 1; index < count; index += 1) {
    const updater = await service.addUpdater(domain, `h${index}.${domain.name}`);
    instances.push(instanceOf(updater, index, first));
  }
  return JSON.stringify({ ...state, resources: [{ ...resource, instances }] });
}

function instanceOf(updater: Updater, index: number, first: Instance): Instance {
  const { id, hostname, token, created_at } = first.attributes;
  const text = JSON.stringify(first)
    .replaceAll(id, updater.id)
    .replaceAll(hostname, updater.hostname)
    .replaceAll(token, updater.token)
    .replaceAll(created_at, updater.createdAt);
  return { ...(JSON.parse(text) as Instance), index_key: index };
}
