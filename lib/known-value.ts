import { Token } from "cdktf";

/** Whether the text can be judged at synthesis: no token, and no Terraform template written out. */
export function isKnown(text: string): boolean {
  return !Token.isUnresolved(text) && !/[$%]\{/.test(text);
}
