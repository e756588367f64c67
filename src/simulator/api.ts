import type { Access } from "./access.js";
import type { Answer } from "./answer.js";
import { domainRoutes } from "./domain-routes.js";
import { dynDnsRoutes } from "./dyndns-routes.js";
import { Problem, problemAnswer } from "./problem.js";
import type { RateLimit } from "./rate-limit.js";
import type { Route, Service } from "./route.js";

const routes: readonly Route[] = [...domainRoutes, ...dynDnsRoutes];

/** A request to the API, with its path below `/api/v2`. */
export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  readonly body: string;
}

/** Responds to one request to `/api/v2`. Every error is a problem document. */
export function answerApi(
  request: ApiRequest,
  service: Service,
  { access, rateLimit }: { readonly access: Access; readonly rateLimit: RateLimit },
): Answer {
  try {
    rateLimit.count();
    const route = findRoute(request.method, request.path);
    const { scopes, account } = access.authorize(request.authorization, route.scope);
    const ids = route.path.exec(request.path)?.slice(1) ?? [];
    return route.handle({ ...request, ids, account, canWrite: scopes.includes("write:domains") }, service);
  } catch (error) {
    if (error instanceof Problem) return problemAnswer(error, `/api/v2${request.path}`);
    throw error;
  }
}

function findRoute(method: string, path: string): Route {
  const onPath = routes.filter((route) => route.path.test(path));
  const route = onPath.find((candidate) => candidate.method === method);
  if (route !== undefined) return route;
  if (onPath.length === 0) throw new Problem("not_found", "There is no such endpoint.");
  throw new Problem("method_not_allowed", `The endpoint does not support ${method}.`, {
    headers: { allow: onPath.map((candidate) => candidate.method).join(", ") },
  });
}
