import { call, type IResolvable, rawString, Token } from "cdktf";
import { isKnown } from "./known-value.js";

/**
 * The provider's functions, for values that are known only to Terraform.
 *
 * The stack must contain a `HostupProvider`. Requires Terraform 1.8 or OpenTofu 1.7.
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
   * Returns the URL that a router requests to report its address. It contains the token, so it is as secret as the token.
   *
   * @param hostname a full host name, in any spelling
   * @param token the token of the updater
   * @param ip the address to report, or the router's placeholder for its own, such as `<ipaddr>` or `[IP]`. Without it, HostUp
   * uses the source address of the request.
   */
  public static updateUrl(hostname: string, token: string, ip?: string): string {
    const address = ip === undefined ? [] : [ip];
    return Token.asString(callFunction("update_url", hostname, token, ...address));
  }

  /**
   * Returns whether the host name is the domain itself or a name below it. Equivalent spellings are treated as equal.
   *
   * @param hostname a full host name
   * @param domain the name of a domain
   */
  public static belongsToDomain(hostname: string, domain: string): IResolvable {
    return callFunction("belongs_to_domain", hostname, domain);
  }

  /**
   * Returns the normalized host name: lower case, Punycode, no trailing dot.
   *
   * @param hostname a full host name, in any spelling
   */
  public static normalizeHostname(hostname: string): string {
    return Token.asString(callFunction("normalize_hostname", hostname));
  }

  private constructor() {}
}

/** `hostup` is the provider's local name in the stack's `required_providers`. */
function callFunction(name: string, ...texts: readonly string[]): IResolvable {
  return call(
    `provider::hostup::${name}`,
    texts.map((text) => (isKnown(text) ? rawString(text) : text)),
  );
}
