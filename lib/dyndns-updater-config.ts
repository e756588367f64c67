import type { IResolvable, TerraformMetaArguments } from "cdktf";
import type { IHostupDomain } from "./domain";
import type { dyndnsUpdater } from "./gen/providers/hostup";
import type { DynDnsRecordType } from "./record-type";

/** What an updater is told whatever its record type, with Terraform's own arguments such as `dependsOn` and `provider`. */
export interface HostupDynDnsUpdaterOptions extends TerraformMetaArguments {
  /**
   * The domain that the host name belongs to.
   */
  readonly domain: IHostupDomain;
  /**
   * Full host name: the domain itself or a name below it. A change makes a new updater with a new token.
   */
  readonly hostname: string;
  /**
   * Whether updates are accepted. `false` pauses them and keeps the token.
   *
   * @default true
   */
  readonly enabled?: boolean | IResolvable;
  /**
   * Any values of your own. A change makes a new updater, hence a new token.
   *
   * @default - the token stays
   */
  readonly keepers?: { readonly [key: string]: string };
  /**
   * Whether the token is stored in Terraform's state. `false` leaves it to `ephemeralToken()`.
   *
   * @default true
   */
  readonly storeToken?: boolean | IResolvable;
  /**
   * How long Terraform waits for HostUp, by operation.
   *
   * @default - the provider's own limits
   */
  readonly timeouts?: dyndnsUpdater.DyndnsUpdaterTimeouts;
  /**
   * Whether the token is a sensitive output of the stack.
   *
   * @default - true, unless `storeToken` is false
   */
  readonly tokenOutput?: boolean;
}

/** What a `HostupDynDnsUpdater` is told. */
export interface HostupDynDnsUpdaterConfig extends HostupDynDnsUpdaterOptions {
  /**
   * Type of the record to keep. A change makes a new updater with a new token.
   */
  readonly recordType: DynDnsRecordType;
  /**
   * Name of the output with the token.
   *
   * @default - `<id>_token`, with the ids of the scopes between the stack and the updater before it
   */
  readonly tokenOutputName?: string;
}
