import { createApiKey } from "./identifiers.js";
import { Problem } from "./problem.js";

export type Scope = "read:domains" | "write:domains";

/** The key that a request carried. The keys themselves are never recorded. */
export type KeyName = "apiKey" | "readOnlyKey" | "writeOnlyKey" | "otherAccountKey" | "unknown" | "none";

/** The owner of a key or a domain. There are two accounts, so that tests can use a key for another account's domain. */
export type Account = "own" | "other";

interface Key {
  readonly name: KeyName;
  readonly value: string;
  readonly scopes: readonly Scope[];
  readonly account: Account;
}

/** Keys of the own account to use instead of generated ones. */
export interface ChosenKeys {
  readonly apiKey?: string | undefined;
  readonly readOnlyKey?: string | undefined;
}

/** The API keys of both accounts. */
export class Access {
  readonly apiKey: string;
  readonly readOnlyKey: string;
  readonly writeOnlyKey = createApiKey();
  readonly otherAccountKey = createApiKey();
  readonly #keys: readonly Key[];

  constructor({ apiKey, readOnlyKey }: ChosenKeys = {}) {
    this.apiKey = apiKey ?? createApiKey();
    this.readOnlyKey = readOnlyKey ?? createApiKey();
    this.#keys = [
      { name: "apiKey", value: this.apiKey, scopes: ["read:domains", "write:domains"], account: "own" },
      { name: "readOnlyKey", value: this.readOnlyKey, scopes: ["read:domains"], account: "own" },
      { name: "writeOnlyKey", value: this.writeOnlyKey, scopes: ["write:domains"], account: "own" },
      {
        name: "otherAccountKey",
        value: this.otherAccountKey,
        scopes: ["read:domains", "write:domains"],
        account: "other",
      },
    ];
  }

  keyName(authorization: string | undefined): KeyName {
    return authorization === undefined ? "none" : (this.#find(authorization)?.name ?? "unknown");
  }

  /** Returns the key of a request. Throws 401 without a valid key, and 403 if the key lacks the required scope. */
  authorize(authorization: string | undefined, needed: Scope): Pick<Key, "scopes" | "account"> {
    const key = authorization === undefined ? undefined : this.#find(authorization);
    if (key === undefined) {
      const detail = "Authentication is required: send a valid API key as a bearer token.";
      throw new Problem("unauthorized", detail, { headers: { "www-authenticate": "Bearer" } });
    }
    if (!key.scopes.includes(needed)) {
      throw new Problem("forbidden", `The API key lacks the scope ${needed}.`);
    }
    return key;
  }

  #find(authorization: string): Key | undefined {
    const value = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    return this.#keys.find((key) => key.value === value);
  }
}
