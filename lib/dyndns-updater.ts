import type { IResolvable, ITerraformDependable, TerraformMetaArguments, TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import type { IHostupDomain } from "./domain";
import { dyndnsUpdater } from "./gen/providers/hostup";
import { checkHostname } from "./hostname-check";
import { isKnown } from "./known-value";
import { addTokenOutput } from "./token-output";

/** Type of the DNS record that an updater keeps. */
export enum DynDnsRecordType {
  /** IPv4 address. */
  A = "A",
  /** IPv6 address. */
  AAAA = "AAAA",
}

/** What a `HostupDynDnsUpdater` is told, with Terraform's own arguments such as `dependsOn` and `provider`. */
export interface HostupDynDnsUpdaterConfig extends TerraformMetaArguments {
  /**
   * The domain that the host name belongs to.
   */
  readonly domain: IHostupDomain;
  /**
   * Full host name: the domain itself or a name below it. A change makes a new updater with a new token.
   */
  readonly hostname: string;
  /**
   * Type of the record to keep. A change makes a new updater with a new token.
   */
  readonly recordType: DynDnsRecordType;
  /**
   * Whether updates are accepted; `false` pauses them and keeps the token.
   *
   * @default true
   */
  readonly enabled?: boolean | IResolvable;
  /**
   * Any values; a change makes a new updater, hence a new token.
   *
   * @default - the token stays
   */
  readonly keepers?: { readonly [key: string]: string };
  /**
   * How long Terraform waits for HostUp, by operation.
   *
   * @default - the provider's own limits
   */
  readonly timeouts?: dyndnsUpdater.DyndnsUpdaterTimeouts;
  /**
   * Whether the token is a sensitive output of the stack.
   *
   * @default true
   */
  readonly tokenOutput?: boolean;
  /**
   * Name of the output with the token.
   *
   * @default - `<id>_token`, with the ids of the scopes between the stack and the updater before it
   */
  readonly tokenOutputName?: string;
}

/**
 * A dynamic DNS updater: what a router needs to keep a host name pointed at its address.
 *
 * A host name that does not belong to its domain throws here, so it is never sent anywhere.
 *
 * @example
 *
 * const updater = new HostupDynDnsUpdater(stack, "home", {
 *   domain: new HostupDomain(stack, "domain", { name: "example.com" }),
 *   hostname: "home.example.com",
 *   recordType: DynDnsRecordType.A,
 * });
 */
export class HostupDynDnsUpdater extends Construct implements ITerraformDependable {
  /** The resource underneath, for what this construct does not offer. */
  public readonly resource: dyndnsUpdater.DyndnsUpdater;
  /** The sensitive output with the token, unless turned off. */
  public readonly output?: TerraformOutput;

  public constructor(scope: Construct, id: string, config: HostupDynDnsUpdaterConfig) {
    super(scope, id);
    checkHostname(this, config.hostname, config.domain.domainName);
    checkRecordType(this, config.recordType);
    const { domain, tokenOutput, tokenOutputName, ...resourceConfig } = config;
    // The id "Default" keeps the Terraform name that of this construct: hostup_dyndns_updater.<id>.
    this.resource = new dyndnsUpdater.DyndnsUpdater(this, "Default", {
      ...resourceConfig,
      domainId: domain.domainId,
    });
    if (tokenOutput ?? true) {
      this.output = addTokenOutput(this, this.resource, tokenOutputName);
    }
  }

  public get fqn(): string {
    return this.resource.fqn;
  }

  /** Secret token that a router sends with its address. */
  public get token(): string {
    return this.resource.token;
  }

  /** Address, with the secret token in it, that a router calls to report its own. */
  public get updateUrl(): string {
    return this.resource.updateUrl;
  }

  /** Id of the updater, `ddns_…`. */
  public get updaterId(): string {
    return this.resource.id;
  }

  /** Host name that the updater keeps. */
  public get hostname(): string {
    return this.resource.hostname;
  }

  /** Address that was reported last, null before the first report. */
  public get lastIp(): string {
    return this.resource.lastIp;
  }

  /** When an address was reported last, null before the first report. */
  public get lastUpdatedAt(): string {
    return this.resource.lastUpdatedAt;
  }
}

function checkRecordType(construct: Construct, recordType: string): void {
  const allowed: readonly string[] = Object.values(DynDnsRecordType);
  if (isKnown(recordType) && !allowed.includes(recordType)) {
    const given = JSON.stringify(recordType);
    throw new Error(`${construct.node.path}: record type must be "A" or "AAAA", got ${given}`);
  }
}
