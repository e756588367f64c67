// @ts-nocheck
// https://registry.terraform.io/providers/hostup/hostup/0.1.0/docs/resources/dyndns_updater
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface DyndnsUpdaterConfig extends cdktf.TerraformMetaArguments {
  /**
  * The ID of the domain (`dom_…`), such as the `id` of the `hostup_domain` data source. Changing this forces replacement.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/hostup/hostup/0.1.0/docs/resources/dyndns_updater#domain_id DyndnsUpdater#domain_id}
  */
  readonly domainId: string;
  /**
  * Whether HostUp accepts updates. `false` pauses them and keeps the token. Defaults to `true`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/hostup/hostup/0.1.0/docs/resources/dyndns_updater#enabled DyndnsUpdater#enabled}
  */
  readonly enabled?: boolean | cdktf.IResolvable;
  /**
  * The full host name: the domain itself or a name below it. Equivalent spellings (letter case, trailing dot, Unicode or Punycode) are treated as equal. Changing this forces replacement.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/hostup/hostup/0.1.0/docs/resources/dyndns_updater#hostname DyndnsUpdater#hostname}
  */
  readonly hostname: string;
  /**
  * Arbitrary values. Changing one forces replacement, which creates a new token. Adding the map to an updater that has none, or removing the whole map, does not force replacement.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/hostup/hostup/0.1.0/docs/resources/dyndns_updater#keepers DyndnsUpdater#keepers}
  */
  readonly keepers?: { [key: string]: string };
  /**
  * The type of the record to keep current: `A` (IPv4) or `AAAA` (IPv6). Changing this forces replacement.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/hostup/hostup/0.1.0/docs/resources/dyndns_updater#record_type DyndnsUpdater#record_type}
  */
  readonly recordType: string;
  /**
  * Whether to store `token` and `update_url` in the state. If `false`, both are null; read them with the `hostup_dyndns_token` ephemeral resource instead. Changing this updates the resource in place. Defaults to `true`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/hostup/hostup/0.1.0/docs/resources/dyndns_updater#store_token DyndnsUpdater#store_token}
  */
  readonly storeToken?: boolean | cdktf.IResolvable;
  /**
  * How long each operation may take, including waits for rate limits and retries.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/hostup/hostup/0.1.0/docs/resources/dyndns_updater#timeouts DyndnsUpdater#timeouts}
  */
  readonly timeouts?: DyndnsUpdaterTimeouts;
}
export interface DyndnsUpdaterTimeouts {
  /**
  * How long `create` may take, as a duration such as `30s` or `5m`. Default `10m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/hostup/hostup/0.1.0/docs/resources/dyndns_updater#create DyndnsUpdater#create}
  */
  readonly create?: string;
  /**
  * How long `delete` may take, as a duration such as `30s` or `5m`. Default `10m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/hostup/hostup/0.1.0/docs/resources/dyndns_updater#delete DyndnsUpdater#delete}
  */
  readonly delete?: string;
  /**
  * How long `read` may take, as a duration such as `30s` or `5m`. Default `10m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/hostup/hostup/0.1.0/docs/resources/dyndns_updater#read DyndnsUpdater#read}
  */
  readonly read?: string;
  /**
  * How long `update` may take, as a duration such as `30s` or `5m`. Default `10m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/hostup/hostup/0.1.0/docs/resources/dyndns_updater#update DyndnsUpdater#update}
  */
  readonly update?: string;
}

export function dyndnsUpdaterTimeoutsToTerraform(struct?: DyndnsUpdaterTimeouts | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    create: cdktf.stringToTerraform(struct!.create),
    delete: cdktf.stringToTerraform(struct!.delete),
    read: cdktf.stringToTerraform(struct!.read),
    update: cdktf.stringToTerraform(struct!.update),
  }
}


