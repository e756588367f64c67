import type { Validator } from "@hostup/terraform-plugin";
import { normalizeHostname, validateHostname } from "../../lib/hostname.js";
import { recordTypeOf } from "../../lib/reported-address.js";
import type { RecordType } from "../hostup/model.js";

/** The string can be a host name. Whether it belongs to its domain needs the domain, and so is checked in the plan. */
export function hostname(): Validator<string> {
  return {
    validate(value, { path, diagnostics }) {
      const problem = validateHostname(value);
      if (problem === undefined) return;
      diagnostics.error(
        "Invalid host name",
        `${JSON.stringify(value)} is not a host name: ${problem}. Give the full name, such as "home.example.com".`,
        path,
      );
    },
  };
}

/** The string can be an id. People often give the domain's name, which HostUp does not accept in its place. */
export function domainId(): Validator<string> {
  return {
    validate(value, { path, diagnostics }) {
      if (/^[^./\s]+$/.test(value)) return;
      diagnostics.error(
        "Invalid domain id",
        `${JSON.stringify(value)} is not the id of a domain. An id looks like "dom_01hxa3b4c5d6e7f8g9h0j1k2m3"; the data source \`hostup_domain\` finds it by the domain's name.`,
        path,
      );
    },
  };
}

/** The string is an address of one of the two kinds. Which one it must be depends on the updater. */
export function ipAddress(): Validator<string> {
  return {
    validate(value, { path, diagnostics }) {
      if (recordTypeOf(value) !== undefined) return;
      diagnostics.error(
        "Invalid IP address",
        `${JSON.stringify(value)} is not an IPv4 or IPv6 address, such as "203.0.113.7" or "2001:db8::7".`,
        path,
      );
    },
  };
}

/** Whether a text names a record that an updater can keep current. */
export function isRecordType(text: string | undefined): text is RecordType {
  return text === "A" || text === "AAAA";
}

/** Whether two spellings mean the same host name. */
export function isSameHostname(left: string, right: string): boolean {
  if (left === right) return true;
  if (validateHostname(left) !== undefined || validateHostname(right) !== undefined) return false;
  return normalizeHostname(left) === normalizeHostname(right);
}
