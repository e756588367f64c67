import { normalizeHostname } from "../../lib/hostname.js";
import type { RecordType } from "./model.js";

/** Returns the same text for every spelling of a host name. Returns a text that is not a host name unchanged. */
export function canonicalName(hostname: string): string {
  try {
    return normalizeHostname(hostname);
  } catch {
    return hostname.toLowerCase();
  }
}

/** Returns the same key for every spelling of the same updater. */
export function nameKey(hostname: string, recordType: RecordType): string {
  return `${recordType} ${canonicalName(hostname)}`;
}
