import type { GrpcService } from "./grpc-service.js";

/** What the host can say to the process as a whole. */
export interface HostSignals {
  /** The host has no more calls. */
  shutdown(): void;
  /** The host has gone without saying so. */
  hostGone(): void;
}

const empty = new Uint8Array();
// message HealthCheckResponse { status = 1: SERVING }
const serving = Uint8Array.of(0x08, 0x01);

/** The services that every plugin has (go-plugin's `internal/plugin/*.proto`) beside those that make it useful. */
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
        // Nothing is ever sent: the host would call it unexpected. The end of the stream tells that the host is gone.
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
