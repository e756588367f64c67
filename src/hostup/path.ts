import { HostupError } from "./errors.js";
import { quote } from "./text.js";

/** Returns a path of IDs and fixed words. Users supply the IDs, so no ID may change the structure of the path. */
export function pathOf(...segments: readonly string[]): string {
  for (const segment of segments) {
    if (/^\.{0,2}$/.test(segment)) throw new HostupError("invalid_request", `${quote(segment)} is not an ID`);
  }
  return segments.map((segment) => `/${encodeURIComponent(segment)}`).join("");
}
