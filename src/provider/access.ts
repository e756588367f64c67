import type { HostupClient } from "../hostup/client.js";

/** How the operations of a configured provider reach HostUp. */
export interface HostupAccess {
  /** The client. Throws a `DiagnosticError` while a value of the provider block that it needs is not known. */
  client(): HostupClient;
  /** Whether `client` can be called. */
  readonly isReady: boolean;
  /** The public address with which a router reports its own, for a token. */
  updateUrl(hostname: string, token: string): string;
}
