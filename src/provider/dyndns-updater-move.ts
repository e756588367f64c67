import { DiagnosticError, type Found, type MoveSource } from "@hostup/terraform-plugin";
import { quote } from "../hostup/text.js";
import type { UpdaterId, UpdaterSchema } from "./dyndns-updater-schema.js";
import { textOf } from "./text.js";
import { isRecordType, isSameHostname } from "./validators.js";

/**
 * Moves an updater from the state of the generic REST provider. That provider stores the request's path in `create_path` or
 * `path`, the body in `data`, the response in `create_response`, the latest response in `api_response`, and the ID in `id`.
 * Source: https://registry.terraform.io/providers/Mastercard/restapi/latest/docs/resources/object
 */
export function moveFromRestApi(source: MoveSource): Found<UpdaterSchema, UpdaterId> | undefined {
  if (source.typeName !== "restapi_object") return undefined;
  const { state } = source;
  const path = textOf(state.create_path) ?? textOf(state.path) ?? "";
  const domainId = /\/domains\/([^/]+)\/dyndns\/?$/.exec(path)?.[1];
  const [data, created, current] = [state.data, state.create_response, state.api_response].map(jsonObject);
  const known = { ...data, ...current };
  // Users can override the other provider's `id`.
  const id = textOf(known.id) ?? textOf(state.id);
  const hostname = textOf(known.hostname);
  const recordType = textOf(known.recordType);
  if (!domainId || !id || !hostname || !isRecordType(recordType)) {
    throw new DiagnosticError(
      "Object is not a DynDNS updater",
      "A `restapi_object` can become a hostup_dyndns_updater only if its `create_path` or `path` ends in `/domains/dom_…/dyndns` and its `data` has `hostname` and `recordType`. Remove the `moved` block and import the updater instead.",
    );
  }
  for (const earlier of [data, created]) refuseAnother({ ...earlier }, { id, hostname, recordType });
  return { domain_id: domainId, id, hostname, record_type: recordType, token: textOf(known.token) ?? null };
}

/** With `read_search`, an object may contain an updater that another resource manages. */
function refuseAnother(
  created: Readonly<Record<string, unknown>>,
  held: { readonly id: string; readonly hostname: string; readonly recordType: string },
): void {
  const differs =
    (textOf(created.id) ?? held.id) !== held.id ||
    (textOf(created.recordType) ?? held.recordType) !== held.recordType ||
    !isSameHostname(textOf(created.hostname) ?? held.hostname, held.hostname);
  if (!differs) return;
  throw new DiagnosticError(
    "Object contains another DynDNS updater",
    `The restapi_object now contains the updater for ${quote(held.hostname)} (${held.recordType}), but it created a different one. Another resource may manage this updater. Remove the \`moved\` block and import the correct updater instead.`,
  );
}

function jsonObject(value: unknown): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(textOf(value) ?? "{}");
    return typeof parsed === "object" && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
