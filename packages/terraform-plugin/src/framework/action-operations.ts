import type { Action } from "./action.js";
import { Deferral } from "./deferral.js";
import { Diagnostics } from "./diagnostics.js";
import { attempt } from "./errors.js";
import type { ProviderServer } from "./provider-server.js";
import type { ActionEvent } from "./results.js";

/** Plans an action. Creates the client only if the action has a `plan` handler. */
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

/** Invokes an action. Yields its progress, then its outcome as the last event. */
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
      if (message !== undefined) {
        yield { progress: message };
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    // After a client disconnects, its action still runs until it observes the signal.
    await invoked;
  }
  yield { diagnostics: diagnostics.items };
}
