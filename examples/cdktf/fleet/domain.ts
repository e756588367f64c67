/** A domain of the fleet. */
export interface FleetDomain {
  readonly name: string;
  readonly stack: string;
  readonly hostnames: readonly string[];
}

/** The domain itself or a name below it. */
type NameIn<Domain extends string> = Domain | `${string}.${Domain}`;

/** Defines a domain. TypeScript checks that its host names belong to it. */
export function defineDomain<const Name extends string>(
  name: Name,
  rest: { readonly stack: string; readonly hostnames: readonly NameIn<NoInfer<Name>>[] },
): FleetDomain {
  return { name, ...rest };
}
