import type { KeyName } from "./access.js";

/** A request as the simulator saw it, without secrets. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  /** The token of a router update is recorded as `***`. */
  readonly query: Readonly<Record<string, string>>;
  /** The JSON of the body, or undefined where there is none. */
  readonly body: unknown;
  /** `pending` until there is an answer; `cut` when the connection ended without one. */
  readonly status: number | "cut" | "pending";
  readonly key: KeyName;
  readonly userAgent: string | undefined;
}

/** The requests so far, in the order of their arrival. */
export class RequestLog {
  readonly entries: RecordedRequest[] = [];
  readonly #onRequest: (request: RecordedRequest) => void;

  constructor(onRequest: (request: RecordedRequest) => void = () => {}) {
    this.#onRequest = onRequest;
  }

  /** Records an arrival; the returned function records how it ended, the first time that it is called. */
  open(request: Omit<RecordedRequest, "status">): (status: number | "cut") => void {
    const entry: { -readonly [Field in keyof RecordedRequest]: RecordedRequest[Field] } = {
      ...request,
      status: "pending",
    };
    this.entries.push(entry);
    return (status) => {
      if (entry.status !== "pending") return;
      entry.status = status;
      this.#onRequest(entry);
    };
  }

  clear(): void {
    this.entries.length = 0;
  }
}
