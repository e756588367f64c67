import { type Answer, jsonAnswer } from "./answer.js";
import { invalidRequest } from "./body.js";
import { Problem } from "./problem.js";
import { domainOfRequest, type Route, type RouteRequest, type Service } from "./route.js";
import type { Domain } from "./state.js";

const defaultPageSize = 100;
const largestPageSize = 1000;

/** `GET /domains` and `GET /domains/{id}`. */
export const domainRoutes: readonly Route[] = [
  { method: "GET", path: /^\/domains$/, scope: "read:domains", handle: listDomains },
  { method: "GET", path: /^\/domains\/([^/]+)$/, scope: "read:domains", handle: getDomain },
];

function listDomains({ query, account }: RouteRequest, { state, pageSize }: Service): Answer {
  const name = query.get("name");
  const asked = parseLimit(query.get("limit"));
  const size = Math.min(asked ?? pageSize ?? defaultPageSize, pageSize ?? largestPageSize);
  const start = parseCursor(query.get("cursor"));
  const domains = [...state.domains.values()].filter(
    (domain) => domain.account === account && (name === null || domain.name === name),
  );
  const end = start + size;
  const hasMore = end < domains.length;
  return jsonAnswer(200, {
    data: domains.slice(start, end).map(summary),
    hasMore,
    nextCursor: hasMore ? Buffer.from(`offset:${end}`).toString("base64url") : null,
  });
}

function getDomain(request: RouteRequest, service: Service): Answer {
  return jsonAnswer(200, summary(domainOfRequest(request, service)));
}

function parseLimit(text: string | null): number | undefined {
  if (text === null) return undefined;
  const limit = /^\d+$/.test(text) ? Number(text) : 0;
  if (limit >= 1 && limit <= largestPageSize) return limit;
  const detail = `limit must be a whole number from 1 to ${largestPageSize}.`;
  throw invalidRequest([{ pointer: "/limit", detail, code: "invalid_value" }]);
}

function parseCursor(text: string | null): number {
  if (text === null) return 0;
  const offset = /^offset:(\d+)$/.exec(Buffer.from(text, "base64url").toString())?.[1];
  if (offset === undefined) throw new Problem("invalid_cursor", "The cursor is malformed.");
  return Number(offset);
}

function summary(domain: Domain) {
  return {
    id: domain.id,
    name: domain.name,
    serviceStatus: domain.serviceStatus,
    orderId: domain.orderId,
    lifecycle: {
      type: "registration",
      autoRenewEnabled: true,
      registrarLockEnabled: true,
      transferInProgress: false,
    },
    billing: { amount: 149, currencyCode: "SEK", billingCycle: "annually", periodYears: 1 },
    createdAt: domain.createdAt,
    expiresAt: domain.expiresAt,
    nextDueAt: null,
    tags: [],
    pinned: false,
  };
}
