import { normalizeHostname } from "../../lib/hostname.js";

/**
 * The public address with which a router reports its own.
 * HostUp does not document it; this form is known from two users' scripts.
 */
export function updateUrl(baseUrl: string, hostname: string, token: string): string {
  const url = new URL("/api/dyndns/update", baseUrl);
  url.searchParams.set("hostname", normalizeHostname(hostname));
  url.searchParams.set("token", token);
  return url.href;
}
