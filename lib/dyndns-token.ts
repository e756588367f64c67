import { dependable, type ITerraformDependable, TerraformCount, TerraformElement } from "cdktf";
import type { Construct } from "constructs";
import { AttributeReferences } from "./attribute-references.js";
import { addressProblem, hostnameProblem, recordTypeProblem, throwProblems } from "./config-problems.js";
import { domainProblem } from "./domain-problem.js";
import type { HostupDynDnsTokenConfig } from "./dyndns-token-config.js";
import { validateStackOf } from "./stack-validation.js";
import { terraformName } from "./terraform-name.js";

/**
 * The token of an updater as an ephemeral resource, for write-only arguments. Terraform reads it on every run and stores it
 * in neither the state nor the plan.
 *
 * An updater found by its host name must exist before Terraform plans. For an updater in the same stack, use
 * `updater.ephemeralToken()`. Requires Terraform 1.10 or OpenTofu 1.11. With `count`, `token` and `updateUrl` are lists; with
 * `forEach`, they are maps.
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
  /** Terraform ephemeral resource type. */
  public static readonly tfResourceType = "hostup_dyndns_token";

  private readonly config: HostupDynDnsTokenConfig;

  /**
   * @param scope the scope in which to define this construct
   * @param id the construct ID, unique in its scope
   * @param config the updater to read the token of
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

  /** Secret token with which a router reports its address. Ephemeral. */
  public get token(): string {
    return this.attributes.text("token");
  }

  /** URL that a router requests to report its address. It contains the secret token. Ephemeral. */
  public get updateUrl(): string {
    return this.attributes.text("update_url");
  }

  /**
   * Returns the update URL with an address, or with the router's placeholder for its own, which stays unchanged. It contains the
   * secret token. Ephemeral.
   *
   * @param ip an IP address, or a placeholder such as `<ipaddr>` or `[IP]`
   */
  public updateUrlFor(ip: string): string {
    throwProblems(this, [addressProblem(ip)]);
    return this.attributes.updateUrlFor(ip);
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

  private get attributes(): AttributeReferences {
    const block = { ...this.config, cdktfStack: this.cdktfStack };
    return new AttributeReferences(block, `ephemeral.hostup_dyndns_token.${this.friendlyUniqueId}`);
  }
}

function lookUpProblem({ updaterId, hostname, recordType }: HostupDynDnsTokenConfig): string | undefined {
  const byId = updaterId !== undefined;
  const byName = hostname !== undefined && recordType !== undefined;
  const isMixed = byId && (hostname !== undefined || recordType !== undefined);
  return byId === byName || isMixed ? "give either updaterId, or hostname and recordType" : undefined;
}
