import { normalizeHostname, validateHostname } from "../../lib/hostname.js";

/**
 * The public address with which a router reports its own.
 * HostUp does not document it; this form is known from two users' scripts.
 */
export function updateUrl(baseUrl: string, hostname: string, token: string): string {
  const name = validateHostname(hostname) === undefined ? normalizeHostname(hostname) : hostname;
  const { origin } = new URL(baseUrl);
  return `${origin}/api/dyndns/update?${new URLSearchParams({ hostname: name, token })}`;
}
