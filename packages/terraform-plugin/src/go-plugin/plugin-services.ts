import type { GrpcService } from "./grpc-service.js";

/** Signals from the host to the process. */
export interface HostSignals {
  /** The host will make no more calls. */
  shutdown(): void;
  /** The host disappeared without shutting down the plugin. */
  hostGone(): void;
}

const empty = new Uint8Array();
// message HealthCheckResponse { status = 1: SERVING }
const serving = Uint8Array.of(0x08, 0x01);

/** Creates the services that go-plugin requires of every plugin (`internal/plugin/*.proto`). */
export function createPluginServices(signals: HostSignals): readonly GrpcService[] {
  return [
    {
      name: "plugin.GRPCController",
      unary: {
        async Shutdown() {
          signals.shutdown();
          return empty;
        },
      },
    },
    {
      name: "plugin.GRPCStdio",
      unary: {},
      serverStreaming: {
        // Sends nothing, because the host does not expect data. The end of the stream means that the host is gone.
        StreamStdio: (_request, { signal }) => ({
          [Symbol.asyncIterator]: () => ({
            async next() {
              await aborted(signal);
              signals.hostGone();
              return { done: true, value: undefined };
            },
          }),
        }),
      },
    },
    { name: "grpc.health.v1.Health", unary: { Check: async () => serving } },
  ];
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
