/** Returns the wait that a response requests: `Retry-After` (RFC 9110 §10.2.3), else HostUp's `X-RateLimit-Reset`, an ISO time. */
export function requestedWait(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  now: number,
): number | undefined {
  const retryAfter = String(headers["retry-after"] ?? "").trim();
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter) * 1000;
  for (const time of [retryAfter, String(headers["x-ratelimit-reset"] ?? "")]) {
    const milliseconds = Date.parse(time) - now;
    if (milliseconds > 0) return milliseconds;
  }
  return undefined;
}
