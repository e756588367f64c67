import type { Action } from "../../src/framework/action.js";
import { configuredServerOf, serverOf, signal } from "./things.js";

const request = { typeName: "light", config: {}, signal };
const actionsOf = (handlers: Partial<Action>) => ({
  actions: { light: { schema: { description: "", attributes: {} }, async invoke() {}, ...handlers } },
});

test("an action without a plan handler is planned before the provider is configured", async () => {
  expect(await serverOf({}, actionsOf({})).planAction(request)).toEqual({ diagnostics: [] });
});

test("progress that an action sends before it ends is not lost", async () => {
  const server = await configuredServerOf(
    {},
    actionsOf({
      async invoke({ sendProgress }) {
        sendProgress("one");
        sendProgress("two");
      },
    }),
  );
  const events: unknown[] = [];
  for await (const event of server.invokeAction(request)) {
    events.push(event);
  }
  expect(events).toEqual([{ progress: "one" }, { progress: "two" }, { diagnostics: [] }]);
});

test("a reader that leaves early waits for the end of the action", async () => {
  let isOver = false;
  const server = await configuredServerOf(
    {},
    actionsOf({
      async invoke({ sendProgress }) {
        sendProgress("started");
        await new Promise((resolve) => setImmediate(resolve));
        isOver = true;
      },
    }),
  );
  for await (const event of server.invokeAction(request)) {
    expect(event).toEqual({ progress: "started" });
    break;
  }
  expect(isOver).toBe(true);
});
