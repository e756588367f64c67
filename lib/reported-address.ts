/**
 * What can follow `ip=` in an update URL: an address, or a placeholder that the router replaces by its own. Pure, so that
 * synthesis and the provider apply the same rules.
 */
import { isIP } from "node:net";

// "<ipaddr>", "[IP]", "{ip}", "%i", "$ip", "@IP@", "__MYIP__", "(ip)": with nothing that ends a value in a URL or a quoted text.
const placeholder = /^[<[{(%$@_][\w<>[\]{}()%$@.:-]*$/;

/** Returns the type of the record that can hold the address, or undefined where the text is none. */
export function recordTypeOf(address: string): "A" | "AAAA" | undefined {
  const family = address.includes("%") ? 0 : isIP(address);
  return family === 0 ? undefined : family === 4 ? "A" : "AAAA";
}

/** Returns why the text can be neither an address nor a placeholder, or undefined. */
export function reportedAddressProblem(text: string): string | undefined {
  return recordTypeOf(text) !== undefined || placeholder.test(text)
    ? undefined
    : `invalid address ${JSON.stringify(text)}: use an IP address, or the router's placeholder for its own, such as "<ipaddr>" or "[IP]"`;
}
