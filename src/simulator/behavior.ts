/** Undocumented behavior of HostUp. Each switch selects one of the possible behaviors. */
export interface Behavior {
  /** A second configuration for the same host name and record type: 409, or a separate configuration. */
  readonly duplicates: "refused" | "allowed";
  /** Host names are stored in lower case and Punycode without a trailing dot, or exactly as sent. */
  readonly hostnames: "normalized" | "verbatim";
  /** Whether the response to PATCH contains the token, or null instead. */
  readonly tokenInPatch: boolean;
  /** GET for a domain that is not available: 200 with `available: false` and a reason, or 409. */
  readonly foreignNameservers: "reason" | "conflict";
}

/** The default behavior. */
export const defaultBehavior: Behavior = {
  duplicates: "refused",
  hostnames: "normalized",
  tokenInPatch: true,
  foreignNameservers: "reason",
};
