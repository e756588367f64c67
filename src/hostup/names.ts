import { normalizeHostname } from "../../lib/hostname.js";
import type { RecordType } from "./model.js";

/** The same for every spelling of a host name. What is no host name for us is only itself. */
export function canonicalName(hostname: string): string {
  try {
    return normalizeHostname(hostname);
  } catch {
    return hostname.toLowerCase();
  }
}

/** The same for every spelling of the same updater. */
export function nameKey(hostname: string, recordType: RecordType): string {
  return `${recordType} ${canonicalName(hostname)}`;
}
