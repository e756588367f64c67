import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { defineDomain, type FleetDomain } from "../../examples/cdktf/fleet/domain.js";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { createExample, type Example } from "../helpers/example.js";
import { type Gate, startGate } from "../helpers/gate.js";
import { type Postgres, startPostgres } from "../helpers/postgres.js";
import { until } from "../helpers/until.js";

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

/** 10 domains with the same number of routers each, in 5 stacks. */
function fleet(routers: number): readonly FleetDomain[] {
  return numbers(10).map((index) => ({
    name: `domain-${index}.example`,
    stack: `stack-${index % 5}`,
    hostnames: numbers(routers).map((router) => `router-${router}.domain-${index}.example`),
  }));
}

let simulator: Simulator;
let postgres: Postgres;
let gate: Gate;
const machines: Example[] = [];

beforeAll(async () => {
  simulator = await startSimulator({ domains: fleet(0).map(({ name }) => ({ name })) });
  gate = await startGate(simulator.origin);
  postgres = await startPostgres();
}, 300_000);
afterAll(async () => {
  for (const machine of machines) machine.close();
  gate.close();
  await postgres.close();
  await simulator.close();
});

/** Creates a checkout of the example, as on another machine, with the same PostgreSQL server. */
function machine(list: readonly FleetDomain[], origin = simulator.origin): Example {
  const example = createExample("fleet", {
    HOSTUP_API_BASE: `${origin}/api/v2`,
    HOSTUP_API_KEY: simulator.apiKey,
    ...postgres.env,
  });
  machines.push(example);
  writeList(example, list);
  return example;
}

function writeList({ path }: Example, list: readonly FleetDomain[]): void {
  writeFileSync(join(path, "fleet.ts"), `export const fleet = ${JSON.stringify(list)};`);
}

const atHostUp = () => fleet(0).flatMap(({ name }) => simulator.domain(name).configs);

interface StateFile {
  readonly resources: readonly {
    readonly type: string;
    readonly instances: readonly { readonly attributes: { readonly id: string; readonly token: string } }[];
  }[];
}

/** Returns the updaters in all states by id. */
async function inStates({ succeed, env }: Example): Promise<Map<string, string>> {
  const states = await Promise.all(
    numbers(5).map((index) =>
      succeed(String(env.TERRAFORM_BINARY_NAME), `-chdir=cdktf.out/stacks/stack-${index}`, "state", "pull"),
    ),
  );
  const updaters = states
    .flatMap((state) => (JSON.parse(state) as StateFile).resources)
    .filter(({ type }) => type === "hostup_dyndns_updater")
    .flatMap(({ instances }) => instances.map(({ attributes: { id, token } }) => [id, token] as const));
  expect(new Set(updaters.map(([id]) => id)).size).toBe(updaters.length);
  return new Map(updaters);
}

const count = (text: string, word: string) => text.split(word).length - 1;

test("the first deploy creates 300 updaters in 5 stacks, with their tokens only in PostgreSQL", async () => {
  const first = machine(fleet(30));
  const output = await first.succeed("./deploy.sh", "--auto-approve", "--parallelism", "1");
  expect(count(output, "Apply complete! Resources: 60 added, 0 changed, 0 destroyed.")).toBe(5);
  expect(atHostUp()).toHaveLength(300);
  expect(await inStates(first)).toEqual(new Map(atHostUp().map(({ id, token }) => [id, token])));
  expect(atHostUp().filter(({ token }) => output.includes(String(token)))).toEqual([]);
  expect(first.filesWith(String(atHostUp()[0]?.token))).toEqual([]);
  const requests = simulator.requests.map(({ method }) => method);
  expect(requests.filter((method) => method === "POST")).toHaveLength(300);
  expect(requests.filter((method) => method === "GET").length).toBeLessThanOrEqual(50);
}, 180_000);

test("the second of two concurrent deploys waits, or fails if it may not wait, and nothing is lost or duplicated", async () => {
  const before = atHostUp().map(({ id }) => id);
  const [first] = machines;
  if (first === undefined) throw new Error("no first machine");
  writeList(first, fleet(31));
  first.env.HOSTUP_API_BASE = `${gate.origin}/api/v2`;
  const [waiting, impatient] = [machine(fleet(31)), machine(fleet(31))];

  const holder = first.start("./deploy.sh", "--auto-approve");
  await holder.meanwhile(until(() => gate.held() >= 10));
  const waiter = waiting.start("./deploy.sh", "--auto-approve");
  const refused = await impatient.run("npx", "cdktf", "deploy", "stack-0", "--auto-approve");
  expect(refused.status).toBe(1);
  expect(refused.output).toContain("Error acquiring the state lock");
  await waiter.meanwhile(until(() => count(waiter.output, "Acquiring state lock") === 5));
  expect(atHostUp().map(({ id }) => id)).toEqual(before);

  gate.open();
  const held = await holder.ended;
  expect(held).toMatchObject({ status: 0 });
  expect(count(held.output, "Apply complete! Resources: 2 added, 0 changed, 0 destroyed.")).toBe(5);
  const waited = await waiter.ended;
  expect(waited).toMatchObject({ status: 0 });
  expect(count(waited.output, "No changes.")).toBe(5);
  expect(atHostUp()).toHaveLength(310);
  expect(atHostUp().map(({ id }) => id)).toEqual(expect.arrayContaining(before));
  expect(await inStates(waiting)).toEqual(new Map(atHostUp().map(({ id, token }) => [id, token])));
}, 180_000);

test("a killed deploy leaves no lock, and the updater that it had just created is imported, not duplicated", async () => {
  const [first, second] = machines;
  if (first === undefined || second === undefined) throw new Error("no two machines");
  const [domain, ...others] = fleet(31);
  if (domain === undefined) throw new Error("no first domain");
  writeList(first, [{ ...domain, hostnames: [...domain.hostnames, "late.domain-0.example"] }, ...others]);
  await first.succeed("npx", "cdktf", "diff", "stack-0");
  const terraform = [String(first.env.TERRAFORM_BINARY_NAME), "-chdir=cdktf.out/stacks/stack-0"];
  const apply = [...terraform, "apply", "-auto-approve", "-no-color"];

  simulator.fault({ method: "POST", answer: "hang", act: true });
  const killed = first.start(...apply);
  await killed.meanwhile(until(() => atHostUp().length === 311));
  killed.signalAll("SIGKILL");
  await killed.ended;

  const refused = await first.run(...apply);
  expect(refused.output).toContain("DynDNS updater already exists");
  const [, id = ""] = /terraform import hostup_dyndns_updater.NAME (\S+)/.exec(refused.output) ?? [];
  await first.succeed(...terraform, "import", "hostup_dyndns_updater.late_domain-0_example", id);
  expect(await first.succeed(...apply)).toContain("Resources: 0 added, 0 changed, 0 destroyed.");
  expect(atHostUp()).toHaveLength(311);
  expect(await inStates(second)).toEqual(new Map(atHostUp().map(({ id, token }) => [id, token])));
}, 120_000);

test("fails to compile a host name outside its domain", () => {
  // @ts-expect-error The type rejects it; at run time, the construct would.
  defineDomain("example.com", { stack: "north", hostnames: ["oslo.example.org"] });
  expect(defineDomain("example.com", { stack: "north", hostnames: ["oslo.example.com"] })).toEqual({
    name: "example.com",
    stack: "north",
    hostnames: ["oslo.example.com"],
  });
});
