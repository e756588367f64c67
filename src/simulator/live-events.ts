import type { ServerResponse } from "node:http";
import type { Controlled } from "./control.js";
import { describeState } from "./overview.js";

const requestsAtStart = 200;
const overviewMilliseconds = 200;

/**
 * Keeps an answer open and writes server-sent events to it: `requests` with the latest of the log, then `request` whenever
 * one arrives or ends, and `overview` whenever anything has changed. https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export function streamEvents(response: ServerResponse, { state, faults, log }: Controlled): void {
  response.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
  });
  const write = (event: string, json: string) => response.write(`event: ${event}\ndata: ${json}\n\n`);

  let shown: string | undefined;
  const writeChanges = () => {
    const overview = JSON.stringify(describeState(state, faults));
    if (overview !== shown) write("overview", overview);
    shown = overview;
  };

  write("requests", JSON.stringify(log.entries.slice(-requestsAtStart)));
  writeChanges();
  const stopListening = log.listen((request) => write("request", JSON.stringify(request)));
  // The state changes in many places, and also long after a request; so it is looked at.
  const timer = setInterval(writeChanges, overviewMilliseconds).unref();
  response.once("close", () => {
    stopListening();
    clearInterval(timer);
  });
}
