// @ts-nocheck
// https://registry.terraform.io/providers/hostup/hostup/0.1.0/docs/data-sources/dyndns_updaters
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface DataHostupDyndnsUpdatersConfig extends cdktf.TerraformMetaArguments {
  /**
  * The ID of the domain (`dom_…`), such as the `id` of the `hostup_domain` data source.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/hostup/hostup/0.1.0/docs/data-sources/dyndns_updaters#domain_id DataHostupDyndnsUpdaters#domain_id}
  */
  readonly domainId: string;
  /**
  * Whether to read `token` and `update_url` of each updater and store them in the state. If `false`, both are null. Defaults to `false`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/hostup/hostup/0.1.0/docs/data-sources/dyndns_updaters#include_tokens DataHostupDyndnsUpdaters#include_tokens}
  */
  readonly includeTokens?: boolean | cdktf.IResolvable;
}
export interface DataHostupDyndnsUpdatersCanEnable {
}

export function dataHostupDyndnsUpdatersCanEnableToTerraform(struct?: DataHostupDyndnsUpdatersCanEnable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function dataHostupDyndnsUpdatersCanEnableToHclTerraform(struct?: DataHostupDyndnsUpdatersCanEnable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class DataHostupDyndnsUpdatersCanEnableOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): DataHostupDyndnsUpdatersCanEnable | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataHostupDyndnsUpdatersCanEnable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // allowed - computed: true, optional: false, required: false
  public get allowed() {
    return this.getBooleanAttribute('allowed');
  }

  // reason - computed: true, optional: false, required: false
  public get reason() {
    return this.getStringAttribute('reason');
  }
}
export interface DataHostupDyndnsUpdatersCanManage {
}

export function dataHostupDyndnsUpdatersCanManageToTerraform(struct?: DataHostupDyndnsUpdatersCanManage): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function dataHostupDyndnsUpdatersCanManageToHclTerraform(struct?: DataHostupDyndnsUpdatersCanManage): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class DataHostupDyndnsUpdatersCanManageOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): DataHostupDyndnsUpdatersCanManage | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataHostupDyndnsUpdatersCanManage | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // allowed - computed: true, optional: false, required: false
  public get allowed() {
    return this.getBooleanAttribute('allowed');
  }

  // reason - computed: true, optional: false, required: false
  public get reason() {
    return this.getStringAttribute('reason');
  }
}
export interface DataHostupDyndnsUpdatersCanUpdateToken {
}

export function dataHostupDyndnsUpdatersCanUpdateTokenToTerraform(struct?: DataHostupDyndnsUpdatersCanUpdateToken): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function dataHostupDyndnsUpdatersCanUpdateTokenToHclTerraform(struct?: DataHostupDyndnsUpdatersCanUpdateToken): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class DataHostupDyndnsUpdatersCanUpdateTokenOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): DataHostupDyndnsUpdatersCanUpdateToken | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataHostupDyndnsUpdatersCanUpdateToken | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // allowed - computed: true, optional: false, required: false
  public get allowed() {
    return this.getBooleanAttribute('allowed');
  }

  // reason - computed: true, optional: false, required: false
  public get reason() {
    return this.getStringAttribute('reason');
  }
}
export interface DataHostupDyndnsUpdatersUpdaters {
}

export function dataHostupDyndnsUpdatersUpdatersToTerraform(struct?: DataHostupDyndnsUpdatersUpdaters): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function dataHostupDyndnsUpdatersUpdatersToHclTerraform(struct?: DataHostupDyndnsUpdatersUpdaters): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class DataHostupDyndnsUpdatersUpdatersOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectIndex the index of this item in the list
  * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean) {
    super(terraformResource, terraformAttribute, complexObjectIsFromSet, complexObjectIndex);
  }

  public get internalValue(): DataHostupDyndnsUpdatersUpdaters | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataHostupDyndnsUpdatersUpdaters | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // created_at - computed: true, optional: false, required: false
  public get createdAt() {
    return this.getStringAttribute('created_at');
  }

  // enabled - computed: true, optional: false, required: false
  public get enabled() {
    return this.getBooleanAttribute('enabled');
  }

  // hostname - computed: true, optional: false, required: false
  public get hostname() {
    return this.getStringAttribute('hostname');
  }

  // id - computed: true, optional: false, required: false
  public get id() {
    return this.getStringAttribute('id');
  }

  // last_ip - computed: true, optional: false, required: false
  public get lastIp() {
    return this.getStringAttribute('last_ip');
  }

  // last_updated_at - computed: true, optional: false, required: false
  public get lastUpdatedAt() {
    return this.getStringAttribute('last_updated_at');
  }

  // record_type - computed: true, optional: false, required: false
  public get recordType() {
    return this.getStringAttribute('record_type');
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
}

export class DataHostupDyndnsUpdatersUpdatersList extends cdktf.ComplexList {

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  constructor(protected terraformResource: cdktf.IInterpolatingParent, protected terraformAttribute: string, protected wrapsSet: boolean) {
    super(terraformResource, terraformAttribute, wrapsSet)
  }

  /**
  * @param index the index of the item to return
  */
  public get(index: number): DataHostupDyndnsUpdatersUpdatersOutputReference {
    return new DataHostupDyndnsUpdatersUpdatersOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}

/**
* Represents a {@link https://registry.terraform.io/providers/hostup/hostup/0.1.0/docs/data-sources/dyndns_updaters hostup_dyndns_updaters}
*/
export class DataHostupDyndnsUpdaters extends cdktf.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "hostup_dyndns_updaters";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a DataHostupDyndnsUpdaters resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataHostupDyndnsUpdaters to import
  * @param importFromId The id of the existing DataHostupDyndnsUpdaters that should be imported. Refer to the {@link https://registry.terraform.io/providers/hostup/hostup/0.1.0/docs/data-sources/dyndns_updaters#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DataHostupDyndnsUpdaters to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "hostup_dyndns_updaters", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/hostup/hostup/0.1.0/docs/data-sources/dyndns_updaters hostup_dyndns_updaters} Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataHostupDyndnsUpdatersConfig
  */
  public constructor(scope: Construct, id: string, config: DataHostupDyndnsUpdatersConfig) {
    super(scope, id, {
      terraformResourceType: 'hostup_dyndns_updaters',
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
    this._includeTokens = config.includeTokens;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // available - computed: true, optional: false, required: false
  public get available() {
    return this.getBooleanAttribute('available');
  }

  // can_enable - computed: true, optional: false, required: false
  private _canEnable = new DataHostupDyndnsUpdatersCanEnableOutputReference(this, "can_enable");
  public get canEnable() {
    return this._canEnable;
  }

  // can_manage - computed: true, optional: false, required: false
  private _canManage = new DataHostupDyndnsUpdatersCanManageOutputReference(this, "can_manage");
  public get canManage() {
    return this._canManage;
  }

  // can_update_token - computed: true, optional: false, required: false
  private _canUpdateToken = new DataHostupDyndnsUpdatersCanUpdateTokenOutputReference(this, "can_update_token");
  public get canUpdateToken() {
    return this._canUpdateToken;
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

  // reason - computed: true, optional: false, required: false
  public get reason() {
    return this.getStringAttribute('reason');
  }

  // updaters - computed: true, optional: false, required: false
  private _updaters = new DataHostupDyndnsUpdatersUpdatersList(this, "updaters", false);
  public get updaters() {
    return this._updaters;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      domain_id: cdktf.stringToTerraform(this._domainId),
      include_tokens: cdktf.booleanToTerraform(this._includeTokens),
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
      include_tokens: {
        value: cdktf.booleanToHclTerraform(this._includeTokens),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
