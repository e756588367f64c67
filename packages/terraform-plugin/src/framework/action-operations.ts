import type { Action } from "./action.js";
import { Deferral } from "./deferral.js";
import { Diagnostics } from "./diagnostics.js";
import { attempt } from "./errors.js";
import type { ProviderServer } from "./provider-server.js";
import type { ActionEvent } from "./results.js";

/** Plans an action. The client is made only for an action that has something to plan. */
export async function planAction<Client>(
  action: Action<Client>,
  client: () => Client,
  request: Parameters<ProviderServer["planAction"]>[0],
): ReturnType<ProviderServer["planAction"]> {
  const { typeName, config, signal, deferralAllowed } = request;
  const diagnostics = new Diagnostics();
  const deferral = new Deferral(deferralAllowed);
  await attempt(diagnostics, `plan ${typeName}`, () =>
    action.plan?.({ client: client(), signal, config, diagnostics, defer: deferral.defer }),
  );
  return { deferred: deferral.reason, diagnostics: diagnostics.items };
}

/** Invokes an action: its progress as it comes, and how it ended as the last event. */
export async function* invokeAction<Client>(
  action: Action<Client>,
  client: () => Client,
  request: Parameters<ProviderServer["invokeAction"]>[0],
): AsyncGenerator<ActionEvent> {
  const { typeName, config, signal } = request;
  const diagnostics = new Diagnostics();
  const waiting: string[] = [];
  let isDone = false;
  let wake = () => {};
  const sendProgress = (message: string) => {
    waiting.push(message);
    wake();
  };
  const invoked = attempt(diagnostics, `invoke ${typeName}`, () =>
    action.invoke({ client: client(), signal, config, diagnostics, sendProgress }),
  ).then(() => {
    isDone = true;
    wake();
  });
  try {
    while (!isDone || waiting.length > 0) {
      const message = waiting.shift();
      if (message !== undefined) yield { progress: message };
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  } finally {
    // The action of a client that left is still at work until it has seen its signal.
    await invoked;
  }
  yield { diagnostics: diagnostics.items };
}
