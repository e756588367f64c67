import type { ServerResponse } from "node:http";
import type { Controlled } from "./control.js";
import { describeState } from "./overview.js";

const requestsAtStart = 200;
const overviewMilliseconds = 200;

/**
 * Keeps a response open and writes server-sent events to it: `requests` with the latest log entries, then `request` whenever
 * a request arrives or ends, and `overview` after every change. https://html.spec.whatwg.org/multipage/server-sent-events.html
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
  // Poll, because the state changes in many places, even long after a request.
  const timer = setInterval(writeChanges, overviewMilliseconds).unref();
  response.once("close", () => {
    stopListening();
    clearInterval(timer);
  });
}
