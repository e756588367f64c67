import { identitySchema } from "./identity.js";
import type { Provider } from "./provider.js";
import type { ProviderSchemas } from "./provider-server.js";

/** Returns everything that Terraform reads from a provider before using it. */
export function schemasOf<Client>(provider: Provider<Client>): ProviderSchemas {
  return {
    provider: provider.schema,
    ...(provider.metaSchema && { providerMeta: provider.metaSchema }),
    resources: mapValues(provider.resources, ({ schema }) => schema),
    dataSources: mapValues(provider.dataSources, ({ schema }) => schema),
    ephemeralResources: mapValues(provider.ephemeralResources ?? {}, ({ schema }) => schema),
    listResources: mapValues(provider.listResources ?? {}, ({ schema }) => schema),
    actions: mapValues(provider.actions ?? {}, ({ schema }) => schema),
    identities: identitiesOf(provider),
    functions: provider.functions ?? {},
  };
}

function identitiesOf<Client>(provider: Provider<Client>): ProviderSchemas["identities"] {
  return Object.fromEntries(
    Object.entries(provider.resources).flatMap(([name, described]) => {
      const schema = identitySchema(described);
      return schema === undefined ? [] : [[name, schema]];
    }),
  );
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, convert: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, convert(value)]));
}
