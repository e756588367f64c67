/** The check of a new updater's domain during plan, so that an apply does not fail because of it. */
import { type Diagnostic, DiagnosticError, limitTime } from "@hostup/terraform-plugin";
import { HostupError } from "../hostup/errors.js";
import type { ActionGate, DynDns } from "../hostup/model.js";
import { quote } from "../hostup/text.js";
import type { DomainCheck, HostupAccount } from "./account.js";
import { sentence } from "./failure.js";

/** The timeout of a domain check. */
const checkTimeout = "2m";

/** Checks a domain, once for all its new updaters. `stop` returns the signal of the first plan. */
export function checkDomain(
  account: HostupAccount,
  domainId: string,
  stop: () => AbortSignal,
): Promise<DomainCheck> {
  const known = account.domainChecks.get(domainId);
  if (known !== undefined) return known;
  const check = readDomain(account, domainId, stop());
  account.domainChecks.set(domainId, check);
  return check;
}

async function readDomain(account: HostupAccount, domainId: string, stop: AbortSignal): Promise<DomainCheck> {
  using limit = limitTime(stop, undefined, "plan", checkTimeout);
  const task = { verb: "read", thing: "domain", limit } as const;
  let name: string | undefined;
  try {
    ({ name } = await account.call(task, (client, options) => client.getDomain(domainId, options)));
    const dynDns = await account.call(task, (client, options) => client.dynDns(domainId, options));
    return { name, findings: dynDnsFindings(dynDns, name) };
  } catch (error) {
    const cause = error instanceof DiagnosticError ? error.cause : undefined;
    if (!(error instanceof DiagnosticError && cause instanceof HostupError)) throw error;
    return { name, findings: failureFindings(cause, error.diagnostic, name ?? domainId) };
  }
}

function dynDnsFindings({ available, reason, actions }: DynDns, domain: string): readonly Diagnostic[] {
  if (!available) return [unavailable(domain, reason)];
  return actions.canManage?.allowed === false ? [readOnly(domain, actions.canManage)] : [];
}

/** A check that fails is only a warning, because the apply may succeed. A key without read permission causes no warning. */
function failureFindings(error: HostupError, diagnostic: Diagnostic, domain: string): readonly Diagnostic[] {
  switch (error.code) {
    case "unauthorized":
      return [diagnostic];
    case "not_found":
      return [{ ...diagnostic, path: ["domain_id"] }];
    case "not_eligible":
      return [unavailable(domain, error.problem?.detail ?? null)];
    case "forbidden":
      return [];
    default:
      return [unchecked(domain, error)];
  }
}

function unavailable(domain: string, reason: string | null): Diagnostic {
  return {
    severity: "error",
    summary: "DynDNS not available",
    detail: `HostUp does not offer DynDNS for ${quote(domain)}${withReason(reason)}. DynDNS requires a domain that uses HostUp's name servers.`,
    path: ["domain_id"],
  };
}

/** A warning, not an error: plan and apply may use different keys. */
function readOnly(domain: string, { reason }: ActionGate): Diagnostic {
  return {
    severity: "warning",
    summary: "API key cannot create updaters",
    detail: `HostUp does not allow this API key to manage the updaters of ${quote(domain)}${withReason(reason)}. Apply with a key that has the scope write:domains.`,
  };
}

function unchecked(domain: string, { message }: HostupError): Diagnostic {
  return {
    severity: "warning",
    summary: "Domain not checked",
    detail: `The plan could not check whether ${quote(domain)} can have this updater. The apply may fail. ${sentence(message)}`,
    path: ["domain_id"],
  };
}

function withReason(reason: string | null): string {
  return reason === null ? "" : `: ${reason.replace(/\.$/, "")}`;
}
