import { createLog, type Log } from "../../src/go-plugin/log.js";

type Environment = Record<string, string>;

function record(env: Environment = { TF_LOG: "TRACE" }) {
  const lines: string[] = [];
  return { lines, ...createLog({ env, name: "hostup", write: (line) => lines.push(line) }) };
}

/** Returns the only line that was written, parsed. */
function lineOf(lines: readonly string[]) {
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^[^\n]+\n$/);
  return JSON.parse(lines[0] ?? "");
}

test("a line is JSON in the host's format", () => {
  const { log, lines } = record();
  log.withModule("hostup.client").warn("slow answer", { status: 200, tries: [1, 2] });
  expect(lineOf(lines)).toEqual({
    "@level": "warn",
    "@message": "slow answer",
    "@module": "hostup.client",
    "@timestamp": expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
    status: 200,
    tries: [1, 2],
  });
});

test("fields cannot replace the ones that crash a host if they are not strings", () => {
  const { log, lines } = record();
  log.info(5 as unknown as string, { "@message": 1, "@level": null, "@timestamp": {}, "@module": 2 });
  expect(lineOf(lines)).toMatchObject({
    "@message": "5",
    "@level": "info",
    "@module": "hostup",
    "@timestamp": expect.any(String),
  });
});

const all = ["trace", "debug", "info", "warn", "error"] as const;
for (const { env, levels } of [
  { env: {}, levels: [] },
  { env: { TF_LOG: "" }, levels: [] },
  { env: { TF_LOG: "off" }, levels: [] },
  { env: { TF_LOG_CORE: "TRACE" }, levels: [] },
  { env: { TF_LOG: "TRACE" }, levels: all },
  { env: { TF_LOG: "JSON" }, levels: all },
  { env: { TF_LOG: "WARN" }, levels: ["warn", "error"] },
  { env: { TF_LOG_PROVIDER: "info" }, levels: ["info", "warn", "error"] },
  { env: { TF_LOG: "TRACE", TF_LOG_PROVIDER: "ERROR" }, levels: ["error"] },
  { env: { TF_LOG_PROVIDER: "TRACE", TF_LOG_PROVIDER_HOSTUP: "ERROR" }, levels: ["error"] },
  { env: { TF_LOG_PROVIDER_HOSTUP: "DEBUG" }, levels: ["debug", "info", "warn", "error"] },
] as { env: Environment; levels: readonly (keyof Log)[] }[]) {
  test(`${JSON.stringify(env)} enables ${levels.join(", ") || "nothing"}`, () => {
    const { log, lines } = record(env);
    for (const level of all) log[level]("message");
    expect(lines.map((line) => JSON.parse(line)["@level"])).toEqual(levels);
    expect(log.isTracing).toBe(levels.includes("trace"));
  });
}

test("secrets are masked in messages, fields, and panics, in every module", () => {
  const { log, lines, writePanic } = record();
  const client = log.withModule("hostup.client");
  log.redactWith((text) => text.replaceAll(`se"cret`, "(hidden)"));
  client.redactWith((text) => text.replaceAll("token", "(token)"));
  client.info(`with se"cret`, { nested: { list: [`se"cret`] }, error: new Error("token") });
  writePanic(new Error(`se"cret and token`));
  expect(lines.join("")).not.toMatch(/se\\?"cret/);
  expect(lines[0]).toContain('"@message":"with (hidden)"');
  expect(lines[0]).toContain('"nested":{"list":["(hidden)"]}');
  expect(lines[0]).toContain('"error":"Error: (token)\\n    at ');
  expect(lines[1]).toMatch(/^panic: Error: \(hidden\) and \(token\)\n {4}at /);
});

test("a panic is written at any level", () => {
  const { lines, writePanic } = record({});
  writePanic("not an error");
  expect(lines).toEqual(["panic: not an error\n"]);
});

test("a line stays below 64 KiB", () => {
  const { log, lines } = record();
  log.info("long field", { body: "å".repeat(100_000), status: 500 });
  log.info("\n".repeat(100_000), { a: "\n".repeat(20_000), b: "\n".repeat(20_000) });
  for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(65_536);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ "@message": "long field", status: 500 });
  expect(JSON.parse(lines[1] ?? "")).toMatchObject({ fields_omitted: true });
});

test("a line whose fields cannot be represented as JSON is still logged", () => {
  const { log, lines } = record();
  const circular: Record<string, unknown> = {};
  circular.self = circular;
  log.info("circular", circular);
  log.info("large", { count: 12345678901234567890n });
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ "@message": "circular", fields_omitted: true });
  expect(JSON.parse(lines[1] ?? "")).toMatchObject({ count: "12345678901234567890" });
});
