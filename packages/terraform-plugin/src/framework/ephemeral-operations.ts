import { Deferral } from "./deferral.js";
import { Diagnostics } from "./diagnostics.js";
import type { EphemeralResource } from "./ephemeral-resource.js";
import { attempt, reportBug } from "./errors.js";
import { PrivateState } from "./private-state.js";
import type { ProviderServer } from "./provider-server.js";
import type { DiagnosticsResult, OpenResult, RenewResult } from "./results.js";

/** Opens an ephemeral resource. */
export async function openEphemeralResource<Client>(
  resource: EphemeralResource<Client>,
  client: () => Client,
  { typeName, config, signal, deferralAllowed }: Parameters<ProviderServer["openEphemeralResource"]>[0],
): Promise<OpenResult> {
  const call = new Call(new Uint8Array());
  const { diagnostics, private: privateState, renewAt } = call;
  const deferral = new Deferral(deferralAllowed);
  const { defer } = deferral;
  const result = await attempt(diagnostics, `open ${typeName}`, () =>
    resource.open({ client: client(), signal, config, private: privateState, renewAt, defer, diagnostics }),
  );
  const { reason: deferred } = deferral;
  const finished = call.finish(resource, typeName);
  return { result: diagnostics.hasError ? null : (result ?? null), deferred, ...finished };
}

/** Renews an ephemeral resource. The private state in the result is always current. */
export async function renewEphemeralResource<Client>(
  resource: EphemeralResource<Client>,
  client: () => Client,
  { typeName, private: bytes, signal }: Parameters<ProviderServer["renewEphemeralResource"]>[0],
): Promise<RenewResult> {
  const call = new Call(bytes);
  const { diagnostics, private: privateState, renewAt } = call;
  await attempt(diagnostics, `renew ${typeName}`, () =>
    resource.renew?.({ client: client(), signal, private: privateState, renewAt, diagnostics }),
  );
  return call.finish(resource, typeName);
}

/** Closes an ephemeral resource. */
export async function closeEphemeralResource<Client>(
  resource: EphemeralResource<Client>,
  client: () => Client,
  { typeName, private: bytes, signal }: Parameters<ProviderServer["closeEphemeralResource"]>[0],
): Promise<DiagnosticsResult> {
  const { diagnostics, private: privateState } = new Call(bytes);
  await attempt(diagnostics, `close ${typeName}`, () =>
    resource.close?.({ client: client(), signal, private: privateState, diagnostics }),
  );
  return { diagnostics: diagnostics.items };
}

/** What a handler changes besides its result. */
class Call {
  readonly diagnostics = new Diagnostics();
  readonly private: PrivateState;
  #renewal: Date | undefined;

  constructor(privateBytes: Uint8Array) {
    this.private = PrivateState.fromBytes(privateBytes);
  }

  readonly renewAt = (time: Date): void => {
    this.#renewal = time;
  };

  finish<Client>(resource: EphemeralResource<Client>, typeName: string): RenewResult {
    const renewAt = this.#renewal;
    if (renewAt !== undefined && (resource.renew === undefined || Number.isNaN(renewAt.getTime()))) {
      const problem = resource.renew === undefined ? "which cannot be renewed" : "at no valid time";
      this.diagnostics.error(
        "Ephemeral resource cannot be renewed",
        `The provider asked for a renewal of ${typeName}, ${problem}. ${reportBug}`,
      );
      return { renewAt: undefined, private: this.private.toBytes(), diagnostics: this.diagnostics.items };
    }
    return { renewAt, private: this.private.toBytes(), diagnostics: this.diagnostics.items };
  }
}
