import { Exclusive } from "../../src/hostup/exclusive.js";

/** Starts work that waits for earlier work, and ends when the test says so. */
function start(exclusive: Exclusive, key: string) {
  let end: () => void = () => {};
  let hasBegun = false;
  const running = exclusive.run(key, async (earlier) => {
    await earlier;
    hasBegun = true;
    await new Promise<void>((resolve) => {
      end = resolve;
    });
  });
  return { running, end: () => end(), hasBegun: () => hasBegun };
}

const settle = () => new Promise(setImmediate);

test("work waits for all earlier work with its key, also after the first has ended", async () => {
  const exclusive = new Exclusive();
  const first = start(exclusive, "a");
  const second = start(exclusive, "a");
  await settle();
  expect([first.hasBegun(), second.hasBegun()]).toEqual([true, false]);
  first.end();
  await first.running;
  await settle();
  const third = start(exclusive, "a");
  await settle();
  expect([second.hasBegun(), third.hasBegun()]).toEqual([true, false]);
  second.end();
  await second.running;
  await settle();
  expect(third.hasBegun()).toBe(true);
  third.end();
  await third.running;
});

test("work with different keys is independent", async () => {
  const exclusive = new Exclusive();
  const works = ["a", "b"].map((key) => start(exclusive, key));
  await settle();
  expect(works.map(({ hasBegun }) => hasBegun())).toEqual([true, true]);
  for (const { end } of works) end();
  await Promise.all(works.map(({ running }) => running));
});

test("work does not fail because earlier work failed", async () => {
  const exclusive = new Exclusive();
  const failing = exclusive.run("a", () => Promise.reject(new Error("failed")));
  const next = exclusive.run("a", async (earlier) => {
    await earlier;
    return "done";
  });
  await expect(failing).rejects.toThrow("failed");
  expect(await next).toBe("done");
});
