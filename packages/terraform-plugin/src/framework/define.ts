/**
 * Declares the parts of a provider. The types of each handler's request and response are inferred from the schema, which comes
 * first. `defineProvider` combines the parts. The results no longer have schema types, so that `server.ts` can call them.
 */
import type { Action } from "./action.js";
import type { EphemeralResource } from "./ephemeral-resource.js";
import type { FunctionParameter, ProviderFunction } from "./function.js";
import type { ListResource } from "./list-resource.js";
import type { DataSource, Provider } from "./provider.js";
import type { Resource } from "./resource.js";
import type { Schema } from "./schema.js";
import type { Type } from "./types.js";
import type { ElementOf, Unknown, ValueOf } from "./values.js";

type NameIn<S extends Schema> = keyof S["attributes"] & string;
type Handlers<Part> = Omit<Part, "schema">;

/** The `define…` functions for a provider whose `configure` returns a `Client`. */
export interface Definitions<Client> {
  defineResource<const S extends Schema, const Id extends NameIn<S> = never>(
    schema: S,
    handlers: Handlers<Resource<Client, S, Id>>,
  ): Resource<Client>;
  defineDataSource<const S extends Schema>(
    schema: S,
    handlers: Handlers<DataSource<Client, S>>,
  ): DataSource<Client>;
  defineEphemeralResource<const S extends Schema>(
    schema: S,
    handlers: Handlers<EphemeralResource<Client, S>>,
  ): EphemeralResource<Client>;
  defineListResource<const S extends Schema>(
    schema: S,
    handlers: Handlers<ListResource<Client, S>>,
  ): ListResource<Client>;
  defineAction<const S extends Schema>(schema: S, handlers: Handlers<Action<Client, S>>): Action<Client>;
}

function define<Part>(schema: Schema, handlers: object): Part {
  return { schema, ...handlers } as Part;
}

const definitions: Definitions<unknown> = {
  defineResource: define,
  defineDataSource: define,
  defineEphemeralResource: define,
  defineListResource: define,
  defineAction: define,
};

/** For a provider that has a client: `const { defineResource } = forClient<Client>()`. */
export function forClient<Client>(): Definitions<Client> {
  return definitions as Definitions<Client>;
}

/** For a provider that needs no client. */
export const { defineResource, defineDataSource, defineEphemeralResource, defineListResource, defineAction } =
  definitions;

type ArgumentOf<P extends FunctionParameter> =
  | (P extends { readonly allowUnknown: true } ? ValueOf<P["type"]> | Unknown : ValueOf<P["type"], never>)
  | NullOf<P>;

type NullOf<P extends FunctionParameter> = P extends { readonly allowNull: true } ? null : never;

/** Declares a function. `call` receives a value for each parameter and returns a value of `returnType`. */
export function defineFunction<
  const P extends readonly FunctionParameter[],
  const R extends Type,
  const V extends FunctionParameter = never,
>(
  described: Omit<ProviderFunction, "call"> & {
    readonly parameters: P;
    readonly variadic?: V;
    readonly returnType: R;
    call(...values: [...{ [I in keyof P]: ArgumentOf<P[I]> }, ...ArgumentOf<V>[]]): ElementOf<R>;
  },
): ProviderFunction {
  return described as unknown as ProviderFunction;
}

type Parts<Client, S extends Schema> = Handlers<Provider<Client, S>>;

/** Declares a provider: the schema of its block, its `configure` handler, and its parts by name. */
export function defineProvider<Client, const S extends Schema>(
  schema: S,
  parts: Omit<Parts<Client, S>, "resources" | "dataSources"> &
    Partial<Pick<Parts<Client, S>, "resources" | "dataSources">>,
): Provider<Client> {
  return define(schema, { resources: {}, dataSources: {}, ...parts });
}
