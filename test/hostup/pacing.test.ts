import { backOff, defaultPacing, requestedWait, wait } from "../../src/hostup/pacing.js";

const now = Date.parse("2026-11-23T12:00:00.000Z");

const requests = [
  { name: "seconds", headers: { "retry-after": "7" }, milliseconds: 7_000 },
  { name: "an HTTP date", headers: { "retry-after": "Mon, 23 Nov 2026 12:00:30 GMT" }, milliseconds: 30_000 },
  {
    name: "the ISO time of the limit",
    headers: { "x-ratelimit-reset": "2026-11-23T12:00:01.500Z" },
    milliseconds: 1_500,
  },
  {
    name: "Retry-After before the time of the limit",
    headers: { "retry-after": "2", "x-ratelimit-reset": "2026-11-23T12:10:00Z" },
    milliseconds: 2_000,
  },
  {
    name: "the time of the limit when Retry-After is unreadable",
    headers: { "retry-after": "soon", "x-ratelimit-reset": "2026-11-23T12:00:05Z" },
    milliseconds: 5_000,
  },
];
for (const { name, headers, milliseconds } of requests) {
  test(`an answer asks for a wait by ${name}`, () => {
    expect(requestedWait(headers, now)).toBe(milliseconds);
  });
}

test("an answer without a time, or with one that has passed, asks for nothing", () => {
  expect(requestedWait({}, now)).toBeUndefined();
  expect(requestedWait({ "retry-after": "Mon, 23 Nov 2026 11:59:59 GMT" }, now)).toBeUndefined();
  expect(requestedWait({ "x-ratelimit-reset": "2026-11-23T11:00:00Z" }, now)).toBeUndefined();
});

test("the wait doubles from half a second to half a minute, and up to half of it is left to chance", () => {
  for (const [tries, full] of [
    [1, 500],
    [2, 1_000],
    [6, 16_000],
    [7, 30_000],
    [2_000, 30_000],
  ] as const) {
    for (let sample = 0; sample < 50; sample++) {
      const milliseconds = backOff(tries, defaultPacing);
      expect(milliseconds).toBeGreaterThanOrEqual(full / 2);
      expect(milliseconds).toBeLessThanOrEqual(full);
    }
  }
});

test("a wait that is longer than a timer can be still waits", async () => {
  const cancel = new AbortController();
  const waiting = wait(1e12, cancel.signal);
  const outcome = await Promise.race([
    waiting,
    new Promise((resolve) => setTimeout(resolve, 30, "still waiting")),
  ]);
  cancel.abort();
  expect(outcome).toBe("still waiting");
  await expect(waiting).rejects.toThrow("aborted");
});
