/**
 * How a provider's author declares its parts: the schema first, from which the compiler knows what each handler gets and
 * may return. `defineProvider` puts them together. What is declared has no types of schemas any more: `server.ts` calls it.
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

/** The declarations of the parts of a provider whose `configure` returns a `Client`. */
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

/** A function: its `call` gets a value for each parameter, and returns one of `returnType`. */
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

/** The provider itself: the schema of its block, what a configuration of it makes, and its parts by their names. */
export function defineProvider<Client, const S extends Schema>(
  schema: S,
  parts: Omit<Parts<Client, S>, "resources" | "dataSources"> &
    Partial<Pick<Parts<Client, S>, "resources" | "dataSources">>,
): Provider<Client> {
  return define(schema, { resources: {}, dataSources: {}, ...parts });
}
