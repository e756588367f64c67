import type { ForeignAnswer, Refusal, Success } from "./answer.js";
import type { HttpAnswer, HttpRequest } from "./http.js";
import type { HttpFailure } from "./http-failure.js";

/** A request to the API. */
export interface Call {
  readonly method: HttpRequest["method"];
  /** Below the base URL, with the query. */
  readonly path: string;
  readonly body?: unknown;
  /** What it does, on what, for messages: `create of updater "home.example.com" (A)`. */
  readonly what: string;
  /** Where it goes when it is no request of the API: it gets no key, and has answers of its own. */
  readonly elsewhere?: { readonly url: string; read(answer: HttpAnswer): Success | Refusal | ForeignAnswer };
}

/** What came of one try. `waitMilliseconds` is how long the answer asks to wait before the next. */
export type Outcome = (Success | Refusal | ForeignAnswer | HttpFailure) & {
  readonly waitMilliseconds?: number;
};
