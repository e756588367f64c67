import type { Environment } from "./handshake.js";

/** Fields of a log line, with snake_case keys. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Writes log lines for `TF_LOG` to the host, through stderr. */
export interface Log {
  trace(message: string, fields?: LogFields): void;
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** Whether trace lines are written. Check it before expensive work for them. */
  readonly isTracing: boolean;
  /** Returns the same log with another module name: `example.client`. */
  withModule(module: string): Log;
  /** Passes all text of subsequent lines, in every module, through a function that masks secrets. */
  redactWith(redact: (text: string) => string): void;
}

/** Options for the log: `name` is the provider's name, and `write` writes one line to stderr. */
export interface LogOptions {
  readonly env: Environment;
  readonly name: string;
  readonly write: (line: string) => void;
}

const levels: readonly string[] = ["trace", "debug", "info", "warn", "error"];

// The host splits longer lines and shows the parts as text without a level.
const maximumLineBytes = 64 * 1024 - 1;
const maximumTextLength = 16 * 1024;
const maximumMessageLength = 4 * 1024;

/**
 * Creates the writers for the plugin's stderr: a log with JSON lines (https://github.com/hashicorp/go-hclog), filtered here
 * because hosts parse every line even with logging off, and `writePanic`, whose output hosts show as a crash.
 */
export function createLog(options: LogOptions): { log: Log; writePanic: (error: unknown) => void } {
  const threshold = readThreshold(options.env, options.name);
  const redactors: ((text: string) => string)[] = [];
  const redact = (text: string) => redactors.reduce((masked, redactor) => redactor(masked), text);

  function createModuleLog(module: string): Log {
    const writerAt = (level: string) => (message: string, fields?: LogFields) => {
      if (levels.indexOf(level) >= threshold) {
        options.write(formatLine(level, module, message, fields, redact));
      }
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

/** Returns the index in `levels` of the lowest enabled level, or `levels.length` if logging is off. */
function readThreshold(env: Environment, name: string): number {
  const asked = env[`TF_LOG_PROVIDER_${name.toUpperCase()}`] || env.TF_LOG_PROVIDER || env.TF_LOG || "off";
  const level = asked.toLowerCase();
  if (level === "off") return levels.length;
  // As in Terraform, "json" and unknown words enable all levels.
  return Math.max(0, levels.indexOf(level));
}

function formatLine(
  level: string,
  module: string,
  message: string,
  fields: LogFields | undefined,
  redact: (text: string) => string,
): string {
  // The host crashes if one of these is not a string. They come last, so that no field can replace them.
  const fixed = {
    "@level": level,
    "@message": shorten(redact(String(message)), maximumMessageLength),
    "@module": module,
    "@timestamp": new Date().toISOString().replace("Z", "000Z"), // the host requires exactly six digits
  };
  const line = stringify({ ...fields, ...fixed }, redact);
  if (line !== undefined && Buffer.byteLength(line) < maximumLineBytes) return `${line}\n`;
  return `${JSON.stringify({ fields_omitted: true, ...fixed })}\n`;
}

/** Returns JSON, or undefined if the record cannot be represented as JSON. */
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
