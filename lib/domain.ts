import type { ITerraformDependable, TerraformMetaArguments } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { AttributeReferences } from "./attribute-references.js";
import { domainIdProblem, domainNameProblem, throwProblems } from "./config-problems.js";
import { dataHostupDomain } from "./gen/providers/hostup/index.js";
import { validateStackOf } from "./stack-validation.js";
import { terraformName } from "./terraform-name.js";

/** A domain at HostUp. */
export interface IHostupDomain extends IConstruct {
  /** ID of the domain, `dom_…`. */
  readonly domainId: string;
  /** Name of the domain, such as `example.com`. Host names are checked against it at synthesis, unless it is a token. */
  readonly domainName: string;
}

/** Properties for `HostupDomain`: the domain's name or ID, and Terraform's meta-arguments such as `provider`. */
export interface HostupDomainConfig extends TerraformMetaArguments {
  /**
   * Name of the domain, such as `example.com`.
   *
   * @default - looked up by `domainId`
   */
  readonly name?: string;
  /**
   * ID of the domain, `dom_…`. Host names are then checked by the plan, not at synthesis, because the name is not yet known.
   *
   * @default - looked up by `name`
   */
  readonly domainId?: string;
}

/** Attributes of a known domain, for `HostupDomain.fromAttributes`. */
export interface HostupDomainAttributes {
  /**
   * ID of the domain, `dom_…`.
   */
  readonly domainId: string;
  /**
   * Name of the domain, such as `example.com`.
   */
  readonly domainName: string;
}

/**
 * A domain of the account, read by the `hostup_domain` data source on every plan. With `count`, every attribute is a list of
 * the domains' values; with `forEach`, it is a map.
 *
 * @example
 *
 * const domain = new HostupDomain(stack, "domain", { name: "example.com" });
 * const known = HostupDomain.fromAttributes(stack, "known", {
 *   domainId: "dom_01hxa3b4c5d6e7f8g9h0j1k2m3",
 *   domainName: "example.org",
 * });
 */
export class HostupDomain extends Construct implements IHostupDomain, ITerraformDependable {
  /** Terraform data source type, used by cdktf's test matchers. */
  public static readonly tfResourceType = dataHostupDomain.DataHostupDomain.tfResourceType;

  /**
   * Looks up a domain of the account by its name.
   *
   * @param scope the scope in which to define this construct
   * @param id the construct ID, unique in its scope
   * @param name the domain's name, such as `example.com`
   */
  public static fromName(scope: Construct, id: string, name: string): HostupDomain {
    return new HostupDomain(scope, id, { name });
  }

  /**
   * Uses a domain whose ID and name are known. Nothing is looked up, so the API key needs no `read:domains` scope.
   *
   * @param scope the scope in which to define this construct
   * @param id the construct ID, unique in its scope
   * @param attributes the domain's name and ID
   */
  public static fromAttributes(
    scope: Construct,
    id: string,
    attributes: HostupDomainAttributes,
  ): IHostupDomain {
    return new KnownDomain(scope, id, attributes);
  }

  /** The underlying Terraform data source, for anything this construct does not expose. */
  public readonly dataSource: dataHostupDomain.DataHostupDomain;
  private readonly configuredName: string | undefined;

  /**
   * @param scope the scope in which to define this construct
   * @param id the construct ID, unique in its scope
   * @param config the properties of the domain
   */
  public constructor(scope: Construct, id: string, config: HostupDomainConfig) {
    super(scope, id);
    const { name, domainId, ...metaArguments } = config;
    throwProblems(this, [
      (name === undefined) === (domainId === undefined) ? "give either name or domainId" : undefined,
      domainNameProblem(name),
      domainIdProblem(domainId),
    ]);
    this.configuredName = name;
    // The id "Default" keeps the Terraform name that of this construct: data.hostup_domain.<id>.
    this.dataSource = new dataHostupDomain.DataHostupDomain(this, "Default", {
      ...metaArguments,
      ...(name !== undefined && { name }),
      ...(domainId !== undefined && { id: domainId }),
    });
    this.dataSource.overrideLogicalId(terraformName(this.dataSource));
    validateStackOf(this);
  }

  /** Terraform address of the data source, as used by `dependsOn`. */
  public get fqn(): string {
    return this.dataSource.fqn;
  }

  public get domainName(): string {
    const { count, forEach } = this.dataSource;
    const isOne = count === undefined && forEach === undefined;
    return isOne && this.configuredName !== undefined ? this.configuredName : this.attributes.text("name");
  }

  public get domainId(): string {
    return this.attributes.text("id");
  }

  /** Status of the domain's service, such as `active`, `pending`, or `expired`. */
  public get serviceStatus(): string {
    return this.attributes.text("service_status");
  }

  private get attributes(): AttributeReferences {
    const { terraformResourceType, friendlyUniqueId } = this.dataSource;
    return new AttributeReferences(this.dataSource, `data.${terraformResourceType}.${friendlyUniqueId}`);
  }
}

class KnownDomain extends Construct implements IHostupDomain {
  public readonly domainId: string;
  public readonly domainName: string;

  public constructor(scope: Construct, id: string, { domainId, domainName }: HostupDomainAttributes) {
    super(scope, id);
    throwProblems(this, [domainIdProblem(domainId), domainNameProblem(domainName)]);
    this.domainId = domainId;
    this.domainName = domainName;
  }
}
