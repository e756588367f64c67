import type { KeyName } from "./access.js";

/** A request as the simulator received it, without secrets. */
export interface RecordedRequest {
  /** Counts from 1. */
  readonly id: number;
  /** The time of arrival (ISO 8601). */
  readonly receivedAt: string;
  readonly method: string;
  readonly path: string;
  /** The token of a router update is recorded as `***`. */
  readonly query: Readonly<Record<string, string>>;
  /** The parsed JSON body. Undefined if there is none. */
  readonly body: unknown;
  /** `pending` until there is a response. `cut` if the connection ended without one. */
  readonly status: number | "cut" | "pending";
  readonly key: KeyName;
  readonly userAgent: string | undefined;
}

/** The requests so far, in order of arrival. */
export class RequestLog {
  readonly entries: RecordedRequest[] = [];
  readonly #listeners = new Set<(request: RecordedRequest) => void>();
  #arrived = 0;

  /** Calls a listener when a request arrives and when it ends. Returns a function that removes the listener. */
  listen(listener: (request: RecordedRequest) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Records an arrival. The first call of the returned function records how the request ended. */
  open(request: Omit<RecordedRequest, "id" | "receivedAt" | "status">): (status: number | "cut") => void {
    this.#arrived += 1;
    const entry: { -readonly [Field in keyof RecordedRequest]: RecordedRequest[Field] } = {
      id: this.#arrived,
      receivedAt: new Date().toISOString(),
      ...request,
      status: "pending",
    };
    this.entries.push(entry);
    this.#tell(entry);
    return (status) => {
      if (entry.status !== "pending") return;
      entry.status = status;
      this.#tell(entry);
    };
  }

  clear(): void {
    this.entries.length = 0;
  }

  #tell(request: RecordedRequest): void {
    for (const listener of this.#listeners) listener(request);
  }
}
