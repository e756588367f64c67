import { parseDuration } from "../../src/framework/durations.js";
import { limitTime, timeoutsAttribute } from "../../src/framework/timeouts.js";
import { unknown } from "../../src/framework/values.js";

const durations: readonly [string, number | undefined][] = [
  ["30s", 30_000],
  ["1h30m", 5_400_000],
  ["1.5h", 5_400_000],
  ["1.25h", 4_500_000],
  ["250ms", 250],
  ["1m500ms", 60_500],
  ["0s", 0],
  ["", undefined],
  ["30", undefined],
  ["s", undefined],
  ["-5s", undefined],
  ["5 s", undefined],
  ["5d", undefined],
  ["5s5", undefined],
  [".5s", undefined],
];
for (const [text, milliseconds] of durations) {
  test(`the duration ${JSON.stringify(text)} has ${milliseconds} milliseconds`, () =>
    expect(parseDuration(text)).toBe(milliseconds));
}

test("the timeouts attribute has an optional duration for each operation, and describes its default", () => {
  const { nested, optional, computed } = timeoutsAttribute("5m");
  expect({ optional, computed, nesting: nested?.nesting }).toEqual({ optional: true, nesting: "single" });
  expect(Object.keys(nested?.attributes ?? {})).toEqual(["create", "read", "update", "delete"]);
  expect(nested?.attributes.create?.description).toBe(
    "How long `create` may take, as a duration such as `30s` or `5m`. Default `5m`.",
  );
});

function ended(signal: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => resolve((signal.reason as Error).name));
  });
}

const forever = new AbortController().signal;

test("an operation ends after its configured timeout", async () => {
  const timeouts = { create: "20ms", read: null, update: "1h", delete: null };
  using limit = limitTime(forever, timeouts, "create", "1h");
  expect(await ended(limit.signal)).toBe("TimeoutError");
});

for (const timeouts of [null, unknown, { create: null }, { create: unknown }]) {
  test(`an operation ends after the default timeout when ${JSON.stringify(timeouts)} is configured`, async () => {
    using limit = limitTime(forever, timeouts, "create", "20ms");
    expect(await ended(limit.signal)).toBe("TimeoutError");
  });
}

test("a timeout longer than the longest timer does not end immediately", async () => {
  using limit = limitTime(forever, { create: "1000h" }, "create", "1h");
  // A timer that overflows takes 1 ms and therefore ends before a later one of 2 ms.
  using later = limitTime(forever, { create: "2ms" }, "create", "1h");
  await ended(later.signal);
  expect(limit.signal.aborted).toBe(false);
});

test("an operation ends immediately when the provider is stopped", async () => {
  const controller = new AbortController();
  using limit = limitTime(controller.signal, null, "create", "1h");
  const end = ended(limit.signal);
  controller.abort();
  expect(await end).toBe("AbortError");
});

test("an operation that starts after the provider was stopped ends immediately", () => {
  using limit = limitTime(AbortSignal.abort(), null, "create", "1h");
  expect((limit.signal.reason as Error).name).toBe("AbortError");
});

test("neither the timeout nor a stop aborts the signal of a completed operation", async () => {
  const controller = new AbortController();
  const limit = limitTime(controller.signal, { create: "20ms" }, "create", "1h");
  limit[Symbol.dispose]();
  controller.abort();
  using later = limitTime(forever, { create: "20ms" }, "create", "1h");
  await ended(later.signal);
  expect(limit.signal.aborted).toBe(false);
});
