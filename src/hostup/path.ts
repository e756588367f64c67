import { HostupError } from "./errors.js";
import { quote } from "./text.js";

/** A path of ids and fixed words. Ids come from people, so that none may turn the path into another one. */
export function pathOf(...segments: readonly string[]): string {
  for (const segment of segments) {
    if (/^\.{0,2}$/.test(segment)) throw new HostupError("invalid_request", `${quote(segment)} is not an id`);
  }
  return segments.map((segment) => `/${encodeURIComponent(segment)}`).join("");
}
