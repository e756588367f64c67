/** A response of the simulator. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Returns a JSON response. */
export function jsonAnswer(status: number, value: unknown): Answer {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify(value),
  };
}

/** A response without a body. */
export const noContent: Answer = { status: 204, headers: {}, body: "" };

/** Returns a plain-text response of one line. */
export function textAnswer(status: number, line: string): Answer {
  return { status, headers: { "content-type": "text/plain; charset=utf-8" }, body: `${line}\n` };
}

/** Returns a web page, as an edge in front of the API sends it. */
export function htmlAnswer(status: number, heading: string): Answer {
  const body = `<!DOCTYPE html>\n<html><head><title>${heading}</title></head><body><h1>${heading}</h1></body></html>\n`;
  return { status, headers: { "content-type": "text/html; charset=utf-8" }, body };
}
