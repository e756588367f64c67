import { DiagnosticError, type MoveSource } from "@hostup/terraform-plugin";
import type { DynDnsUpdaterModel } from "./dyndns-updater-schema.js";

/**
 * Takes over an updater that the generic REST provider has created. It keeps the request's path in `path`, the body in
 * `data`, the answer in `api_response`, and the id in `id`.
 * Source: https://registry.terraform.io/providers/Mastercard/restapi/latest/docs/resources/object
 */
export function moveFromRestApi(source: MoveSource): Partial<DynDnsUpdaterModel> | undefined {
  if (source.typeName !== "restapi_object") return undefined;
  const { state } = source;
  const domainId = /\/domains\/([^/]+)\/dyndns\/?$/.exec(text(state.path) ?? "")?.[1];
  const known = { ...jsonObject(state.data), ...jsonObject(state.api_response) };
  // The provider's own id can be set by its user.
  const id = text(known.id) ?? text(state.id);
  const hostname = text(known.hostname);
  const recordType = text(known.recordType);
  if (!domainId || !id || !hostname || !recordType) {
    throw new DiagnosticError(
      "Object is not a DynDNS updater",
      "Only an object of `restapi_object` whose `path` ends in `/domains/dom_…/dyndns`, and whose `data` has `hostname` and `recordType`, can become a hostup_dyndns_updater. Remove the `moved` block, and import the updater instead.",
    );
  }
  return { domain_id: domainId, id, hostname, record_type: recordType, token: text(known.token) ?? null };
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function jsonObject(value: unknown): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(text(value) ?? "{}");
    return typeof parsed === "object" && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
