import type { ProviderSchemas } from "../framework/provider-server.js";
import type { ObjectValue } from "../framework/values.js";
import { objectFromProto } from "./dynamic-value.js";
import type { DynamicValue } from "./gen/tfplugin6.js";

/** Decodes the module's `provider_meta` block. */
export function metaFromProto(
  { providerMeta }: ProviderSchemas,
  proto: DynamicValue | undefined,
): ObjectValue | null {
  return providerMeta === undefined ? null : objectFromProto(proto, providerMeta);
}
