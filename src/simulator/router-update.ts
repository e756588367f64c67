import { isIP } from "node:net";
import { type Answer, textAnswer } from "./answer.js";
import { canonicalHostname } from "./hostname.js";
import type { State, StoredConfig, UpdateLog } from "./state.js";

// HostUp does not document how many entries it keeps.
const keptLogs = 100;

/** An update from a router, and its source. */
export interface RouterUpdate {
  readonly query: URLSearchParams;
  readonly sourceIp: string;
  readonly userAgent: string | undefined;
}

/**
 * The public update endpoint, which responds with DynDNS2 codes. It is known only from users' scripts. The statuses, `abuse`
 * for a paused configuration, and `dnserr` for an address of the wrong type are assumptions.
 */
export function updateFromRouter({ query, sourceIp, userAgent }: RouterUpdate, state: State): Answer {
  const hostname = canonicalHostname(query.get("hostname") ?? "");
  if (hostname === undefined) return textAnswer(400, "notfqdn");
  const candidates = state.configsOfHostname(hostname);
  if (candidates.length === 0) return textAnswer(404, "nohost");

  const ip = query.get("ip") ?? sourceIp;
  const attempt = { newIp: ip, sourceIp, userAgent: userAgent ?? null };
  const stored = candidates.find(({ config }) => config.token === query.get("token"));
  if (stored === undefined) {
    for (const candidate of candidates) fail(candidate, attempt, "Invalid token.");
    return textAnswer(401, "badauth");
  }
  if (!stored.config.enabled) {
    fail(stored, attempt, "Updates are paused.");
    return textAnswer(403, "abuse");
  }
  if (isIP(ip) !== (stored.config.recordType === "A" ? 4 : 6)) {
    fail(stored, attempt, `Not an address for a record of type ${stored.config.recordType}.`);
    return textAnswer(400, "dnserr");
  }
  if (ip === stored.config.lastIp) {
    log(stored, attempt, "no_change", null);
    return textAnswer(200, `nochg ${ip}`);
  }
  log(stored, attempt, "success", null);
  const { config } = stored;
  const now = new Date().toISOString();
  stored.config = { ...config, lastIp: ip, lastUpdatedAt: now, updateCount: config.updateCount + 1 };
  return textAnswer(200, `good ${ip}`);
}

type Attempt = Pick<UpdateLog, "newIp" | "sourceIp" | "userAgent">;

function fail(stored: StoredConfig, attempt: Attempt, errorMessage: string): void {
  log(stored, attempt, "failed", errorMessage);
}

function log(
  stored: StoredConfig,
  attempt: Attempt,
  status: UpdateLog["status"],
  errorMessage: string | null,
): void {
  const createdAt = new Date().toISOString();
  stored.logs.unshift({ oldIp: stored.config.lastIp, ...attempt, status, errorMessage, createdAt });
  stored.logs.length = Math.min(stored.logs.length, keptLogs);
}
