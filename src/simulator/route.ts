import type { Account, Scope } from "./access.js";
import type { Answer } from "./answer.js";
import type { Behavior } from "./behavior.js";
import { Problem } from "./problem.js";
import type { Domain, State } from "./state.js";

/** The account and its rules, which every route uses. */
export interface Service {
  readonly state: State;
  readonly behavior: Behavior;
  readonly pageSize: number | undefined;
}

/** An authenticated request. */
export interface RouteRequest {
  /** The IDs in the path, in order. */
  readonly ids: readonly string[];
  readonly query: URLSearchParams;
  readonly contentType: string | undefined;
  readonly body: string;
  /** Whether the key has `write:domains`. Tokens are hidden without it. */
  readonly canWrite: boolean;
  /** The account of the key. */
  readonly account: Account;
}

/** One method of one path of the API. */
export interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly scope: Scope;
  handle(request: RouteRequest, service: Service): Answer;
}

/** Returns the domain in the path. Throws 404 if the account does not have it. A domain's name is not its ID. */
export function domainOfRequest({ ids, account }: RouteRequest, { state }: Service): Domain {
  const domain = state.domains.get(ids[0] ?? "");
  if (domain?.account !== account) throw new Problem("not_found", "Domain not found.");
  return domain;
}
