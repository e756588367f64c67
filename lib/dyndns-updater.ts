import type { ImportableResource, ITerraformDependable, TerraformOutput, TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { AttributeReferences } from "./attribute-references.js";
import {
  addressProblem,
  hostnameProblem,
  recordTypeProblem,
  storageProblem,
  throwProblems,
} from "./config-problems.js";
import type { IHostupDomain } from "./domain.js";
import { domainProblem } from "./domain-problem.js";
import type { HostupDynDnsToken } from "./dyndns-token.js";
import type { HostupDynDnsUpdaterConfig } from "./dyndns-updater-config.js";
import { addEphemeralToken } from "./ephemeral-token.js";
import { dyndnsUpdater } from "./gen/providers/hostup/index.js";
import { validateStackOf } from "./stack-validation.js";
import { terraformName } from "./terraform-name.js";
import { addTokenOutput, outputNameProblem } from "./token-output.js";

/**
 * A dynamic DNS updater, which lets a router keep a host name pointed at its current IP address.
 *
 * The constructor throws when the host name does not belong to the domain. The construct ID may be the host name; each dot
 * then becomes `_` in the resource's and the output's names. With `count`, every attribute is a list of the updaters' values;
 * with `forEach`, it is a map. Select a single value with `Fn.element(updater.token, 0)` or `Fn.lookup(updater.token, "key")`.
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
  /** Terraform resource type, used by cdktf's test matchers. */
  public static readonly tfResourceType = dyndnsUpdater.DyndnsUpdater.tfResourceType;

  /**
   * Generates CDKTF code for importing an existing updater, when `cdktf plan` runs.
   *
   * @param scope the scope in which to define this construct
   * @param importToId the construct ID used in the generated code
   * @param importFromId the import ID: `dom_…/ddns_…` or `example.com/home.example.com/A`
   * @param provider the provider to import with, if not the default one
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

  /** The underlying Terraform resource, for anything this construct does not expose. */
  public readonly resource: dyndnsUpdater.DyndnsUpdater;
  private readonly domain: IHostupDomain;
  private secret: HostupDynDnsToken | undefined;

  /**
   * @param scope the scope in which to define this construct
   * @param id the construct ID, unique in its scope
   * @param config the properties of the updater
   */
  public constructor(scope: Construct, id: string, config: HostupDynDnsUpdaterConfig) {
    super(scope, id);
    const { domain, tokenOutput, tokenOutputName, ...resourceConfig } = config;
    this.domain = domain;
    const wantsOutput = tokenOutput ?? (tokenOutputName !== undefined || config.storeToken !== false);
    throwProblems(this, [domainProblem(domain)]);
    throwProblems(this, [
      hostnameProblem(config.hostname, domain.domainName),
      recordTypeProblem(config.recordType),
      outputNameProblem(tokenOutputName),
      wantsOutput ? storageProblem("the token output", config.storeToken) : undefined,
    ]);
    // The id "Default" keeps the Terraform name that of this construct: hostup_dyndns_updater.<id>.
    this.resource = new dyndnsUpdater.DyndnsUpdater(this, "Default", {
      ...resourceConfig,
      domainId: domain.domainId,
    });
    this.resource.overrideLogicalId(terraformName(this.resource));
    if (wantsOutput) {
      addTokenOutput(this, () => this.attributes.any("token"), tokenOutputName);
    }
    validateStackOf(this);
  }

  /** The sensitive output with the token, or undefined when there is none. */
  public get output(): TerraformOutput | undefined {
    return this.node.tryFindChild("token") as TerraformOutput | undefined;
  }

  /** Terraform address of the resource, as used by `dependsOn`. */
  public get fqn(): string {
    return this.resource.fqn;
  }

  /** Secret token with which a router reports its address. Sensitive. */
  public get token(): string {
    return this.storedSecret("token");
  }

  /** URL that a router requests to report its address. It contains the secret token. Sensitive. */
  public get updateUrl(): string {
    return this.storedSecret("update_url");
  }

  /**
   * Returns the update URL with an address, or with the router's placeholder for its own, which stays unchanged. It contains the
   * secret token. Sensitive. Needed for an AAAA updater whose router connects over IPv4.
   *
   * @param ip an IP address, or a placeholder such as `<ipaddr>` or `[IP]`
   */
  public updateUrlFor(ip: string): string {
    throwProblems(this, [storageProblem("update_url", this.resource.storeTokenInput), addressProblem(ip)]);
    return this.attributes.updateUrlFor(ip);
  }

  /** Number that changes whenever the token changes. It is not secret. Use it for the `…WoVersion` of a write-only argument. */
  public get tokenVersion(): number {
    return this.attributes.number("token_version");
  }

  /** ID of the updater, `ddns_…`. */
  public get updaterId(): string {
    return this.attributes.text("id");
  }

  /** Full host name of the updater. */
  public get hostname(): string {
    return this.attributes.text("hostname");
  }

  /** Last reported IP address, or null before the first update. */
  public get lastIp(): string {
    return this.attributes.text("last_ip");
  }

  /** Time of the last update (RFC 3339), or null before the first update. */
  public get lastUpdatedAt(): string {
    return this.attributes.text("last_updated_at");
  }

  /** Number of updates so far. */
  public get updateCount(): number {
    return this.attributes.number("update_count");
  }

  /** Time at which the updater was created (RFC 3339). */
  public get createdAt(): string {
    return this.attributes.text("created_at");
  }

  /** Time at which the updater itself was last changed (RFC 3339), or null before the first change. */
  public get updatedAt(): string {
    return this.attributes.text("updated_at");
  }

  /**
   * Returns the token as an ephemeral resource, for write-only arguments. Terraform reads it on every run and stores it in
   * neither the state nor the plan. Every call returns the same construct. Requires Terraform 1.10 or OpenTofu 1.11.
   */
  public ephemeralToken(): HostupDynDnsToken {
    this.secret ??= addEphemeralToken(this, this.domain, this.resource);
    return this.secret;
  }

  /**
   * Imports an existing updater instead of creating a new one.
   *
   * @param id the import ID: `dom_…/ddns_…` or `example.com/home.example.com/A`
   * @param provider the provider to import with, if not the default one
   */
  public importFrom(id: string, provider?: TerraformProvider): void {
    this.resource.importFrom(id, provider);
  }

  /**
   * Registers this updater as a target of `moveTo`.
   *
   * @param moveTarget the name of the target, unique in the stack
   */
  public addMoveTarget(moveTarget: string): void {
    this.resource.addMoveTarget(moveTarget);
  }

  /**
   * Moves the updater to another construct in the stack. This construct then adds a `moved` block only, and has no output.
   *
   * @param moveTarget the name given to the other construct with `addMoveTarget`
   * @param index the key or index of the instance, if the other construct has `forEach` or `count`
   */
  public moveTo(moveTarget: string, index?: string | number): void {
    this.resource.moveTo(moveTarget, index);
    this.node.tryRemoveChild("token");
  }

  /**
   * Moves the updater to a resource address. This construct then adds a `moved` block only, and has no output.
   *
   * @param id the full address, such as `hostup_dyndns_updater.home`
   */
  public moveToId(id: string): void {
    this.resource.moveToId(id);
    this.node.tryRemoveChild("token");
  }

  /**
   * Moves the object at another resource address to this updater. The object may also be a `restapi_object`.
   *
   * @param id the full address, such as `hostup_dyndns_updater.old`
   */
  public moveFromId(id: string): void {
    this.resource.moveFromId(id);
  }

  private storedSecret(attribute: string): string {
    throwProblems(this, [storageProblem(attribute, this.resource.storeTokenInput)]);
    return this.attributes.text(attribute);
  }

  private get attributes(): AttributeReferences {
    const { terraformResourceType, friendlyUniqueId } = this.resource;
    return new AttributeReferences(this.resource, `${terraformResourceType}.${friendlyUniqueId}`);
  }
}
