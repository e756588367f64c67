import type { KeyName } from "./access.js";

/** A request as the simulator saw it, without secrets. */
export interface RecordedRequest {
  /** Counts from 1. */
  readonly id: number;
  /** When it arrived, in ISO 8601. */
  readonly receivedAt: string;
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
  readonly #listeners = new Set<(request: RecordedRequest) => void>();
  #arrived = 0;

  /** Calls a listener when a request arrives and when it ends; the returned function stops that. */
  listen(listener: (request: RecordedRequest) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Records an arrival; the returned function records how it ended, the first time that it is called. */
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
