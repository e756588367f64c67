import type { IncomingHttpHeaders } from "node:http";
import { type Answer, jsonAnswer, noContent, textAnswer } from "./answer.js";
import { parseObject } from "./body.js";
import { faultSwitches } from "./fault-switches.js";
import type { Fault, Faults } from "./faults.js";
import { foreignRefusal } from "./origin.js";
import { pageAnswer } from "./page.js";
import type { RequestLog } from "./request-log.js";
import type { NewDomain, State } from "./state.js";

/** The parts of a simulator that another process may read and change. */
export interface Controlled {
  readonly state: State;
  readonly faults: Faults;
  readonly log: RequestLog;
}

/** A request to the simulator itself. */
export interface ControlRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Returns whether a path belongs to the simulator and not to HostUp. */
export function isControl(path: string): boolean {
  return path === "/" || path.startsWith("/_simulator/");
}

/** Responds to one request for the page or below `/_simulator/`, as listed in `simulator.ts`. `events` requests the event stream. */
export function answerControl(request: ControlRequest, controlled: Controlled): Answer | "events" {
  const { method, path, headers, body } = request;
  const refusal = foreignRefusal(headers);
  if (refusal !== undefined) return textAnswer(403, refusal);
  if (path.startsWith("/_simulator/faults/")) return turnFault(request, controlled.faults);
  const { state, faults, log } = controlled;
  const fields = parseObject(body);
  switch (`${method} ${path}`) {
    case "GET /":
      return pageAnswer;
    case "GET /_simulator/events":
      return "events";
    case "GET /_simulator/requests":
      return jsonAnswer(200, { requests: log.entries });
    case "DELETE /_simulator/requests":
      log.clear();
      return noContent;
    case "POST /_simulator/faults":
      if (fields?.answer === undefined) return textAnswer(400, "a fault needs an answer");
      faults.add(fields as unknown as Fault);
      return noContent;
    case "DELETE /_simulator/faults":
      faults.clear();
      return noContent;
    case "POST /_simulator/domains":
      if (typeof fields?.name !== "string") return textAnswer(400, "a domain needs a name");
      if (state.findDomain(fields.name) !== undefined) return textAnswer(409, "the domain exists already");
      return jsonAnswer(201, { id: state.addDomain(fields as unknown as NewDomain).id });
    default:
      return textAnswer(404, "no such control endpoint");
  }
}

function turnFault({ method, path }: ControlRequest, faults: Faults): Answer {
  const found = faultSwitches.find(({ name }) => path === `/_simulator/faults/${name}`);
  if (found === undefined || (method !== "PUT" && method !== "DELETE")) {
    return textAnswer(404, "no such fault; PUT turns one on and DELETE off");
  }
  faults.turn(found.name, found.fault, method === "PUT");
  return noContent;
}
