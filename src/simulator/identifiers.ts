import { randomBytes } from "node:crypto";

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** Returns a new public ID in HostUp's format: a prefix and 26 characters of lower-case base 32, as in `dom_01hx…`. */
export function createId(prefix: "dom" | "ddns" | "ord" | "req"): string {
  const characters = Array.from(randomBytes(22), (byte) => alphabet.charAt(byte % alphabet.length));
  return `${prefix}_01hx${characters.join("")}`;
}

/** Returns a new update token: 64 lower-case hexadecimal characters. */
export function createToken(): string {
  return randomBytes(32).toString("hex");
}

/** Returns a new API key. */
export function createApiKey(): string {
  return `sk_test_${randomBytes(24).toString("hex")}`;
}
