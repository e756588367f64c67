/**
 * The value of `ip=` in an update URL: an address, or a placeholder that the router replaces with its address. Pure, so that
 * synthesis and the provider apply the same rules.
 */
import { isIP } from "node:net";

// "<ipaddr>", "[IP]", "{ip}", "%i", "$ip", "@IP@", "__MYIP__", "(ip)": without characters that end a value in a URL or a quoted string.
const placeholder = /^[<[{(%$@_][\w<>[\]{}()%$@.:-]*$/;

/** Returns the type of the record for the address, or undefined if the text is not an address. */
export function recordTypeOf(address: string): "A" | "AAAA" | undefined {
  const family = address.includes("%") ? 0 : isIP(address);
  return family === 0 ? undefined : family === 4 ? "A" : "AAAA";
}

/** Returns why the text is neither an address nor a placeholder, or undefined. */
export function reportedAddressProblem(text: string): string | undefined {
  return recordTypeOf(text) !== undefined || placeholder.test(text)
    ? undefined
    : `invalid address ${JSON.stringify(text)}: use an IP address, or the router's placeholder for its own, such as "<ipaddr>" or "[IP]"`;
}
