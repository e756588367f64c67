// Serves a simulated HostUp until it is interrupted: npm run simulator -- [--port N] [--domain example.com]…
import { parseArgs } from "node:util";
import { type RecordedRequest, type Simulator, startSimulator } from "../src/simulator/simulator.js";

const { values } = parseArgs({
  options: { port: { type: "string", default: "0" }, domain: { type: "string", multiple: true } },
});

startSimulator({
  port: Number(values.port),
  domains: (values.domain ?? ["example.com"]).map((name) => ({ name })),
  onRequest: showRequest,
}).then(serve, (error: unknown) => {
  console.error(String(error));
  process.exitCode = 1;
});

function serve(simulator: Simulator): void {
  console.log(`export HOSTUP_API_BASE=${simulator.apiBase}`);
  console.log(`export HOSTUP_API_KEY=${simulator.apiKey}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void simulator.close());
}

function showRequest({ method, path, query, status, key }: RecordedRequest): void {
  const search = new URLSearchParams(query).toString();
  console.log(`${status} ${method} ${path}${search && `?${search}`} (${key})`);
}
