import type { Answer } from "./answer.js";
import { codeOfStatus, Problem, problemAnswer } from "./problem.js";

/** The response of a fault. Without a body, it is a problem document with that status. */
export interface FaultAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A fault and the requests that it affects. If several match a request, the one that was set first applies. */
export interface Fault {
  /** Default: every method. */
  readonly method?: string;
  /** The end of the path, or a regular expression for the path. Default: everything under `/api/v2`. */
  readonly path?: string | RegExp;
  /** The number of requests that it affects. Default: 1. `Infinity` is allowed. */
  readonly times?: number;
  /** The number of matching requests that pass first. Default: 0. */
  readonly skip?: number;
  readonly delaySeconds?: number;
  /**
   * Whether the server processes the request, before the delay, although the client does not learn of it. Default: false.
   * `pass` always processes it: before the delay with `act`, after it otherwise, even if the client has disconnected.
   */
  readonly act?: boolean;
  /** The time after the response at which the server processes the request anyway, like a server that is slower than its edge. */
  readonly actSecondsLater?: number;
  /**
   * `cut` destroys the connection, `hang` never responds, and `pass` responds as usual after the delay.
   * A response whose `content-length` header is larger than its body is cut after the body.
   */
  readonly answer: "cut" | "hang" | "pass" | FaultAnswer;
}

interface ArmedFault {
  /** The name of a fault that `turn` set. */
  readonly name?: string;
  readonly fault: Fault;
  skip: number;
  times: number;
}

/** The active faults. */
export class Faults {
  #armed: ArmedFault[] = [];

  add(fault: Fault): void {
    this.#armed.push({ fault, skip: fault.skip ?? 0, times: fault.times ?? 1 });
  }

  clear(): void {
    this.#armed = [];
  }

  /** Turns a named fault on, for every matching request, or off. */
  turn(name: string, fault: Fault, on: boolean): void {
    this.#armed = this.#armed.filter((armed) => armed.name !== name);
    if (on) this.#armed.push({ name, fault, skip: 0, times: Number.POSITIVE_INFINITY });
  }

  isOn(name: string): boolean {
    return this.#armed.some((armed) => armed.name === name);
  }

  /** Returns the fault for a request, and counts the request. */
  take(method: string, path: string): Fault | undefined {
    for (const armed of this.#armed) {
      if (!fits(armed.fault, method, path)) continue;
      if (armed.skip > 0) {
        armed.skip -= 1;
      } else if (armed.times > 0) {
        armed.times -= 1;
        return armed.fault;
      }
    }
    return undefined;
  }
}

function fits(fault: Fault, method: string, path: string): boolean {
  if (fault.method !== undefined && fault.method !== method) return false;
  if (fault.path === undefined) return path.startsWith("/api/v2/");
  return typeof fault.path === "string" ? path.endsWith(fault.path) : path.search(fault.path) >= 0;
}

/** Returns the complete response for the response of a fault. */
export function faultAnswer({ status, headers = {}, body }: FaultAnswer, path: string): Answer {
  if (body === undefined) {
    const problem = new Problem(codeOfStatus(status), "The simulator is configured to fail.", {
      headers: { ...headers },
    });
    return problemAnswer(problem, path, status);
  }
  const type = /^\s*[[{]/.test(body) ? "application/json" : "text/html";
  return { status, headers: { "content-type": type, ...headers }, body };
}
