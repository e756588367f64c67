import type { Environment } from "./handshake.js";

/** Further values of a log line, by snake_case key. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Log lines for the user of `TF_LOG`; they reach the host on stderr. */
export interface Log {
  trace(message: string, fields?: LogFields): void;
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** Whether lines of the lowest level are written, for callers that would do work for them. */
  readonly isTracing: boolean;
  /** The same log under the name of another part: `example.client`. */
  withModule(module: string): Log;
  /** Passes every text of every later line, whatever its module, through a function that masks secrets. */
  redactWith(redact: (text: string) => string): void;
}

/** What the log is made of: `name` is the provider's, `write` puts one line on stderr. */
export interface LogOptions {
  readonly env: Environment;
  readonly name: string;
  readonly write: (line: string) => void;
}

const levels: readonly string[] = ["trace", "debug", "info", "warn", "error"];

// The host splits longer lines, and shows the parts as text without a level.
const maximumLineBytes = 64 * 1024 - 1;
const maximumTextLength = 16 * 1024;
const maximumMessageLength = 4 * 1024;

/**
 * The plugin's stderr: log lines as JSON (https://github.com/hashicorp/go-hclog), filtered here because hosts parse
 * every line even when nobody asked for logs; and `writePanic`, which hosts show to the user as a crash.
 */
export function createLog(options: LogOptions): { log: Log; writePanic: (error: unknown) => void } {
  const threshold = readThreshold(options.env, options.name);
  const redactors: ((text: string) => string)[] = [];
  const redact = (text: string) => redactors.reduce((masked, redactor) => redactor(masked), text);

  function createModuleLog(module: string): Log {
    const writerAt = (level: string) => (message: string, fields?: LogFields) => {
      if (levels.indexOf(level) >= threshold)
        options.write(formatLine(level, module, message, fields, redact));
    };
    return {
      trace: writerAt("trace"),
      debug: writerAt("debug"),
      info: writerAt("info"),
      warn: writerAt("warn"),
      error: writerAt("error"),
      isTracing: threshold === 0,
      withModule: createModuleLog,
      redactWith: (redactor) => void redactors.push(redactor),
    };
  }
  const writePanic = (error: unknown) => options.write(`panic: ${redact(describe(error))}\n`);
  return { log: createModuleLog(options.name), writePanic };
}

/** The index in `levels` of the first level that is asked for; beyond the last when none is. */
function readThreshold(env: Environment, name: string): number {
  const asked = env[`TF_LOG_PROVIDER_${name.toUpperCase()}`] || env.TF_LOG_PROVIDER || env.TF_LOG || "off";
  const level = asked.toLowerCase();
  if (level === "off") return levels.length;
  // As in Terraform, "json" and unknown words mean everything.
  return Math.max(0, levels.indexOf(level));
}

function formatLine(
  level: string,
  module: string,
  message: string,
  fields: LogFields | undefined,
  redact: (text: string) => string,
): string {
  // The host itself crashes when one of these is not a string; they come last, so that no field replaces them.
  const fixed = {
    "@level": level,
    "@message": shorten(redact(String(message)), maximumMessageLength),
    "@module": module,
    "@timestamp": new Date().toISOString().replace("Z", "000Z"), // the host wants exactly six digits
  };
  const line = stringify({ ...fields, ...fixed }, redact);
  if (line !== undefined && Buffer.byteLength(line) < maximumLineBytes) return `${line}\n`;
  return `${JSON.stringify({ fields_omitted: true, ...fixed })}\n`;
}

/** JSON, or `undefined` for what JSON cannot hold. */
function stringify(record: LogFields, redact: (text: string) => string): string | undefined {
  try {
    return JSON.stringify(record, (_key, value: unknown) => {
      if (typeof value === "string") return shorten(redact(value), maximumTextLength);
      if (typeof value === "bigint") return String(value);
      return value instanceof Error ? redact(describe(value)) : value;
    });
  } catch {
    return undefined;
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function shorten(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
