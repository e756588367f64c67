import { stringAttribute } from "../../src/framework/attributes.js";
import { PrivateState } from "../../src/framework/private-state.js";
import type { Provider } from "../../src/framework/provider.js";
import type { ProviderServer } from "../../src/framework/provider-server.js";
import type { Resource } from "../../src/framework/resource.js";
import type { Schema } from "../../src/framework/schema.js";
import { createProviderServer } from "../../src/framework/server.js";

const description = "";

/** A schema with one attribute of each behavior that the operations care about. */
export const thingSchema: Schema = {
  description,
  attributes: {
    name: stringAttribute({
      optional: true,
      description,
      isSame: (left, right) => left.toLowerCase() === right.toLowerCase(),
    }),
    secret: stringAttribute({ optional: true, writeOnly: true, description }),
    id: stringAttribute({ computed: true, description }),
  },
};

export const signal = new AbortController().signal;
export const noBytes = new Uint8Array();

/** The private bytes that hold one value. */
export function privateBytes(key: string, value: unknown): Uint8Array {
  const state = new PrivateState();
  state.set(key, value);
  return state.toBytes();
}

/** A server of the one resource type `thing`, with the handlers given; those that are not must not be called. */
export function serverOf(
  handlers: Partial<Resource<string>>,
  provider: Partial<Provider<string>> = {},
): ProviderServer {
  const unexpected = async () => {
    throw new TypeError("not expected to be called");
  };
  const thing: Resource<string> = {
    schema: thingSchema,
    create: unexpected,
    read: unexpected,
    update: unexpected,
    delete: unexpected,
    ...handlers,
  };
  return createProviderServer({
    schema: { description, attributes: {} },
    resources: { thing },
    dataSources: {},
    configure: async () => "client",
    ...provider,
  });
}

/** The same server with its provider configured. */
export async function configuredServerOf(...args: Parameters<typeof serverOf>): Promise<ProviderServer> {
  const server = serverOf(...args);
  await server.configureProvider({ config: {}, terraformVersion: "1.11.4", signal });
  return server;
}
