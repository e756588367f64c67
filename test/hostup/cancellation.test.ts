import { getEventListeners } from "node:events";
import { cancelled, type Grace, graceAfter, unlessAborted } from "../../src/hostup/cancellation.js";
import { failureOf } from "./support.js";

const never = new Promise<never>(() => {});

test("resolves with the promise, and leaves no listener", async () => {
  const { signal } = new AbortController();
  expect(await unlessAborted(Promise.resolve(7), signal, "read")).toBe(7);
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

test("resolves without a signal", async () => {
  expect(await unlessAborted(Promise.resolve(7), undefined, "read")).toBe(7);
});

test("fails with cancelled when the signal has aborted, and when it aborts", async () => {
  expect(await failureOf(unlessAborted(never, AbortSignal.abort(), "read"))).toMatchObject({
    code: "cancelled",
    message: "read cancelled",
  });
  const controller = new AbortController();
  const waiting = failureOf(unlessAborted(never, controller.signal, "read"));
  controller.abort();
  expect((await waiting).code).toBe("cancelled");
});

test("fails with expired and the reason when a time limit aborted the signal", () => {
  const expired = new DOMException("exceeded 5m", "TimeoutError");
  expect(cancelled("read", AbortSignal.abort(expired), "before it was sent")).toMatchObject({
    code: "expired",
    message: "read cancelled before it was sent: exceeded 5m",
  });
});

test("describes a cancellation without a signal", () => {
  expect(cancelled("read", undefined).message).toBe("read cancelled");
});

describe("the grace period", () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  const states = ({ answer, look }: Grace) => [answer?.aborted, look?.aborted];

  test("begins when the signal aborts, and leaves part of the time for the check", () => {
    const controller = new AbortController();
    const grace = graceAfter(controller.signal, 1000);
    jest.advanceTimersByTime(10_000);
    expect(states(grace)).toEqual([false, false]);
    controller.abort();
    jest.advanceTimersByTime(599);
    expect(states(grace)).toEqual([false, false]);
    jest.advanceTimersByTime(1);
    expect(states(grace)).toEqual([true, false]);
    jest.advanceTimersByTime(400);
    expect(states(grace)).toEqual([true, true]);
  });

  test("of a signal that has aborted has begun", () => {
    const grace = graceAfter(AbortSignal.abort(), 1000);
    jest.advanceTimersByTime(1000);
    expect(states(grace)).toEqual([true, true]);
  });
});

test("a caller without a signal has no grace period", () => {
  expect(graceAfter(undefined, 1)).toEqual({ answer: undefined, look: undefined });
});
