import type { Validator } from "@hostup/terraform-plugin";
import { normalizeHostname, validateHostname } from "../../lib/hostname.js";
import { recordTypeOf } from "../../lib/reported-address.js";
import type { RecordType } from "../hostup/model.js";

/** Requires a host name. The plan checks whether it belongs to the domain, because that requires reading the domain. */
export function hostname(): Validator<string> {
  return {
    validate(value, { path, diagnostics }) {
      const problem = validateHostname(value);
      if (problem === undefined) return;
      diagnostics.error(
        "Invalid host name",
        `${JSON.stringify(value)} is not a host name: ${problem}. Set the full name, such as "home.example.com".`,
        path,
      );
    },
  };
}

/** Requires a domain ID. Users often set the domain's name instead, which HostUp does not accept. */
export function domainId(): Validator<string> {
  return {
    validate(value, { path, diagnostics }) {
      if (/^[^./\s]+$/.test(value)) return;
      diagnostics.error(
        "Invalid domain ID",
        `${JSON.stringify(value)} is not a domain ID. An ID looks like "dom_01hxa3b4c5d6e7f8g9h0j1k2m3". The \`hostup_domain\` data source looks up the ID by the domain's name.`,
        path,
      );
    },
  };
}

/** Requires an IPv4 or IPv6 address. Which type is needed depends on the updater. */
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

/** Returns whether a text is a record type that an updater supports. */
export function isRecordType(text: string | undefined): text is RecordType {
  return text === "A" || text === "AAAA";
}

/** Returns whether two spellings mean the same host name. */
export function isSameHostname(left: string, right: string): boolean {
  if (left === right) return true;
  if (validateHostname(left) !== undefined || validateHostname(right) !== undefined) return false;
  return normalizeHostname(left) === normalizeHostname(right);
}
