import { BlockList, isIP, isIPv4, isIPv6 } from "node:net";
import { domainToASCII } from "node:url";

/**
 * Returns whether `NO_PROXY` exempts a URL, by the rules of Go's golang.org/x/net/http/httpproxy: names including their
 * subdomains (a leading dot excludes the name itself), addresses, networks such as 10.0.0.0/8, and `*` for all. Names and
 * addresses may have a port. This machine is always exempt.
 */
export function isExempt({ hostname, port }: URL, noProxy: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, "");
  if (host === "localhost" || isIn(host, ["127.0.0.0/8", "::1"])) return true;
  return noProxy.split(",").some((entry) => matches(host, port || "443", entry.trim()));
}

function matches(host: string, port: string, entry: string): boolean {
  if (entry === "*") return true;
  if (entry.includes("/")) return isIn(host, [entry]);
  const [, bracketed, plain, wantedPort = ""] = /^(?:\[(.*)\]|([^:]*)):([^:]*)$/.exec(entry) ?? [];
  const name = bracketed ?? plain ?? entry;
  if (name === "" || (wantedPort !== "" && wantedPort !== port)) return false;
  if (isIP(host)) return isIn(host, [name]);
  const suffix = name.replace(/^\*(?=\.)/, "");
  const domain = suffix.replace(/^\./, "");
  const ascii = domainToASCII(domain) || domain;
  return host.endsWith(`.${ascii}`) || (domain === suffix && host === ascii);
}

/** Returns whether a host is one of these addresses or belongs to one of these networks. */
function isIn(host: string, networks: readonly string[]): boolean {
  const family = familyOf(host);
  if (family === undefined) return false;
  const longest = family === "ipv4" ? 32 : 128;
  const list = new BlockList();
  for (const network of networks) {
    const [, address = "", bits = String(longest)] = /^([^/]*)(?:\/(\d+))?$/.exec(network) ?? [];
    if (familyOf(address) === family && Number(bits) <= longest) {
      list.addSubnet(address, Number(bits), family);
    }
  }
  return list.check(host, family);
}

function familyOf(address: string): "ipv4" | "ipv6" | undefined {
  if (isIPv4(address)) return "ipv4";
  return isIPv6(address) ? "ipv6" : undefined;
}
