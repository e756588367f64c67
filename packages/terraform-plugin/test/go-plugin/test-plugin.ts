/** A test plugin with services for each way a call can end. `build-test-plugin.ts` builds it; tests run it as a process. */
import { once } from "node:events";
import { type CallContext, GrpcError, type GrpcService } from "../../src/go-plugin/grpc-service.js";
import type { Log } from "../../src/go-plugin/log.js";
import { serve } from "../../src/go-plugin/serve.js";

const createTestService = (log: Log): GrpcService => {
  const events: string[] = [];
  const secret = "s3cr3t-t0ken";
  log.redactWith((text) => text.replaceAll(secret, "(hidden)"));
  return {
    name: "test.Service",
    unary: {
      Echo: async (request) => request,
      Fail: async () => {
        throw new Error(`failed with ${secret}`);
      },
      Refuse: async () => {
        throw new GrpcError(3, "no: 100 % wrong, så är det");
      },
      Wait: (_request, { signal }) => untilAborted(signal, "Wait"),
      Finish: async (_request, { signal }) => {
        await untilAborted(signal, "Finish");
        return Buffer.from("finished early");
      },
      Events: async () => Buffer.from(events.join(",")),
      Log: async () => {
        log.withModule("test.client").info("hello", { secret, count: 1, "@level": 5 });
        console.log("not for stdout");
        return new Uint8Array();
      },
      Crash: async () => {
        setImmediate(() => {
          throw new Error(`crashed with ${secret}`);
        });
        return new Promise<never>(() => {});
      },
      Reject: async () => {
        void Promise.reject(new Error("nobody handles this"));
        return new Promise<never>(() => {});
      },
      Huge: async (request) => new Uint8Array(Number(Buffer.from(request).toString())),
    },
    serverStreaming: {
      async *Count(request) {
        const count = Number(Buffer.from(request).toString());
        for (let index = 0; index < count; index++) yield Buffer.from(String(index));
      },
      async *CountThenFail() {
        yield Buffer.from("0");
        throw new GrpcError(3, "only one");
      },
      async *Flood(_request, { signal }) {
        let sent = 0;
        try {
          for (; sent < 200 && !signal.aborted; sent++) yield new Uint8Array(1024 * 1024);
        } finally {
          events.push(`Flood stopped ${sent < 200 ? "early" : "late"}`);
        }
      },
    },
  };

  async function untilAborted(signal: CallContext["signal"], name: string): Promise<Uint8Array> {
    events.push(`${name} started`);
    // The first listener would change what the signal does, so this one is only added to others.
    if (process.listenerCount("SIGINT") > 0) process.once("SIGINT", () => events.push("SIGINT"));
    if (!signal.aborted) await once(signal, "abort");
    events.push(`${name} aborted`);
    return new Uint8Array();
  }
};

const { TEST_NODE_VERSION: node, TEST_FAIL_TO_LOAD: failsToLoad } = process.env;

void serve({
  process: node ? Object.create(process, { versions: { value: { node } } }) : process,
  name: "test",
  version: "1.2.3",
  addresses: ["registry.terraform.io/test/test", "registry.opentofu.org/test/test"],
  async loadServices({ log }) {
    if (failsToLoad) throw new Error("no services today");
    return [createTestService(log)];
  },
});
