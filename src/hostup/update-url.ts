import { normalizeHostname, validateHostname } from "../../lib/hostname.js";

/**
 * Returns the public URL with which a router reports its address. Without `ip`, HostUp uses the source address of the request.
 * HostUp does not document the URL; its format is known from two users' scripts. `ip` is not escaped.
 */
export function updateUrl(baseUrl: string, hostname: string, token: string, ip?: string): string {
  const name = validateHostname(hostname) === undefined ? normalizeHostname(hostname) : hostname;
  const { origin } = new URL(baseUrl);
  const url = `${origin}/api/dyndns/update?${new URLSearchParams({ hostname: name, token })}`;
  return ip === undefined ? url : `${url}&ip=${ip}`;
}
