import { Token } from "cdktf";

/** Returns whether the text is known at synthesis: it contains neither a token nor a Terraform template. */
export function isKnown(text: string | undefined): text is string {
  return text !== undefined && !Token.isUnresolved(text) && !/[$%]\{/.test(text);
}