export function dyndnsUpdaterTimeoutsToHclTerraform(struct?: DyndnsUpdaterTimeouts | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    create: {
      value: cdktf.stringToHclTerraform(struct!.create),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    delete: {
      value: cdktf.stringToHclTerraform(struct!.delete),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    read: {
      value: cdktf.stringToHclTerraform(struct!.read),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    update: {
      value: cdktf.stringToHclTerraform(struct!.update),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class DyndnsUpdaterTimeoutsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): DyndnsUpdaterTimeouts | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._create !== undefined) {
      hasAnyValues = true;
      internalValueResult.create = this._create;
    }
    if (this._delete !== undefined) {
      hasAnyValues = true;
      internalValueResult.delete = this._delete;
    }
    if (this._read !== undefined) {
      hasAnyValues = true;
      internalValueResult.read = this._read;
    }
    if (this._update !== undefined) {
      hasAnyValues = true;
      internalValueResult.update = this._update;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DyndnsUpdaterTimeouts | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._create = undefined;
      this._delete = undefined;
      this._read = undefined;
      this._update = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._create = value.create;
      this._delete = value.delete;
      this._read = value.read;
      this._update = value.update;
    }
  }

  // create - computed: false, optional: true, required: false
  private _create?: string; 
  public get create() {
    return this.getStringAttribute('create');
  }
  public set create(value: string) {
    this._create = value;
  }
  public resetCreate() {
    this._create = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get createInput() {
    return this._create;
  }

  // delete - computed: false, optional: true, required: false
  private _delete?: string; 
  public get delete() {
    return this.getStringAttribute('delete');
  }
  public set delete(value: string) {
    this._delete = value;
  }
  public resetDelete() {
    this._delete = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get deleteInput() {
    return this._delete;
  }

  // read - computed: false, optional: true, required: false
  private _read?: string; 
  public get read() {
    return this.getStringAttribute('read');
  }
  public set read(value: string) {
    this._read = value;
  }
  public resetRead() {
    this._read = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get readInput() {
    return this._read;
  }

  // update - computed: false, optional: true, required: false
  private _update?: string; 
  public get update() {
    return this.getStringAttribute('update');
  }
  public set update(value: string) {
    this._update = value;
  }
  public resetUpdate() {
    this._update = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get updateInput() {
    return this._update;
  }
}

/**
* Represents a {@link https://registry.terraform.io/providers/hostup/hostup/0.1.0/docs/resources/dyndns_updater hostup_dyndns_updater}
*/
export class DyndnsUpdater extends cdktf.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "hostup_dyndns_updater";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a DyndnsUpdater resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DyndnsUpdater to import
  * @param importFromId The id of the existing DyndnsUpdater that should be imported. Refer to the {@link https://registry.terraform.io/providers/hostup/hostup/0.1.0/docs/resources/dyndns_updater#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DyndnsUpdater to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "hostup_dyndns_updater", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/hostup/hostup/0.1.0/docs/resources/dyndns_updater hostup_dyndns_updater} Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DyndnsUpdaterConfig
  */
  public constructor(scope: Construct, id: string, config: DyndnsUpdaterConfig) {
    super(scope, id, {
      terraformResourceType: 'hostup_dyndns_updater',
      terraformGeneratorMetadata: {
        providerName: 'hostup',
        providerVersion: '0.1.0',
        providerVersionConstraint: '0.1.0'
      },
      provider: config.provider,
      dependsOn: config.dependsOn,
      count: config.count,
      lifecycle: config.lifecycle,
      provisioners: config.provisioners,
      connection: config.connection,
      forEach: config.forEach
    });
    this._domainId = config.domainId;
    this._enabled = config.enabled;
    this._hostname = config.hostname;
    this._keepers = config.keepers;
    this._recordType = config.recordType;
    this._storeToken = config.storeToken;
    this._timeouts.internalValue = config.timeouts;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // created_at - computed: true, optional: false, required: false
  public get createdAt() {
    return this.getStringAttribute('created_at');
  }

  // domain_id - computed: false, optional: false, required: true
  private _domainId?: string; 
  public get domainId() {
    return this.getStringAttribute('domain_id');
  }
  public set domainId(value: string) {
    this._domainId = value;
  }
  // Temporarily expose input value. Use with caution.
  public get domainIdInput() {
    return this._domainId;
  }

  // enabled - computed: true, optional: true, required: false
  private _enabled?: boolean | cdktf.IResolvable; 
  public get enabled() {
    return this.getBooleanAttribute('enabled');
  }
  public set enabled(value: boolean | cdktf.IResolvable) {
    this._enabled = value;
  }
  public resetEnabled() {
    this._enabled = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get enabledInput() {
    return this._enabled;
  }

  // hostname - computed: false, optional: false, required: true
  private _hostname?: string; 
  public get hostname() {
    return this.getStringAttribute('hostname');
  }
  public set hostname(value: string) {
    this._hostname = value;
  }
  // Temporarily expose input value. Use with caution.
  public get hostnameInput() {
    return this._hostname;
  }

  // id - computed: true, optional: false, required: false
  public get id() {
    return this.getStringAttribute('id');
  }

  // keepers - computed: false, optional: true, required: false
  private _keepers?: { [key: string]: string }; 
  public get keepers() {
    return this.getStringMapAttribute('keepers');
  }
  public set keepers(value: { [key: string]: string }) {
    this._keepers = value;
  }
  public resetKeepers() {
    this._keepers = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get keepersInput() {
    return this._keepers;
  }

  // last_ip - computed: true, optional: false, required: false
  public get lastIp() {
    return this.getStringAttribute('last_ip');
  }

  // last_updated_at - computed: true, optional: false, required: false
  public get lastUpdatedAt() {
    return this.getStringAttribute('last_updated_at');
  }

  // record_type - computed: false, optional: false, required: true
  private _recordType?: string; 
  public get recordType() {
    return this.getStringAttribute('record_type');
  }
  public set recordType(value: string) {
    this._recordType = value;
  }
  // Temporarily expose input value. Use with caution.
  public get recordTypeInput() {
    return this._recordType;
  }

  // store_token - computed: true, optional: true, required: false
  private _storeToken?: boolean | cdktf.IResolvable; 
  public get storeToken() {
    return this.getBooleanAttribute('store_token');
  }
  public set storeToken(value: boolean | cdktf.IResolvable) {
    this._storeToken = value;
  }
  public resetStoreToken() {
    this._storeToken = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get storeTokenInput() {
    return this._storeToken;
  }

  // timeouts - computed: false, optional: true, required: false
  private _timeouts = new DyndnsUpdaterTimeoutsOutputReference(this, "timeouts");
  public get timeouts() {
    return this._timeouts;
  }
  public putTimeouts(value: DyndnsUpdaterTimeouts) {
    this._timeouts.internalValue = value;
  }
  public resetTimeouts() {
    this._timeouts.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get timeoutsInput() {
    return this._timeouts.internalValue;
  }

  // token - computed: true, optional: false, required: false
  public get token() {
    return this.getStringAttribute('token');
  }

  // token_version - computed: true, optional: false, required: false
  public get tokenVersion() {
    return this.getNumberAttribute('token_version');
  }

  // update_count - computed: true, optional: false, required: false
  public get updateCount() {
    return this.getNumberAttribute('update_count');
  }

  // update_url - computed: true, optional: false, required: false
  public get updateUrl() {
    return this.getStringAttribute('update_url');
  }

  // updated_at - computed: true, optional: false, required: false
  public get updatedAt() {
    return this.getStringAttribute('updated_at');
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      domain_id: cdktf.stringToTerraform(this._domainId),
      enabled: cdktf.booleanToTerraform(this._enabled),
      hostname: cdktf.stringToTerraform(this._hostname),
      keepers: cdktf.hashMapper(cdktf.stringToTerraform)(this._keepers),
      record_type: cdktf.stringToTerraform(this._recordType),
      store_token: cdktf.booleanToTerraform(this._storeToken),
      timeouts: dyndnsUpdaterTimeoutsToTerraform(this._timeouts.internalValue),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      domain_id: {
        value: cdktf.stringToHclTerraform(this._domainId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      enabled: {
        value: cdktf.booleanToHclTerraform(this._enabled),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      hostname: {
        value: cdktf.stringToHclTerraform(this._hostname),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      keepers: {
        value: cdktf.hashMapperHcl(cdktf.stringToHclTerraform)(this._keepers),
        isBlock: false,
        type: "map",
        storageClassType: "stringMap",
      },
      record_type: {
        value: cdktf.stringToHclTerraform(this._recordType),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      store_token: {
        value: cdktf.booleanToHclTerraform(this._storeToken),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      timeouts: {
        value: dyndnsUpdaterTimeoutsToHclTerraform(this._timeouts.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "DyndnsUpdaterTimeouts",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
