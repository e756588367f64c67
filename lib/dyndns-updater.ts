import {
  type ImportableResource,
  type ITerraformDependable,
  ref,
  TerraformIterator,
  type TerraformOutput,
  type TerraformProvider,
  Token,
} from "cdktf";
import { Construct } from "constructs";
import { attributeReference } from "./attribute-reference";
import { hostnameProblem, recordTypeProblem, throwProblems } from "./config-problems";
import type { IHostupDomain } from "./domain";
import { domainProblem } from "./domain-problem";
import { HostupDynDnsToken } from "./dyndns-token";
import type { HostupDynDnsUpdaterConfig } from "./dyndns-updater-config";
import { dyndnsUpdater } from "./gen/providers/hostup";
import { validateStackOf } from "./stack-validation";
import { terraformName } from "./terraform-name";
import { addTokenOutput, outputNameProblem } from "./token-output";

/**
 * A dynamic DNS updater: what a router needs to keep a host name pointed at its address.
 *
 * A host name that does not belong to its domain throws here, so it is never sent anywhere. The id can be the host name:
 * Terraform's name and the output then have a `_` for each dot. With `count`, every
 * attribute is a list of the updaters' values, with `forEach` a map: `Fn.element(updater.token, 0)` or
 * `Fn.lookup(updater.token, "key")` is the one of a single updater.
 *
 * @example
 *
 * const updater = new HostupDynDnsUpdater(stack, "home", {
 *   domain: HostupDomain.fromName(stack, "domain", "example.com"),
 *   hostname: "home.example.com",
 *   recordType: DynDnsRecordType.A,
 * });
 */
export class HostupDynDnsUpdater extends Construct implements ITerraformDependable {
  /** Terraform's type of the resource, which cdktf's matchers ask for. */
  public static readonly tfResourceType = dyndnsUpdater.DyndnsUpdater.tfResourceType;

  /**
   * Makes `cdktf plan` write the code for an updater that exists already.
   *
   * @param scope the scope in which to define this construct
   * @param importToId the construct id that the updater will have
   * @param importFromId the updater to import: `dom_…/ddns_…`, or `example.com/home.example.com/A`
   * @param provider the provider that finds the updater, when it is not the default one
   */
  public static generateConfigForImport(
    scope: Construct,
    importToId: string,
    importFromId: string,
    provider?: TerraformProvider,
  ): ImportableResource {
    const { DyndnsUpdater } = dyndnsUpdater;
    const importable = DyndnsUpdater.generateConfigForImport(scope, importToId, importFromId, provider);
    importable.overrideLogicalId(terraformName(importable));
    return importable;
  }

  /** The resource underneath, for what this construct does not offer. */
  public readonly resource: dyndnsUpdater.DyndnsUpdater;
  private readonly domain: IHostupDomain;

  /**
   * @param scope the scope in which to define this construct
   * @param id the construct id, unique in its scope
   * @param config the domain, the host name, the record type, and more
   */
  public constructor(scope: Construct, id: string, config: HostupDynDnsUpdaterConfig) {
    super(scope, id);
    const { domain, tokenOutput, tokenOutputName, ...resourceConfig } = config;
    this.domain = domain;
    const isStored = config.storeToken !== false;
    const wantsOutput = tokenOutput ?? (tokenOutputName !== undefined || isStored);
    throwProblems(this, [domainProblem(domain)]);
    throwProblems(this, [
      hostnameProblem(config.hostname, domain.domainName),
      recordTypeProblem(config.recordType),
      outputNameProblem(tokenOutputName),
      wantsOutput && !isStored ? notStored("the token output") : undefined,
    ]);
    // The id "Default" keeps the Terraform name that of this construct: hostup_dyndns_updater.<id>.
    this.resource = new dyndnsUpdater.DyndnsUpdater(this, "Default", {
      ...resourceConfig,
      domainId: domain.domainId,
    });
    this.resource.overrideLogicalId(terraformName(this.resource));
    if (wantsOutput) {
      addTokenOutput(this, () => this.reference("token"), tokenOutputName);
    }
    validateStackOf(this);
  }

  /** The sensitive output with the token, unless turned off or moved away. */
  public get output(): TerraformOutput | undefined {
    return this.node.tryFindChild("token") as TerraformOutput | undefined;
  }

  /** Address of the resource, for `dependsOn` of others. */
  public get fqn(): string {
    return this.resource.fqn;
  }

  /** Secret token that a router sends with its address. */
  public get token(): string {
    return this.storedSecret("token");
  }

