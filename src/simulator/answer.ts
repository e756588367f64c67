/** What the service sends back. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An answer in JSON. */
export function jsonAnswer(status: number, value: unknown): Answer {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify(value),
  };
}

/** An answer without a body. */
export const noContent: Answer = { status: 204, headers: {}, body: "" };

/** An answer of one line of plain text. */
export function textAnswer(status: number, line: string): Answer {
  return { status, headers: { "content-type": "text/plain; charset=utf-8" }, body: `${line}\n` };
}

/** A web page, as an edge in front of the API sends it. */
export function htmlAnswer(status: number, heading: string): Answer {
  const body = `<!DOCTYPE html>\n<html><head><title>${heading}</title></head><body><h1>${heading}</h1></body></html>\n`;
  return { status, headers: { "content-type": "text/html; charset=utf-8" }, body };
}
