/** The request and response messages of each RPC, as arguments for `call`. */
import * as proto from "../../src/tfplugin/gen/tfplugin6.js";

export const messages = {
  GetMetadata: [proto.GetMetadata_Request, proto.GetMetadata_Response],
  GetProviderSchema: [proto.GetProviderSchema_Request, proto.GetProviderSchema_Response],
  GetResourceIdentitySchemas: [
    proto.GetResourceIdentitySchemas_Request,
    proto.GetResourceIdentitySchemas_Response,
  ],
  ValidateProviderConfig: [proto.ValidateProviderConfig_Request, proto.ValidateProviderConfig_Response],
  ConfigureProvider: [proto.ConfigureProvider_Request, proto.ConfigureProvider_Response],
  StopProvider: [proto.StopProvider_Request, proto.StopProvider_Response],
  ValidateResourceConfig: [proto.ValidateResourceConfig_Request, proto.ValidateResourceConfig_Response],
  UpgradeResourceState: [proto.UpgradeResourceState_Request, proto.UpgradeResourceState_Response],
  UpgradeResourceIdentity: [proto.UpgradeResourceIdentity_Request, proto.UpgradeResourceIdentity_Response],
  ReadResource: [proto.ReadResource_Request, proto.ReadResource_Response],
  PlanResourceChange: [proto.PlanResourceChange_Request, proto.PlanResourceChange_Response],
  ApplyResourceChange: [proto.ApplyResourceChange_Request, proto.ApplyResourceChange_Response],
  ImportResourceState: [proto.ImportResourceState_Request, proto.ImportResourceState_Response],
  MoveResourceState: [proto.MoveResourceState_Request, proto.MoveResourceState_Response],
  GenerateResourceConfig: [proto.GenerateResourceConfig_Request, proto.GenerateResourceConfig_Response],
  ValidateDataResourceConfig: [
    proto.ValidateDataResourceConfig_Request,
    proto.ValidateDataResourceConfig_Response,
  ],
  ReadDataSource: [proto.ReadDataSource_Request, proto.ReadDataSource_Response],
  ValidateEphemeralResourceConfig: [
    proto.ValidateEphemeralResourceConfig_Request,
    proto.ValidateEphemeralResourceConfig_Response,
  ],
  OpenEphemeralResource: [proto.OpenEphemeralResource_Request, proto.OpenEphemeralResource_Response],
  RenewEphemeralResource: [proto.RenewEphemeralResource_Request, proto.RenewEphemeralResource_Response],
  CloseEphemeralResource: [proto.CloseEphemeralResource_Request, proto.CloseEphemeralResource_Response],
  GetFunctions: [proto.GetFunctions_Request, proto.GetFunctions_Response],
  CallFunction: [proto.CallFunction_Request, proto.CallFunction_Response],
  ValidateListResourceConfig: [
    proto.ValidateListResourceConfig_Request,
    proto.ValidateListResourceConfig_Response,
  ],
  ListResource: [proto.ListResource_Request, proto.ListResource_Event],
  ValidateActionConfig: [proto.ValidateActionConfig_Request, proto.ValidateActionConfig_Response],
  PlanAction: [proto.PlanAction_Request, proto.PlanAction_Response],
  InvokeAction: [proto.InvokeAction_Request, proto.InvokeAction_Event],
} as const;
