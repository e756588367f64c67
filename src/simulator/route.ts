import type { Account, Scope } from "./access.js";
import type { Answer } from "./answer.js";
import type { Behaviour } from "./behaviour.js";
import { Problem } from "./problem.js";
import type { Domain, State } from "./state.js";

/** The account and its rules, which every route works on. */
export interface Service {
  readonly state: State;
  readonly behaviour: Behaviour;
  readonly pageSize: number | undefined;
}

/** A request that has come past authentication. */
export interface RouteRequest {
  /** The ids in the path, in their order. */
  readonly ids: readonly string[];
  readonly query: URLSearchParams;
  readonly contentType: string | undefined;
  readonly body: string;
  /** Whether the key has `write:domains`, without which tokens stay hidden. */
  readonly canWrite: boolean;
  /** Of the key. */
  readonly account: Account;
}

/** One method of one path of the API. */
export interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly scope: Scope;
  handle(request: RouteRequest, service: Service): Answer;
}

/** The domain that the path names; throws 404 when the account has none such. A domain's name is not its id. */
export function domainOfRequest({ ids, account }: RouteRequest, { state }: Service): Domain {
  const domain = state.domains.get(ids[0] ?? "");
  if (domain?.account !== account) throw new Problem("not_found", "Domain not found.");
  return domain;
}
