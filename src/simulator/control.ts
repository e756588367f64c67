import { type Answer, jsonAnswer, noContent, textAnswer } from "./answer.js";
import { parseObject } from "./body.js";
import type { Fault, Faults } from "./faults.js";
import type { RequestLog } from "./request-log.js";
import type { NewDomain, State } from "./state.js";

/** The parts of a simulator that another process may look at and change. */
export interface Controlled {
  readonly state: State;
  readonly faults: Faults;
  readonly log: RequestLog;
}

/** Answers one request to `/_simulator/`; `simulator.ts` lists them. */
export function answerControl(request: string, body: string, { state, faults, log }: Controlled): Answer {
  const fields = parseObject(body);
  switch (request) {
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
