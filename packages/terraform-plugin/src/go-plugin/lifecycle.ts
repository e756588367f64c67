import type { Server } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Call } from "./grpc-server.js";
import type { Log } from "./log.js";
import type { HostSignals } from "./plugin-services.js";

/** The part of Node's `process` that the lifecycle uses. */
export interface LifecycleProcess {
  /** The current parent's ID, which changes when the parent dies. */
  readonly ppid: number;
  on(event: string, listener: (argument: unknown) => void): unknown;
  exit(code: number): never;
}

/** The parts of a running plugin that shutdown involves. */
export interface LifecycleOptions {
  readonly process: LifecycleProcess;
  readonly listener: Server;
  readonly calls: ReadonlySet<Call>;
  readonly log: Log;
  readonly writePanic: (error: unknown) => void;
}

const shutdownLimit = 100;
// The host may not have read the last response when its stream closes; exiting then could lose a state.
const readingTime = 300;
const graceForCalls = 5000;
const hostCheckInterval = 1000;

/** Ends the process on SIGTERM, SIGHUP, and unhandled errors, whose stack it writes where the host shows it. */
export function handleProcessEvents(options: LifecycleOptions): void {
  const { process, calls, log, writePanic } = options;
  const crash = (error: unknown) => {
    log.error("the plugin crashed", { calls_in_flight: calls.size });
    writePanic(error);
    process.exit(2);
  };
  process.on("uncaughtException", crash);
  process.on("unhandledRejection", crash);
  for (const signal of ["SIGTERM", "SIGHUP"]) {
    process.on(signal, () => void stop(options, signal, readingTime));
  }
}

/** Ends the process when the host requests it or dies. Ignores SIGINT, because the host handles Ctrl-C. */
export function followHost(options: LifecycleOptions): HostSignals {
  const { process, listener } = options;
  const hostGone = () => void stop(options, "the host is gone");
  process.on("SIGINT", () => {});
  const parent = process.ppid;
  const hostCheck = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(hostCheck);
    hostGone();
  }, hostCheckInterval).unref();
  return {
    hostGone,
    shutdown() {
      // The host closes its connection when it has received the response.
      listener.close(() => process.exit(0));
      setTimeout(() => process.exit(0), shutdownLimit);
    },
  };
}

/** Serves any number of hosts until Ctrl-C. */
export function ignoreHost(options: LifecycleOptions): HostSignals {
  options.process.on("SIGINT", () => void stop(options, "SIGINT"));
  return { hostGone() {}, shutdown() {} };
}

/** Aborts the calls in flight, gives them time to finish, and ends the process. */
async function stop(
  { process, listener, calls, log }: LifecycleOptions,
  reason: string,
  timeToRead = 0,
): Promise<void> {
  log.info("stopping", { reason, calls_in_flight: calls.size });
  const disconnected = new Promise<void>((resolve) => listener.close(() => resolve()));
  setTimeout(() => process.exit(0), graceForCalls);
  const inFlight = [...calls];
  for (const call of inFlight) call.abort();
  await Promise.all(inFlight.map(({ settled }) => settled));
  if (inFlight.length > 0) await Promise.race([disconnected, sleep(timeToRead)]);
  process.exit(0);
}
