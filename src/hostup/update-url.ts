import { normalizeHostname, validateHostname } from "../../lib/hostname.js";

/**
 * The public URL with which a router reports its address. Without `ip`, HostUp takes the address that the request comes from.
 * HostUp does not document the URL; this form is known from two users' scripts. `ip` is written as it is.
 */
export function updateUrl(baseUrl: string, hostname: string, token: string, ip?: string): string {
  const name = validateHostname(hostname) === undefined ? normalizeHostname(hostname) : hostname;
  const { origin } = new URL(baseUrl);
  const url = `${origin}/api/dyndns/update?${new URLSearchParams({ hostname: name, token })}`;
  return ip === undefined ? url : `${url}&ip=${ip}`;
}
