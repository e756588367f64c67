/** Type of the DNS record that an updater updates. */
export enum DynDnsRecordType {
  /** IPv4 address. */
  A = "A",
  /** IPv6 address. */
  AAAA = "AAAA",
}
