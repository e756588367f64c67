// @ts-nocheck
// https://registry.terraform.io/providers/hostup/hostup/0.1.0/docs/data-sources/dyndns_updater
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface DataHostupDyndnsUpdaterConfig extends cdktf.TerraformMetaArguments {
  /**
  * The ID of the domain (`dom_…`), such as the `id` of the `hostup_domain` data source.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/hostup/hostup/0.1.0/docs/data-sources/dyndns_updater#domain_id DataHostupDyndnsUpdater#domain_id}
  */
  readonly domainId: string;
  /**
  * The full host name, in any spelling: the domain itself or a name below it. Required together with `record_type` if `id` is not set.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/hostup/hostup/0.1.0/docs/data-sources/dyndns_updater#hostname DataHostupDyndnsUpdater#hostname}
  */
  readonly hostname?: string;
  /**
  * The ID of the updater (`ddns_…`). Set either this, or both `hostname` and `record_type`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/hostup/hostup/0.1.0/docs/data-sources/dyndns_updater#id DataHostupDyndnsUpdater#id}
  *
  * Please be aware that the id field is automatically added to all resources in Terraform providers using a Terraform provider SDK version below 2.
  * If you experience problems setting this value it might not be settable. Please take a look at the provider documentation to ensure it should be settable.
  */
  readonly id?: string;
  /**
  * Whether to read `token` and `update_url` and store them in the state. If `false`, both are null. Defaults to `true`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/hostup/hostup/0.1.0/docs/data-sources/dyndns_updater#include_tokens DataHostupDyndnsUpdater#include_tokens}
  */
  readonly includeTokens?: boolean | cdktf.IResolvable;
  /**
  * The type of the record that the updater keeps current: `A` (IPv4) or `AAAA` (IPv6). Required together with `hostname` if `id` is not set.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/hostup/hostup/0.1.0/docs/data-sources/dyndns_updater#record_type DataHostupDyndnsUpdater#record_type}
  */
  readonly recordType?: string;
}

/**
* Represents a {@link https://registry.terraform.io/providers/hostup/hostup/0.1.0/docs/data-sources/dyndns_updater hostup_dyndns_updater}
*/
export class DataHostupDyndnsUpdater extends cdktf.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "hostup_dyndns_updater";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a DataHostupDyndnsUpdater resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataHostupDyndnsUpdater to import
  * @param importFromId The id of the existing DataHostupDyndnsUpdater that should be imported. Refer to the {@link https://registry.terraform.io/providers/hostup/hostup/0.1.0/docs/data-sources/dyndns_updater#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DataHostupDyndnsUpdater to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "hostup_dyndns_updater", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/hostup/hostup/0.1.0/docs/data-sources/dyndns_updater hostup_dyndns_updater} Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataHostupDyndnsUpdaterConfig
  */
  public constructor(scope: Construct, id: string, config: DataHostupDyndnsUpdaterConfig) {
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
    this._hostname = config.hostname;
    this._id = config.id;
    this._includeTokens = config.includeTokens;
    this._recordType = config.recordType;
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

  // enabled - computed: true, optional: false, required: false
  public get enabled() {
    return this.getBooleanAttribute('enabled');
  }

  // hostname - computed: true, optional: true, required: false
  private _hostname?: string; 
  public get hostname() {
    return this.getStringAttribute('hostname');
  }
  public set hostname(value: string) {
    this._hostname = value;
  }
  public resetHostname() {
    this._hostname = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get hostnameInput() {
    return this._hostname;
  }

  // id - computed: true, optional: true, required: false
  private _id?: string; 
  public get id() {
    return this.getStringAttribute('id');
  }
  public set id(value: string) {
    this._id = value;
  }
  public resetId() {
    this._id = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get idInput() {
    return this._id;
  }

  // include_tokens - computed: false, optional: true, required: false
  private _includeTokens?: boolean | cdktf.IResolvable; 
  public get includeTokens() {
    return this.getBooleanAttribute('include_tokens');
  }
  public set includeTokens(value: boolean | cdktf.IResolvable) {
    this._includeTokens = value;
  }
  public resetIncludeTokens() {
    this._includeTokens = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get includeTokensInput() {
    return this._includeTokens;
  }

  // last_ip - computed: true, optional: false, required: false
  public get lastIp() {
    return this.getStringAttribute('last_ip');
  }

  // last_updated_at - computed: true, optional: false, required: false
  public get lastUpdatedAt() {
    return this.getStringAttribute('last_updated_at');
  }

  // record_type - computed: true, optional: true, required: false
  private _recordType?: string; 
  public get recordType() {
    return this.getStringAttribute('record_type');
  }
  public set recordType(value: string) {
    this._recordType = value;
  }
  public resetRecordType() {
    this._recordType = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get recordTypeInput() {
    return this._recordType;
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
      hostname: cdktf.stringToTerraform(this._hostname),
      id: cdktf.stringToTerraform(this._id),
      include_tokens: cdktf.booleanToTerraform(this._includeTokens),
      record_type: cdktf.stringToTerraform(this._recordType),
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
      hostname: {
        value: cdktf.stringToHclTerraform(this._hostname),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      id: {
        value: cdktf.stringToHclTerraform(this._id),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      include_tokens: {
        value: cdktf.booleanToHclTerraform(this._includeTokens),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      record_type: {
        value: cdktf.stringToHclTerraform(this._recordType),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
