// @ts-nocheck
// https://registry.terraform.io/providers/hostup/hostup/0.1.0/docs/data-sources/dyndns_logs
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface DataHostupDyndnsLogsConfig extends cdktf.TerraformMetaArguments {
  /**
  * The ID of the domain (`dom_…`), such as the `id` of the `hostup_domain` data source.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/hostup/hostup/0.1.0/docs/data-sources/dyndns_logs#domain_id DataHostupDyndnsLogs#domain_id}
  */
  readonly domainId: string;
  /**
  * The ID of the updater (`ddns_…`).
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/hostup/hostup/0.1.0/docs/data-sources/dyndns_logs#updater_id DataHostupDyndnsLogs#updater_id}
  */
  readonly updaterId: string;
}
export interface DataHostupDyndnsLogsLogs {
}

export function dataHostupDyndnsLogsLogsToTerraform(struct?: DataHostupDyndnsLogsLogs): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function dataHostupDyndnsLogsLogsToHclTerraform(struct?: DataHostupDyndnsLogsLogs): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class DataHostupDyndnsLogsLogsOutputReference extends cdktf.ComplexObject {
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

  public get internalValue(): DataHostupDyndnsLogsLogs | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataHostupDyndnsLogsLogs | undefined) {
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

  // error_message - computed: true, optional: false, required: false
  public get errorMessage() {
    return this.getStringAttribute('error_message');
  }

  // new_ip - computed: true, optional: false, required: false
  public get newIp() {
    return this.getStringAttribute('new_ip');
  }

  // old_ip - computed: true, optional: false, required: false
  public get oldIp() {
    return this.getStringAttribute('old_ip');
  }

  // source_ip - computed: true, optional: false, required: false
  public get sourceIp() {
    return this.getStringAttribute('source_ip');
  }

  // status - computed: true, optional: false, required: false
  public get status() {
    return this.getStringAttribute('status');
  }

  // user_agent - computed: true, optional: false, required: false
  public get userAgent() {
    return this.getStringAttribute('user_agent');
  }
}

export class DataHostupDyndnsLogsLogsList extends cdktf.ComplexList {

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
  public get(index: number): DataHostupDyndnsLogsLogsOutputReference {
    return new DataHostupDyndnsLogsLogsOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}

/**
* Represents a {@link https://registry.terraform.io/providers/hostup/hostup/0.1.0/docs/data-sources/dyndns_logs hostup_dyndns_logs}
*/
export class DataHostupDyndnsLogs extends cdktf.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "hostup_dyndns_logs";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a DataHostupDyndnsLogs resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataHostupDyndnsLogs to import
  * @param importFromId The id of the existing DataHostupDyndnsLogs that should be imported. Refer to the {@link https://registry.terraform.io/providers/hostup/hostup/0.1.0/docs/data-sources/dyndns_logs#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DataHostupDyndnsLogs to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "hostup_dyndns_logs", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/hostup/hostup/0.1.0/docs/data-sources/dyndns_logs hostup_dyndns_logs} Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataHostupDyndnsLogsConfig
  */
  public constructor(scope: Construct, id: string, config: DataHostupDyndnsLogsConfig) {
    super(scope, id, {
      terraformResourceType: 'hostup_dyndns_logs',
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
    this._updaterId = config.updaterId;
  }

  // ==========
  // ATTRIBUTES
  // ==========

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

  // logs - computed: true, optional: false, required: false
  private _logs = new DataHostupDyndnsLogsLogsList(this, "logs", false);
  public get logs() {
    return this._logs;
  }

  // updater_id - computed: false, optional: false, required: true
  private _updaterId?: string; 
  public get updaterId() {
    return this.getStringAttribute('updater_id');
  }
  public set updaterId(value: string) {
    this._updaterId = value;
  }
  // Temporarily expose input value. Use with caution.
  public get updaterIdInput() {
    return this._updaterId;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      domain_id: cdktf.stringToTerraform(this._domainId),
      updater_id: cdktf.stringToTerraform(this._updaterId),
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
      updater_id: {
        value: cdktf.stringToHclTerraform(this._updaterId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
