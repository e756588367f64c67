import { type ITerraformDependable, Lazy, TerraformLocal } from "cdktf";
import { Construct } from "constructs";
import { HostupDynDnsUpdater } from "./dyndns-updater.js";
import type { HostupDynDnsUpdaterOptions } from "./dyndns-updater-config.js";
import { DynDnsRecordType } from "./record-type.js";
import { blocksOf } from "./stack-contents.js";
import { terraformName } from "./terraform-name.js";

/** Properties for `HostupDualStackUpdater`. Both updaters share them. */
export interface HostupDualStackUpdaterConfig extends HostupDynDnsUpdaterOptions {
  /**
   * Name of the output with the token of the IPv4 updater.
   *
   * @default - `<id>_ipv4_token`, prefixed with the IDs of the scopes between the stack and the construct
   */
  readonly ipv4TokenOutputName?: string;
  /**
   * Name of the output with the token of the IPv6 updater.
   *
   * @default - `<id>_ipv6_token`, prefixed with the IDs of the scopes between the stack and the construct
   */
  readonly ipv6TokenOutputName?: string;
}

/**
 * Two updaters for one host name: one for its IPv4 address and one for its IPv6 address.
 *
 * Each updater has its own token.
 *
 * @example
 *
 * const updater = new HostupDualStackUpdater(stack, "home", {
 *   domain: HostupDomain.fromName(stack, "domain", "example.com"),
 *   hostname: "home.example.com",
 * });
 * const urls = [updater.ipv4.updateUrlFor("<ipaddr>"), updater.ipv6.updateUrlFor("<ip6addr>")];
 */
export class HostupDualStackUpdater extends Construct implements ITerraformDependable {
  /** Updater for the A record. */
  public readonly ipv4: HostupDynDnsUpdater;
  /** Updater for the AAAA record. */
  public readonly ipv6: HostupDynDnsUpdater;
  /** `dependsOn` takes one address per construct, so this local value stands for both updaters. */
  private readonly both: TerraformLocal;

  /**
   * @param scope the scope in which to define this construct
   * @param id the construct ID, unique in its scope
   * @param config the properties of both updaters
   */
  public constructor(scope: Construct, id: string, config: HostupDualStackUpdaterConfig) {
    super(scope, id);
    const { ipv4TokenOutputName, ipv6TokenOutputName, ...common } = config;
    this.ipv4 = new HostupDynDnsUpdater(this, "ipv4", {
      ...common,
      recordType: DynDnsRecordType.A,
      ...(ipv4TokenOutputName !== undefined && { tokenOutputName: ipv4TokenOutputName }),
    });
    this.ipv6 = new HostupDynDnsUpdater(this, "ipv6", {
      ...common,
      recordType: DynDnsRecordType.AAAA,
      ...(ipv6TokenOutputName !== undefined && { tokenOutputName: ipv6TokenOutputName }),
    });
    // Lazy, because `moveTo` may still remove an updater from the stack.
    this.both = new TerraformLocal(this, "updaters", Lazy.anyValue({ produce: () => this.updaterIds() }));
    this.both.overrideLogicalId(terraformName(this.both));
  }

  /** Terraform address, as used by `dependsOn`, which waits for both updaters. */
  public get fqn(): string {
    return this.both.fqn;
  }

  private updaterIds(): string[] {
    const updaters = [this.ipv4, this.ipv6].filter(({ resource }) => blocksOf(resource).length > 0);
    return updaters.map(({ updaterId }) => updaterId);
  }
}
