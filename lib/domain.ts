import { type ITerraformDependable, type TerraformMetaArguments, Token } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { attributeReference } from "./attribute-reference";
import { domainIdProblem, domainNameProblem, throwProblems } from "./config-problems";
import { dataHostupDomain } from "./gen/providers/hostup";
import { validateStackOf } from "./stack-validation";
import { terraformName } from "./terraform-name";

/** A domain at HostUp, however its id is known. */
export interface IHostupDomain extends IConstruct {
  /** Id of the domain, `dom_…`. */
  readonly domainId: string;
  /** Name of the domain, such as `example.com`; host names are checked against it when it is no token. */
  readonly domainName: string;
}

/** What it takes to look a domain up: its name or its id, with Terraform's own arguments such as `provider`. */
export interface HostupDomainConfig extends TerraformMetaArguments {
  /**
   * Name of the domain, such as `example.com`.
   *
   * @default - looked up by `domainId`
   */
  readonly name?: string;
  /**
   * Id of the domain, `dom_…`. Host names cannot be checked at synthesis then, because the name is not known yet.
   *
   * @default - looked up by `name`
   */
  readonly domainId?: string;
}

/** What is known of a domain that needs no look-up. */
export interface HostupDomainAttributes {
  /**
   * Id of the domain, `dom_…`.
   */
  readonly domainId: string;
  /**
   * Name of the domain, such as `example.com`.
   */
  readonly domainName: string;
}

/**
 * A domain of the account, looked up whenever Terraform plans. With `count`, every attribute is a list of the domains'
 * values, with `forEach` a map.
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
  /** Terraform's type of the data source, which cdktf's matchers ask for. */
  public static readonly tfResourceType = dataHostupDomain.DataHostupDomain.tfResourceType;

  /**
   * The domain of the account with this name.
   *
   * @param scope the scope in which to define this construct
   * @param id the construct id, unique in its scope
   * @param name the domain's name, such as `example.com`
   */
  public static fromName(scope: Construct, id: string, name: string): HostupDomain {
    return new HostupDomain(scope, id, { name });
  }

  /**
   * A domain whose id is known already: nothing is looked up, so the API key need not read domains.
   *
   * @param scope the scope in which to define this construct
   * @param id the construct id, unique in its scope
   * @param attributes the domain's id and name
   */
  public static fromAttributes(
    scope: Construct,
    id: string,
    attributes: HostupDomainAttributes,
  ): IHostupDomain {
    return new KnownDomain(scope, id, attributes);
  }

  /** The data source underneath, for what this construct does not offer. */
  public readonly dataSource: dataHostupDomain.DataHostupDomain;
  private readonly configuredName: string | undefined;

  /**
   * @param scope the scope in which to define this construct
   * @param id the construct id, unique in its scope
   * @param config the domain's name or id
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

  /** Address of the data source, for `dependsOn` of others. */
  public get fqn(): string {
    return this.dataSource.fqn;
  }

  public get domainName(): string {
    const { count, forEach } = this.dataSource;
    const isOne = count === undefined && forEach === undefined;
    return isOne && this.configuredName !== undefined ? this.configuredName : this.attribute("name");
  }

  public get domainId(): string {
    return this.attribute("id");
  }

  /** Status of the domain's service, such as `active`, `pending` or `expired`. */
  public get serviceStatus(): string {
    return this.attribute("service_status");
  }

  private attribute(name: string): string {
    const address = `data.${this.dataSource.terraformResourceType}.${this.dataSource.friendlyUniqueId}`;
    return Token.asString(attributeReference(this.dataSource, address, name));
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
