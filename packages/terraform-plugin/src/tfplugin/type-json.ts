import type { Type } from "../framework/types.js";

const utf8 = new TextEncoder();

/** A type as Terraform takes it in a schema: the bytes of its JSON. */
export function typeToJson(type: Type): Uint8Array {
  return utf8.encode(JSON.stringify(type));
}
