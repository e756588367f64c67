import type { Problem } from "./errors.js";
import type { HttpAnswer } from "./http.js";
import type { Secrets } from "./secrets.js";

/** A successful response of the API. `body` is undefined if the body is empty. */
export interface Success {
  readonly kind: "success";
  readonly status: number;
  readonly body: unknown;
}

/** An error response of the API itself. Status 404 means that the resource does not exist. */
export interface Refusal {
  readonly kind: "refusal";
  readonly status: number;
  readonly problem: Problem;
}

/** A response that is not from the API but from an edge, a proxy, or another service at a wrong base URL. */
export interface ForeignAnswer {
  readonly kind: "foreign";
  readonly status: number;
  readonly contentType: string;
}

const deepestNesting = 64;
const mostFieldErrors = 20;

/** Classifies a response. Only JSON with a success status, or a problem document with the same status, is from the API. */
export function readAnswer(answer: HttpAnswer, secrets: Secrets): Success | Refusal | ForeignAnswer {
  const { status, headers, body } = answer;
  if (status >= 200 && status < 300 && body === "") return { kind: "success", status, body: undefined };
  const json = parseJson(body);
  if (status >= 200 && status < 300 && json !== undefined) return { kind: "success", status, body: json };
  const problem = status >= 400 ? parseProblem(json, status, secrets) : undefined;
  if (problem !== undefined) return { kind: "refusal", status, problem };
  return {
    kind: "foreign",
    status,
    contentType: secrets.clean(String(headers["content-type"] ?? "no content type")),
  };
}

function parseJson(text: string): unknown {
  if (isNestedTooDeep(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Documented responses nest 4 levels deep. Parsing a body that consists only of brackets would take seconds and gigabytes. */
function isNestedTooDeep(json: string): boolean {
  let depth = 0;
  let isInString = false;
  for (let index = 0; index < json.length; index++) {
    const character = json[index];
    if (character === '"') isInString = !isInString;
    else if (isInString) index += character === "\\" ? 1 : 0;
    else if (character === "[" || character === "{") depth += 1;
    else if (character === "]" || character === "}") depth -= 1;
    if (depth > deepestNesting) return true;
  }
  return false;
}

function parseProblem(json: unknown, status: number, secrets: Secrets): Problem | undefined {
  if (!isObject(json) || (json.status ?? status) !== status) return undefined;
  const type = /^https:\/\/developer\.hostup\.se\/errors\/(\w+)$/.exec(String(json.type));
  const code = json.code ?? type?.[1];
  if (typeof code !== "string" || code === "") return undefined;
  // Version 1 of the API, at a wrong base URL, returns NOT_FOUND without a status.
  const names404 = /^[a-z0-9_]+$/.test(code) && (json.status === 404 || /(^|_)not_found$/.test(code));
  if (status === 404 && !names404) return undefined;

  const fieldErrors = Array.isArray(json.errors) ? json.errors.slice(0, mostFieldErrors) : [];
  const text = (value: unknown) => (typeof value === "string" ? secrets.clean(value) : null);
  return {
    code: secrets.clean(code),
    title: text(json.title),
    detail: text(json.detail ?? json.message),
    requestId: text(json.requestId),
    errors: fieldErrors.filter(isObject).map((field) => ({
      pointer: text(field.pointer),
      detail: text(field.detail),
      code: text(field.code),
    })),
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
