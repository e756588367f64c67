import type { IncomingHttpHeaders } from "node:http";

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/**
 * Returns why a request to the simulator itself is refused, or undefined. A web page that is open in a browser on this machine
 * can send requests here: with its own name in `Host`, if that name resolves to 127.0.0.1 (DNS rebinding), or with its own
 * address in `Origin`.
 */
export function foreignRefusal({ host = "", origin }: IncomingHttpHeaders): string | undefined {
  if (!loopback.test(host)) {
    return `the simulator is called 127.0.0.1 or localhost, not ${JSON.stringify(host)}`;
  }
  if (origin === undefined || origin.replace(/^https?:\/\//, "") === host) return undefined;
  return `the simulator takes no requests from pages of ${JSON.stringify(origin)}`;
}
