import type { ForeignAnswer, Refusal, Success } from "./answer.js";
import type { HttpAnswer, HttpRequest } from "./http.js";
import type { HttpFailure } from "./http-failure.js";

/** A request to the API. */
export interface Call {
  readonly method: HttpRequest["method"];
  /** Relative to the base URL, with the query. */
  readonly path: string;
  readonly body?: unknown;
  /** Describes the call in messages: `create of updater "home.example.com" (A)`. */
  readonly what: string;
  /** The target of a request outside the API, which has its own response format and receives no key. */
  readonly elsewhere?: { readonly url: string; read(answer: HttpAnswer): Success | Refusal | ForeignAnswer };
}

/** The outcome of one attempt. `waitMilliseconds` is the wait before the next attempt that the response requests. */
export type Outcome = (Success | Refusal | ForeignAnswer | HttpFailure) & {
  readonly waitMilliseconds?: number;
};
