import type { TerraformMetaArguments } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { dataHostupDomain } from "./gen/providers/hostup";
import { checkDomainName } from "./hostname-check";

/** A domain at HostUp, however its id is known. */
export interface IHostupDomain extends IConstruct {
  /** Id of the domain, `dom_…`. */
  readonly domainId: string;
  /** Name of the domain, such as `example.com`; host names are checked against it when it is no token. */
  readonly domainName: string;
}

/** What it takes to look a domain up. */
export interface HostupDomainConfig extends TerraformMetaArguments {
  /**
   * Name of the domain, such as `example.com`.
   */
  readonly name: string;
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
 * A domain of the account, looked up by its name whenever Terraform plans.
 *
 * @example
 *
 * const domain = new HostupDomain(stack, "domain", { name: "example.com" });
 */
export class HostupDomain extends Construct implements IHostupDomain {
  /**
   * A domain whose id is known already; nothing is looked up, so the API key need not read domains.
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
  public readonly domainName: string;

  public constructor(scope: Construct, id: string, config: HostupDomainConfig) {
    super(scope, id);
    checkDomainName(this, config.name);
    this.domainName = config.name;
    // The id "Default" keeps the Terraform name that of this construct: data.hostup_domain.<id>.
    this.dataSource = new dataHostupDomain.DataHostupDomain(this, "Default", config);
  }

  public get domainId(): string {
    return this.dataSource.id;
  }

  /** Service status that HostUp reports, such as `active`. */
  public get serviceStatus(): string {
    return this.dataSource.serviceStatus;
  }
}

class KnownDomain extends Construct implements IHostupDomain {
  public readonly domainId: string;
  public readonly domainName: string;

  public constructor(scope: Construct, id: string, attributes: HostupDomainAttributes) {
    super(scope, id);
    checkDomainName(this, attributes.domainName);
    this.domainId = attributes.domainId;
    this.domainName = attributes.domainName;
  }
}
