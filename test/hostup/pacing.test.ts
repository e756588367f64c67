import { backOff, defaultPacing, wait } from "../../src/hostup/pacing.js";

test("doubles the wait from half a second to half a minute, with up to half of it as jitter", () => {
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

test("waits for longer than the maximum of a timer", async () => {
  const cancel = new AbortController();
  const waiting = wait(1e12, cancel.signal);
  // A timer that overflows takes 1 ms and therefore ends before a later one of 2 ms.
  const outcome = await Promise.race([waiting, wait(2, undefined).then(() => "still waiting")]);
  cancel.abort();
  expect(outcome).toBe("still waiting");
  await expect(waiting).rejects.toThrow("aborted");
});
