import {
  dependable,
  type ITerraformDependable,
  type ITerraformIterator,
  TerraformCount,
  TerraformElement,
  type TerraformProvider,
  Token,
} from "cdktf";
import type { Construct } from "constructs";
import { attributeReference } from "./attribute-reference";
import { hostnameProblem, recordTypeProblem, throwProblems } from "./config-problems";
import type { IHostupDomain } from "./domain";
import { domainProblem } from "./domain-problem";
import type { DynDnsRecordType } from "./record-type";
import { validateStackOf } from "./stack-validation";
import { terraformName } from "./terraform-name";

/** Which updater's token to read: the one with the id, or the one of the host name and record type. */
export interface HostupDynDnsTokenConfig {
  /**
   * The domain that the updater belongs to.
   */
  readonly domain: IHostupDomain;
  /**
   * Id of the updater, `ddns_…`.
   *
   * @default - found by `hostname` and `recordType`
   */
  readonly updaterId?: string;
  /**
   * Full host name of the updater.
   *
   * @default - found by `updaterId`
   */
  readonly hostname?: string;
  /**
   * Type of the record that the updater keeps.
   *
   * @default - found by `updaterId`
   */
  readonly recordType?: DynDnsRecordType;
  /**
   * What has to be there before the token is read.
   *
   * @default - what the other arguments refer to
   */
  readonly dependsOn?: ITerraformDependable[];
  /**
   * The provider that reads the token.
   *
   * @default - the one without an alias
   */
  readonly provider?: TerraformProvider;
  /**
   * How many tokens to read.
   *
   * @default - one
   */
  readonly count?: number | TerraformCount;
  /**
   * What to read a token for each of.
   *
   * @default - one token is read
   */
  readonly forEach?: ITerraformIterator;
}

/**
 * The token of an updater for write-only arguments: read whenever Terraform runs, and kept in no state and no plan.
 *
 * An updater that is found by its name must be there before Terraform plans; `updater.ephemeralToken()` waits for one that
 * is still to be made. Needs Terraform 1.10 or OpenTofu 1.11. With `count`, `token` and `updateUrl` are lists, with `forEach` maps.
 *
 * @example
 *
 * const secret = new HostupDynDnsToken(stack, "secret", {
 *   domain: HostupDomain.fromName(stack, "domain", "example.com"),
 *   hostname: "home.example.com",
 *   recordType: DynDnsRecordType.A,
 * });
 */
export class HostupDynDnsToken extends TerraformElement implements ITerraformDependable {
  /** Terraform's type of the ephemeral resource. */
  public static readonly tfResourceType = "hostup_dyndns_token";

  private readonly config: HostupDynDnsTokenConfig;

  /**
   * @param scope the scope in which to define this construct
   * @param id the construct id, unique in its scope
   * @param config which token to read
   */
  public constructor(scope: Construct, id: string, config: HostupDynDnsTokenConfig) {
    super(scope, id, "ephemeral.hostup_dyndns_token");
    this.config = config;
    throwProblems(this, [domainProblem(config.domain)]);
    const { domain, hostname, recordType } = config;
    throwProblems(this, [
      lookUpProblem(config),
      hostname === undefined ? undefined : hostnameProblem(hostname, domain.domainName),
      recordType === undefined ? undefined : recordTypeProblem(recordType),
    ]);
    this.overrideLogicalId(terraformName(this));
    validateStackOf(this);
  }

  /** Secret token that a router sends with its address. */
  public get token(): string {
    return this.reference("token");
  }

  /** Address, with the secret token in it, that a router calls to report its own. */
  public get updateUrl(): string {
    return this.reference("update_url");
  }

  public override toTerraform(): unknown {
    const { domain, updaterId, hostname, recordType, dependsOn, provider, count, forEach } = this.config;
    const attributes = {
      domain_id: domain.domainId,
      updater_id: updaterId,
      hostname,
      record_type: recordType,
      depends_on: dependsOn?.map(dependable),
      provider: provider?.fqn,
      count: TerraformCount.isTerraformCount(count) ? count.toTerraform() : count,
      for_each: forEach?._getForEachExpression(),
      ...this.rawOverrides,
      "//": this.constructNodeMetadata,
    };
    return { ephemeral: { hostup_dyndns_token: { [this.friendlyUniqueId]: attributes } } };
  }

  public override toHclTerraform(): unknown {
    throw new Error(
      `${this.node.path}: cdktf writes no ephemeral blocks in HCL: synthesize JSON, without SYNTH_HCL_OUTPUT`,
    );
  }

  private reference(attribute: string): string {
    const address = `ephemeral.hostup_dyndns_token.${this.friendlyUniqueId}`;
    return Token.asString(
      attributeReference({ ...this.config, cdktfStack: this.cdktfStack }, address, attribute),
    );
  }
}

function lookUpProblem({ updaterId, hostname, recordType }: HostupDynDnsTokenConfig): string | undefined {
  const byId = updaterId !== undefined;
  const byName = hostname !== undefined && recordType !== undefined;
  const isMixed = byId && (hostname !== undefined || recordType !== undefined);
  return byId === byName || isMixed ? "give either updaterId, or hostname and recordType" : undefined;
}
