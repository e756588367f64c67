import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Access } from "./access.js";
import { type Answer, htmlAnswer } from "./answer.js";
import { answerApi } from "./api.js";
import { parseObject } from "./body.js";
import { answerControl, type Controlled, isControl } from "./control.js";
import { faultAnswer } from "./faults.js";
import { streamEvents } from "./live-events.js";
import { Problem, problemAnswer } from "./problem.js";
import type { RateLimit } from "./rate-limit.js";
import type { Service } from "./route.js";
import { updateFromRouter } from "./router-update.js";

/** The parts of the simulator that handle requests. */
export interface Backend extends Controlled, Service {
  readonly access: Access;
  readonly rateLimit: RateLimit;
}

interface ReceivedRequest {
  readonly message: IncomingMessage;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
}

/** Creates the HTTP server of a simulated account: edge, faults, then the service. It does not listen yet. */
export function createSimulatorServer(backend: Backend): Server {
  return createServer((message, response) => {
    serve(message, response, backend).catch((error: unknown) => {
      const path = message.url ?? "/";
      if (!response.headersSent) {
        send(response, problemAnswer(new Problem("internal_error", String(error)), path));
      }
    });
  });
}

async function serve(message: IncomingMessage, response: ServerResponse, backend: Backend): Promise<void> {
  const request = await receive(message);
  if (isControl(request.path)) {
    const answer = answerControl({ ...request, headers: message.headers }, backend);
    if (answer === "events") streamEvents(response, backend);
    else send(response, answer);
    return;
  }
  const record = backend.log.open(recordable(request, backend.access));
  response.once("close", () => record("cut"));
  const outcome = await decide(request, backend);
  if (outcome === "hang") return;
  if (outcome === "cut") {
    record("cut");
    response.destroy();
  } else {
    record(outcome.status);
    send(response, outcome);
  }
}

async function receive(message: IncomingMessage): Promise<ReceivedRequest> {
  const { pathname, searchParams } = new URL(message.url ?? "/", "http://simulator");
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return {
    message,
    method: message.method ?? "GET",
    path: pathname,
    query: searchParams,
    body: Buffer.concat(chunks).toString(),
  };
}

function recordable({ message, method, path, query, body }: ReceivedRequest, access: Access) {
  const recordedQuery = Object.fromEntries(query);
  return {
    method,
    path,
    query: "token" in recordedQuery ? { ...recordedQuery, token: "***" } : recordedQuery,
    body: parseObject(body),
    key: access.keyName(message.headers.authorization),
    userAgent: message.headers["user-agent"],
  };
}

async function decide(request: ReceivedRequest, backend: Backend): Promise<Answer | "cut" | "hang"> {
  const { message, method, path } = request;
  // HostUp's edge rejects clients without a user agent and Python's default user agent.
  const userAgent = message.headers["user-agent"];
  if (userAgent === undefined || /^python-urllib/i.test(userAgent)) {
    return htmlAnswer(403, "Access denied: error 1010");
  }
  const fault = backend.faults.take(method, path);
  if (fault === undefined) return act(request, backend);
  const acted = fault.act === true ? act(request, backend) : undefined;
  await sleep((fault.delaySeconds ?? 0) * 1000, undefined, { ref: false });
  if (fault.actSecondsLater !== undefined) {
    void sleep(fault.actSecondsLater * 1000, undefined, { ref: false }).then(() => act(request, backend));
  }
  if (fault.answer === "pass") return acted ?? act(request, backend);
  return typeof fault.answer === "string" ? fault.answer : faultAnswer(fault.answer, path);
}

function act({ message, method, path, query, body }: ReceivedRequest, backend: Backend): Answer {
  const { authorization, "user-agent": userAgent, "content-type": contentType } = message.headers;
  if (path.startsWith("/api/v2/")) {
    const below = path.slice("/api/v2".length);
    return answerApi({ method, path: below, query, authorization, contentType, body }, backend, backend);
  }
  if (method === "GET" && path === "/api/dyndns/update") {
    const sourceIp = (message.socket.remoteAddress ?? "").replace(/^::ffff:/, "");
    return updateFromRouter({ query, sourceIp, userAgent }, backend.state);
  }
  return htmlAnswer(404, "Page not found");
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  const length = Buffer.byteLength(body);
  if (Number(headers["content-length"] ?? length) > length) {
    response.writeHead(status, headers).write(body, () => response.destroy());
  } else {
    // Some clients, such as ddclient 3.10, cannot read a chunked response.
    const sized = status === 204 ? headers : { ...headers, "content-length": length };
    response.writeHead(status, sized).end(body);
  }
}
