/** What is not known about the service. Each switch has both of the ways in which it may behave. */
export interface Behaviour {
  /** A second configuration for the same host name and record type: 409, or a configuration of its own. */
  readonly duplicates: "refused" | "allowed";
  /** Host names are stored in lower case and punycode without a trailing dot, or as they were sent. */
  readonly hostnames: "normalised" | "verbatim";
  /** Whether the answer to PATCH carries the token, or null in its place. */
  readonly tokenInPatch: boolean;
  /** GET for a domain that is not available: 200 with `available: false` and a reason, or 409. */
  readonly foreignNameservers: "reason" | "conflict";
}

/** The behaviour of a simulator that is told nothing else. */
export const defaultBehaviour: Behaviour = {
  duplicates: "refused",
  hostnames: "normalised",
  tokenInPatch: true,
  foreignNameservers: "reason",
};
