import { createApiKey } from "./identifiers.js";
import { Problem } from "./problem.js";

export type Scope = "read:domains" | "write:domains";

/** Which key a request carried; the keys themselves are never recorded. */
export type KeyName = "apiKey" | "readOnlyKey" | "writeOnlyKey" | "unknown" | "none";

interface Key {
  readonly name: KeyName;
  readonly value: string;
  readonly scopes: readonly Scope[];
}

/** The API keys of the account. */
export class Access {
  readonly apiKey = createApiKey();
  readonly readOnlyKey = createApiKey();
  readonly writeOnlyKey = createApiKey();
  readonly #keys: readonly Key[] = [
    { name: "apiKey", value: this.apiKey, scopes: ["read:domains", "write:domains"] },
    { name: "readOnlyKey", value: this.readOnlyKey, scopes: ["read:domains"] },
    { name: "writeOnlyKey", value: this.writeOnlyKey, scopes: ["write:domains"] },
  ];

  keyName(authorization: string | undefined): KeyName {
    return authorization === undefined ? "none" : (this.#find(authorization)?.name ?? "unknown");
  }

  /** The scopes of a request; throws 401 when it has no valid key, and 403 when the key lacks the needed scope. */
  authorize(authorization: string | undefined, needed: Scope): readonly Scope[] {
    const key = authorization === undefined ? undefined : this.#find(authorization);
    if (key === undefined) {
      const detail = "Authentication is required: send a valid API key as a bearer token.";
      throw new Problem("unauthorized", detail, { headers: { "www-authenticate": "Bearer" } });
    }
    if (!key.scopes.includes(needed)) {
      throw new Problem("forbidden", `The API key lacks the scope ${needed}.`);
    }
    return key.scopes;
  }

  #find(authorization: string): Key | undefined {
    const value = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    return this.#keys.find((key) => key.value === value);
  }
}