  /** Address, with the secret token in it, that a router calls to report its own. */
  public get updateUrl(): string {
    return this.storedSecret("update_url");
  }

  /** A number that differs from token to token and is not secret: for the `…WoVersion` beside a write-only argument. */
  public get tokenVersion(): number {
    return Token.asNumber(this.reference("token_version"));
  }

  /** Id of the updater, `ddns_…`. */
  public get updaterId(): string {
    return Token.asString(this.reference("id"));
  }

  /** Host name that the updater keeps. */
  public get hostname(): string {
    return Token.asString(this.reference("hostname"));
  }

  /** Address that was reported last, null before the first report. */
  public get lastIp(): string {
    return Token.asString(this.reference("last_ip"));
  }

  /** When an address was reported last, null before the first report. */
  public get lastUpdatedAt(): string {
    return Token.asString(this.reference("last_updated_at"));
  }

  /** How many updates there have been. */
  public get updateCount(): number {
    return Token.asNumber(this.reference("update_count"));
  }

  /** When the updater was created. */
  public get createdAt(): string {
    return Token.asString(this.reference("created_at"));
  }

  /** When the updater itself was changed last, null before the first change. */
  public get updatedAt(): string {
    return Token.asString(this.reference("updated_at"));
  }

  /**
   * The token for write-only arguments: read whenever Terraform runs, and kept in no state and no plan. The same at each
   * call. Needs Terraform 1.10 or OpenTofu 1.11.
   */
  public ephemeralToken(): HostupDynDnsToken {
    const existing = this.node.tryFindChild("ephemeral-token");
    if (existing instanceof HostupDynDnsToken) {
      return existing;
    }
    const token = new HostupDynDnsToken(this, "ephemeral-token", {
      domain: this.domain,
      ...(this.resource.provider && { provider: this.resource.provider }),
      ...this.sameInstances(),
    });
    token.overrideLogicalId(terraformName(this.resource));
    return token;
  }

  /**
   * Makes Terraform take over an updater that exists already instead of creating one.
   *
   * @param id the updater to import: `dom_…/ddns_…`, or `example.com/home.example.com/A`
   * @param provider the provider that finds the updater, when it is not the default one
   */
  public importFrom(id: string, provider?: TerraformProvider): void {
    this.resource.importFrom(id, provider);
  }

  /**
   * Names this updater as a target of `moveTo`.
   *
   * @param moveTarget any name, unique in the stack
   */
  public addMoveTarget(moveTarget: string): void {
    this.resource.addMoveTarget(moveTarget);
  }

  /**
   * Moves the updater to another construct of the stack. This one then only tells Terraform so, and has no output.
   *
   * @param moveTarget the name that the other construct was given with `addMoveTarget`
   * @param index the key or index there, when the other construct has `forEach` or `count`
   */
  public moveTo(moveTarget: string, index?: string | number): void {
    this.resource.moveTo(moveTarget, index);
    this.node.tryRemoveChild("token");
  }

  /**
   * Moves the updater to an address. This construct then only tells Terraform so, and has no output.
   *
   * @param id the full address, such as `hostup_dyndns_updater.home`
   */
  public moveToId(id: string): void {
    this.resource.moveToId(id);
    this.node.tryRemoveChild("token");
  }

  /**
   * Takes over what Terraform knows under another address, of a generic `restapi_object` too.
   *
   * @param id the full address, such as `hostup_dyndns_updater.old`
   */
  public moveFromId(id: string): void {
    this.resource.moveFromId(id);
  }

  /** What makes a block have the instances of the resource, each with the id of its updater. */
  private sameInstances() {
    const { count, forEach } = this.resource;
    if (forEach !== undefined) {
      const iterator = TerraformIterator.fromResources(this.resource);
      return { forEach: iterator, updaterId: iterator.getString("id") };
    }
    if (count === undefined) {
      return { updaterId: this.updaterId };
    }
    const updaterId = Token.asString(ref(`${this.address}[count.index].id`, this.resource.cdktfStack));
    return { count, updaterId };
  }

  private storedSecret(attribute: string): string {
    throwProblems(this, [this.resource.storeTokenInput === false ? notStored(attribute) : undefined]);
    return Token.asString(this.reference(attribute));
  }

  private reference(attribute: string) {
    return attributeReference(this.resource, this.address, attribute);
  }

  private get address(): string {
    return `${this.resource.terraformResourceType}.${this.resource.friendlyUniqueId}`;
  }
}

function notStored(what: string): string {
  return `${what} would be null, because storeToken is false: use ephemeralToken(), or store the token`;
}
