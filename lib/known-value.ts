import { Token } from "cdktf";

/** Whether there is a text that can be judged at synthesis: no token, and no Terraform template written out. */
export function isKnown(text: string | undefined): text is string {
  return text !== undefined && !Token.isUnresolved(text) && !/[$%]\{/.test(text);
}
