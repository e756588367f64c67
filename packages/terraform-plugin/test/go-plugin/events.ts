import type { PluginUnderTest } from "../../../../test/helpers/plugin-process.js";
import { until } from "../../../../test/helpers/until.js";

/** Waits until the handlers of the test plugin have reported an event. */
export async function waitForEvent(plugin: PluginUnderTest, event: string): Promise<void> {
  await until(async () => (await plugin.unary("/test.Service/Events")).includes(event));
}
