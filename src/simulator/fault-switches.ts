import type { Fault } from "./faults.js";

/** A named fault, which stays on until it is turned off. */
export interface FaultSwitch {
  readonly name: string;
  /** The effect, as a sentence. */
  readonly effect: string;
  readonly fault: Fault;
}

/** The faults that the page and the command line offer. They affect the API, not the updates of routers. */
export const faultSwitches: readonly FaultSwitch[] = [
  {
    name: "rate-limit",
    effect: "Responds with 429 and Retry-After: 1.",
    fault: { answer: { status: 429, headers: { "retry-after": "1" } } },
  },
  {
    name: "server-error",
    effect: "Responds with 500.",
    fault: { answer: { status: 500 } },
  },
  {
    name: "edge-page",
    effect: "Responds with 403 and a web page, as a firewall does.",
    fault: { answer: { status: 403, body: "<html><title>Just a moment…</title></html>" } },
  },
  {
    name: "slow",
    effect: "Responds after 3 seconds.",
    fault: { delaySeconds: 3, answer: "pass" },
  },
  {
    name: "cut",
    effect: "Cuts the connection before anything is done.",
    fault: { answer: "cut" },
  },
  {
    name: "lost-response",
    effect: "Creates the updater, then cuts the connection.",
    fault: { method: "POST", act: true, answer: "cut" },
  },
  {
    name: "hang",
    effect: "Never responds.",
    fault: { answer: "hang" },
  },
];
