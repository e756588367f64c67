/**
 * The API for providers. A provider imports this module. Its main program also imports `serve`, which is all that must be
 * loaded before Terraform can connect.
 */
export type { Action, InvokeActionRequest, PlanActionRequest } from "./framework/action.js";
export * from "./framework/attributes.js";
export * from "./framework/collection-validators.js";
export * from "./framework/config-validators.js";
export { Decimal, type NumberValue, parseNumber } from "./framework/decimal.js";
export type { DeferrableRequest, DeferralReason } from "./framework/deferral.js";
export * from "./framework/define.js";
export { type Diagnostic, DiagnosticError, Diagnostics } from "./framework/diagnostics.js";
export { parseDuration } from "./framework/durations.js";
export type {
  CloseRequest,
  EphemeralResource,
  OpenRequest,
  RenewRequest,
} from "./framework/ephemeral-resource.js";
export { FunctionError, type FunctionParameter, type ProviderFunction } from "./framework/function.js";
export * from "./framework/implied-type.js";
export type { ListedObject, ListRequest, ListResource, UnlistedObject } from "./framework/list-resource.js";
export type {
  Config,
  Found,
  ImportedState,
  KnownPlan,
  Plan,
  PlanConfig,
  State,
  UncheckedConfig,
} from "./framework/model.js";
export * from "./framework/number-kinds.js";
export * from "./framework/number-validators.js";
export type * from "./framework/own-identity.js";
export { type Path, pathToString } from "./framework/path.js";
export * from "./framework/plan-modifiers.js";
export { PrivateState } from "./framework/private-state.js";
export type * from "./framework/provider.js";
export type { ProviderServer } from "./framework/provider-server.js";
export * from "./framework/relation-validators.js";
export type * from "./framework/resource.js";
export * from "./framework/schema.js";
export { createProviderServer } from "./framework/server.js";
export * from "./framework/string-validators.js";
export { limitTime, type TimeLimit, timeoutsAttribute } from "./framework/timeouts.js";
export type { Type } from "./framework/types.js";
export { refuse, type ValidationContext, type Validator } from "./framework/validators.js";
export { valueAt } from "./framework/value-at.js";
export {
  Dynamic,
  isList,
  isMap,
  isObject,
  isUnknown,
  isWhollyKnown,
  type ObjectValue,
  objectValue,
  Unknown,
  unknown,
  type Value,
} from "./framework/values.js";
