import { request } from "node:http";
import type { Simulator } from "../../src/simulator/simulator.js";
import { call, home, routerUpdate, start } from "./calls.js";

interface RawRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a request with headers that `fetch` does not allow. */
function send(simulator: Simulator, path: string, { method = "GET", headers = {} }: RawRequest = {}) {
  return new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    request(simulator.origin + path, { method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode, text }));
    })
      .on("error", reject)
      .end();
  });
}

/** Yields the events of the page's stream. */
async function* readEvents(simulator: Simulator) {
  const response = await fetch(`${simulator.origin}/_simulator/events`);
  expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  let received = "";
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    received += chunk;
    const events = received.split("\n\n");
    received = events.pop() ?? "";
    for (const event of events) {
      const [, name, data = ""] = /^event: (\w+)\ndata: (.*)$/.exec(event) ?? [];
      yield { name, data: JSON.parse(data) };
    }
  }
}

test("the page runs only its own script and loads nothing from elsewhere", async () => {
  const simulator = await start();
  const response = await fetch(simulator.origin);
  const policy = response.headers.get("content-security-policy");
  expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[^ ;]{44}'; style-src 'sha256-[^ ;]{44}';/);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(await response.text()).not.toMatch(/https?:|innerHTML|insertAdjacentHTML|document\.write/);
});

test("the page is not recorded as a request to HostUp", async () => {
  const simulator = await start();
  await fetch(simulator.origin);
  expect(simulator.requests).toEqual([]);
});

test("events show the current content, then every request and change, without tokens", async () => {
  const simulator = await start();
  await call(simulator, "GET /domains");
  const events = readEvents(simulator);
  const next = async () => (await events.next()).value;

  expect(await next()).toMatchObject({ name: "requests", data: [{ id: 1, path: "/api/v2/domains" }] });
  const domain = { name: "example.com", account: "own", available: true, reason: null };
  expect(await next()).toMatchObject({ name: "overview", data: { domains: [{ ...domain, updaters: [] }] } });

  const { json } = await call(simulator, "POST /domains/dom_1/dyndns", { body: home });
  const created = { id: 2, method: "POST", body: home };
  expect(await next()).toMatchObject({ name: "request", data: { ...created, status: "pending" } });
  expect(await next()).toMatchObject({ name: "request", data: { ...created, status: 201 } });
  const updater = { ...json, token: `…${json.token.slice(-4)}` };
  expect(await next()).toMatchObject({ name: "overview", data: { domains: [{ updaters: [updater] }] } });

  await routerUpdate(simulator, { hostname: "home.example.com", token: json.token, ip: "192.0.2.1" });
  const reported = { id: 3, query: { token: "***" } };
  expect(await next()).toMatchObject({ name: "request", data: { ...reported, status: "pending" } });
  expect(await next()).toMatchObject({ name: "request", data: { ...reported, status: 200 } });
  expect(await next()).toMatchObject({ data: { domains: [{ updaters: [{ lastIp: "192.0.2.1" }] }] } });
  simulator.removeDomain("example.com");
  expect(await next()).toMatchObject({ name: "overview", data: { domains: [] } });
  await events.return(undefined);
});

test("a fault can be turned on for every request, and off again", async () => {
  const simulator = await start();
  const url = `${simulator.origin}/_simulator/faults/server-error`;
  for (const status of [204, 204]) expect((await fetch(url, { method: "PUT" })).status).toBe(status);
  for (const status of [500, 500]) expect((await call(simulator, "GET /domains")).status).toBe(status);
  expect((await fetch(url, { method: "DELETE" })).status).toBe(204);
  expect((await call(simulator, "GET /domains")).status).toBe(200);
});

test("fails on an unknown fault and on another method", async () => {
  const simulator = await start();
  const url = `${simulator.origin}/_simulator/faults`;
  expect((await fetch(`${url}/nothing`, { method: "PUT" })).status).toBe(404);
  expect((await fetch(`${url}/slow`, { method: "POST" })).status).toBe(404);
  expect(() => simulator.turnFault("nothing", true)).toThrow('no fault "nothing" in the simulator');
});

describe("a page of another site", () => {
  const paths = ["/", "/_simulator/events", "/_simulator/requests", "/_simulator/faults/slow"];

  test.each(paths)("fails to reach %s through its own name for 127.0.0.1", async (path) => {
    const simulator = await start();
    for (const host of [
      "evil.example",
      `evil.example:${new URL(simulator.origin).port}`,
      "127.0.0.1.evil.example",
    ]) {
      expect(await send(simulator, path, { headers: { host } })).toEqual({
        status: 403,
        text: `the simulator is called 127.0.0.1 or localhost, not "${host}"\n`,
      });
    }
  });

  test("fails to set a fault, to add a domain, and to clear the requests", async () => {
    const simulator = await start();
    const [, port] = new URL(simulator.origin).host.split(":");
    for (const origin of ["https://evil.example", "null", "http://127.0.0.1:1", `http://localhost:${port}`]) {
      for (const [method, path] of [
        ["POST", "/_simulator/faults"],
        ["PUT", "/_simulator/faults/slow"],
        ["POST", "/_simulator/domains"],
        ["DELETE", "/_simulator/requests"],
      ] as const) {
        expect(await send(simulator, path, { method, headers: { origin } })).toEqual({
          status: 403,
          text: `the simulator takes no requests from pages of ${JSON.stringify(origin)}\n`,
        });
      }
    }
    expect((await call(simulator, "GET /domains")).status).toBe(200);
  });

  test("is distinguished from the simulator's own page, under each of its names", async () => {
    const simulator = await start();
    const { port } = new URL(simulator.origin);
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, "LOCALHOST", `[::1]:${port}`]) {
      const headers = { host, origin: `http://${host}` };
      expect(await send(simulator, "/_simulator/faults/slow", { method: "DELETE", headers })).toMatchObject({
        status: 204,
      });
    }
  });
});
