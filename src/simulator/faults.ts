import type { Answer } from "./answer.js";
import { codeOfStatus, Problem, problemAnswer } from "./problem.js";

/** An answer of a fault's own making; without a body it is a problem document of that status. */
export interface FaultAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What goes wrong with which requests. Of several that fit a request, the one that was set first acts. */
export interface Fault {
  /** Default: every method. */
  readonly method?: string;
  /** How the path ends, or an expression that it matches. Default: everything under `/api/v2`. */
  readonly path?: string | RegExp;
  /** How many requests it hits. Default: 1; `Infinity` is allowed. */
  readonly times?: number;
  /** How many fitting requests pass first. Default: 0. */
  readonly skip?: number;
  readonly delaySeconds?: number;
  /**
   * Whether the server does its work, before the delay, although the client does not hear of it. Default: false.
   * `pass` works in any case: with `act` before its delay, without it after, even when the client has gone.
   */
  readonly act?: boolean;
  /** How long after the answer the server does its work all the same, as one does that was slower than its edge. */
  readonly actSecondsLater?: number;
  /**
   * `cut` destroys the connection, `hang` never answers, `pass` answers as usual after the delay.
   * With a `content-length` header larger than its body, an answer is cut after the body.
   */
  readonly answer: "cut" | "hang" | "pass" | FaultAnswer;
}

interface ArmedFault {
  /** Of a fault that `turn` set. */
  readonly name?: string;
  readonly fault: Fault;
  skip: number;
  times: number;
}

/** The faults that are waiting for a request. */
export class Faults {
  #armed: ArmedFault[] = [];

  add(fault: Fault): void {
    this.#armed.push({ fault, skip: fault.skip ?? 0, times: fault.times ?? 1 });
  }

  clear(): void {
    this.#armed = [];
  }

  /** Turns a fault with a name on, for every request that it fits, or off. */
  turn(name: string, fault: Fault, on: boolean): void {
    this.#armed = this.#armed.filter((armed) => armed.name !== name);
    if (on) this.#armed.push({ name, fault, skip: 0, times: Number.POSITIVE_INFINITY });
  }

  isOn(name: string): boolean {
    return this.#armed.some((armed) => armed.name === name);
  }

  /** The fault for a request, which is used up by it. */
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

/** The complete answer for what a fault says about it. */
export function faultAnswer({ status, headers = {}, body }: FaultAnswer, path: string): Answer {
  if (body === undefined) {
    const problem = new Problem(codeOfStatus(status), "The simulator was told to fail.", {
      headers: { ...headers },
    });
    return problemAnswer(problem, path, status);
  }
  const type = /^\s*[[{]/.test(body) ? "application/json" : "text/html";
  return { status, headers: { "content-type": type, ...headers }, body };
}
