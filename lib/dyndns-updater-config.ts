import type { IResolvable, TerraformMetaArguments } from "cdktf";
import type { IHostupDomain } from "./domain.js";
import type { dyndnsUpdater } from "./gen/providers/hostup/index.js";
import type { DynDnsRecordType } from "./record-type.js";

/** Properties that updaters of both record types share, including Terraform's meta-arguments such as `dependsOn` and `provider`. */
export interface HostupDynDnsUpdaterOptions extends TerraformMetaArguments {
  /**
   * Domain that the host name belongs to.
   */
  readonly domain: IHostupDomain;
  /**
   * Full host name: the domain itself or a name below it. Changing this creates a new updater with a new token.
   */
  readonly hostname: string;
  /**
   * Whether HostUp accepts updates. `false` pauses the updater and keeps its token.
   *
   * @default true
   */
  readonly enabled?: boolean | IResolvable;
  /**
   * Arbitrary values that, when changed, replace the updater and therefore rotate the token. Adding or removing the whole map does not
   * replace the updater.
   *
   * @default - the token is never rotated
   */
  readonly keepers?: { readonly [key: string]: string };
  /**
   * Whether to store the token in the Terraform state. When `false`, read the token with `ephemeralToken()`.
   *
   * @default true
   */
  readonly storeToken?: boolean | IResolvable;
  /**
   * Time limit of each operation, as a duration such as `30s` or `2m`.
   *
   * @default - the provider's limits
   */
  readonly timeouts?: dyndnsUpdater.DyndnsUpdaterTimeouts;
  /**
   * Whether to create a sensitive output with the token.
   *
   * @default - true, unless `storeToken` is false
   */
  readonly tokenOutput?: boolean;
}

/** Properties for `HostupDynDnsUpdater`. */
export interface HostupDynDnsUpdaterConfig extends HostupDynDnsUpdaterOptions {
  /**
   * Type of the DNS record to update. Changing this creates a new updater with a new token.
   */
  readonly recordType: DynDnsRecordType;
  /**
   * Name of the output with the token.
   *
   * @default - `<id>_token`, prefixed with the IDs of the scopes between the stack and the updater
   */
  readonly tokenOutputName?: string;
}
