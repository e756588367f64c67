import { requestedWait } from "../../src/hostup/retry-after.js";

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
  test(`a response requests a wait by ${name}`, () => {
    expect(requestedWait(headers, now)).toBe(milliseconds);
  });
}

test("a response without a time, or with a time in the past, requests no wait", () => {
  expect(requestedWait({}, now)).toBeUndefined();
  expect(requestedWait({ "retry-after": "Mon, 23 Nov 2026 11:59:59 GMT" }, now)).toBeUndefined();
  expect(requestedWait({ "x-ratelimit-reset": "2026-11-23T11:00:00Z" }, now)).toBeUndefined();
});
