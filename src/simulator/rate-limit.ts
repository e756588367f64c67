import { Problem } from "./problem.js";

/** The number of requests allowed in a time window, which starts with its first request. */
export interface RateLimitOptions {
  readonly limit: number;
  readonly windowSeconds: number;
}

/** Counts requests and rejects those over the limit, as HostUp documents it for 429. */
export class RateLimit {
  #options: RateLimitOptions | null = null;
  #windowEnd = 0;
  #used = 0;

  set(options: RateLimitOptions | null): void {
    this.#options = options;
    this.#windowEnd = 0;
  }

  /** Counts one request. Throws 429 if it is over the limit. */
  count(): void {
    if (this.#options === null) return;
    const { limit, windowSeconds } = this.#options;
    const now = Date.now();
    if (now >= this.#windowEnd) {
      this.#windowEnd = now + windowSeconds * 1000;
      this.#used = 0;
    }
    this.#used += 1;
    if (this.#used <= limit) return;
    throw new Problem("rate_limit_exceeded", "Too many requests. Try again later.", {
      headers: {
        "retry-after": String(Math.ceil((this.#windowEnd - now) / 1000)),
        "x-ratelimit-limit": String(limit),
        "x-ratelimit-remaining": "0",
        "x-ratelimit-reset": new Date(this.#windowEnd).toISOString(),
      },
    });
  }
}
