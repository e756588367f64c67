/** Removes secrets and control characters from what the client returns for people to read. */
import type { DynDnsAnswer } from "./decode.js";
import { HostupError } from "./errors.js";
import type { ActionGate, DynDnsLogs } from "./model.js";
import type { Secrets } from "./secrets.js";

const longestMessage = 8_000;

/** Cleans the API's own text. IDs, host names, tokens, addresses, and times stay exact. */
export function cleanDynDns(answer: DynDnsAnswer, secrets: Secrets): DynDnsAnswer {
  const { canManage, canEnable, canUpdateToken, problems } = answer.actions;
  const gate = (found: ActionGate | null) =>
    found && { ...found, reason: cleanNullable(found.reason, secrets) };
  return {
    ...answer,
    reason: cleanNullable(answer.reason, secrets),
    actions: {
      canManage: gate(canManage),
      canEnable: gate(canEnable),
      canUpdateToken: gate(canUpdateToken),
      problems,
    },
  };
}

/** Cleans log entries, in which the router chooses the user agent. */
export function cleanLogs({ entries, problems }: DynDnsLogs, secrets: Secrets): DynDnsLogs {
  const cleaned = entries.map((log) => ({
    ...log,
    status: secrets.clean(log.status),
    userAgent: cleanNullable(log.userAgent, secrets),
    errorMessage: cleanNullable(log.errorMessage, secrets),
  }));
  return { entries: cleaned, problems };
}

/** Returns the client with cleaned errors, because their messages may quote IDs and names from the API. */
export function withCleanErrors<Client extends object>(client: Client, secrets: Secrets): Client {
  const calls = Object.entries(client).map(([name, call]: [string, (...values: unknown[]) => unknown]) => [
    name,
    (...values: unknown[]) => {
      const result = call(...values);
      return result instanceof Promise
        ? result.catch((error: unknown) => Promise.reject(cleanError(error, secrets)))
        : result;
    },
  ]);
  return Object.fromEntries(calls);
}

function cleanError(error: unknown, secrets: Secrets): unknown {
  if (!(error instanceof HostupError)) return error;
  const message = secrets.clean(error.message, longestMessage);
  return message === error.message ? error : new HostupError(error.code, message, error);
}

function cleanNullable(text: string | null, secrets: Secrets): string | null {
  return text === null ? null : secrets.clean(text);
}
