import type { HostupClient } from "../hostup/client.js";

/** How the operations of a configured provider reach HostUp. */
export interface HostupAccess {
  /** The client. Throws a `DiagnosticError` while a value of the provider block that it needs is not known. */
  client(): HostupClient;
  /** Whether `client` can be called. */
  readonly isReady: boolean;
  /** The names of the updaters that this process has read as gone: a creation planned for one may be a destroy's. */
  readonly gone: Set<string>;
  /** The public address with which a router reports its own, for a token. */
  updateUrl(hostname: string, token: string): string;
}
