import { call, type IResolvable, rawString, Token } from "cdktf";
import { isKnown } from "./known-value";

/**
 * The functions of the provider, for values that only Terraform knows.
 *
 * A stack that calls one needs a `HostupProvider`, and Terraform 1.8 or OpenTofu 1.7.
 *
 * @example
 *
 * const name = new TerraformVariable(stack, "name", { type: "string" });
 * name.addValidation({
 *   condition: HostupFunctions.belongsToDomain(name.value, "example.com"),
 *   errorMessage: "The name is not below example.com.",
 * });
 */
export class HostupFunctions {
  /**
   * The address with which a router reports its own. It is as secret as the token in it.
   *
   * @param hostname a full host name, in any spelling
   * @param token the token of the updater
   */
  public static updateUrl(hostname: string, token: string): string {
    return Token.asString(callFunction("update_url", hostname, token));
  }

  /**
   * Whether the host name is the domain itself or a name below it, in any spelling.
   *
   * @param hostname a full host name
   * @param domain the name of a domain
   */
  public static belongsToDomain(hostname: string, domain: string): IResolvable {
    return callFunction("belongs_to_domain", hostname, domain);
  }

  /**
   * The one spelling of a host name: lower case, punycode, no trailing dot.
   *
   * @param hostname a full host name, in any spelling
   */
  public static normalizeHostname(hostname: string): string {
    return Token.asString(callFunction("normalize_hostname", hostname));
  }

  private constructor() {}
}

/** The function is found by the name that the stack gives the provider in `required_providers`. */
function callFunction(name: string, ...texts: readonly string[]): IResolvable {
  return call(
    `provider::hostup::${name}`,
    texts.map((text) => (isKnown(text) ? rawString(text) : text)),
  );
}
