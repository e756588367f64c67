import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Answer } from "./answer.js";

const html = readFileSync(new URL("./page.html", import.meta.url), "utf8");

/** The page for the browser, which may run only its own script and connect only to the simulator. */
export const pageAnswer: Answer = {
  status: 200,
  headers: {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": [
      "default-src 'none'",
      `script-src ${hashOf("script")}`,
      `style-src ${hashOf("style")}`,
      "img-src data:",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join("; "),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
  },
  body: html,
};

/** Returns the source expression that allows the only element with that name. https://www.w3.org/TR/CSP3/#grammardef-hash-source */
function hashOf(element: "script" | "style"): string {
  const content = new RegExp(`<${element}>([^]*)</${element}>`).exec(html)?.[1] ?? "";
  return `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
}
