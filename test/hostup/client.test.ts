import { arrival, clientOf, closeAll, failureOf, seen, serve, start } from "./support.js";

afterEach(closeAll);

test("reads a domain by its ID", async () => {
  const { client, domainId, simulator } = await start();
  expect(await client.getDomain(domainId)).toMatchObject({
    id: domainId,
    name: "example.com",
    serviceStatus: "active",
  });
  expect(simulator.requests[0]).toMatchObject({ userAgent: "hostup-test/1.0", key: "apiKey" });
});

test("shares a successful request for a domain, but not a failed one", async () => {
  const { client, simulator, domainId } = await start();
  simulator.fault({ answer: { status: 403 } });
  expect((await failureOf(client.getDomain(domainId))).code).toBe("forbidden");
  await Promise.all([client.getDomain(domainId), client.getDomain(domainId)]);
  await client.getDomain(domainId);
  expect(seen(simulator)).toEqual(["GET 403", "GET 200"]);
});

test("the latest deadline of the callers limits a shared request", async () => {
  const { client, simulator, domainId } = await start();
  const reads = [client.getDomain, client.dynDns];
  for (const read of reads) {
    simulator.fault({ delaySeconds: 0.05, answer: { status: 503, headers: { "retry-after": "1" } } });
    const first = read(domainId, { deadline: Date.now() + 500 });
    const second = read(domainId, { deadline: Date.now() + 60_000 });
    await Promise.all([first, second]);
  }
  expect(seen(simulator)).toEqual(["GET 503", "GET 200", "GET 503", "GET 200"]);
});

test("fails with not_found for a domain that the API does not know", async () => {
  const { client, domainId } = await start();
  await client.getDomain(domainId);
  const error = await failureOf(client.getDomain("dom_gone"));
  expect(error).toMatchObject({ code: "not_found", status: 404 });
  expect(error.message).toMatch(
    /^read of domain "dom_gone" rejected by HostUp: 404 not_found: .+ \(request ID req_\w+\)$/,
  );
});

test("fails on an ID that would lead to another path, before sending a request", async () => {
  const { client, simulator } = await start();
  for (const id of ["", ".", ".."]) {
    expect(await failureOf(client.dynDns(id))).toMatchObject({ code: "invalid_request" });
    expect(await failureOf(client.deleteConfig("dom_x", id))).toMatchObject({ code: "invalid_request" });
  }
  expect(simulator.requests).toEqual([]);
  await failureOf(client.getDomain("dom_x/dyndns?a#b"));
  expect(simulator.requests[0]?.path).toBe("/api/v2/domains/dom_x%2Fdyndns%3Fa%23b");
});

test("finds a domain by its name in any spelling", async () => {
  const { client, domainId } = await start({ domains: [{ name: "other.com" }, { name: "example.com" }] });
  expect((await client.findDomain("example.com"))?.id).toBe(domainId);
  expect((await client.findDomain("Example.COM."))?.id).toBe(domainId);
  expect(await client.findDomain("missing.com")).toBeUndefined();
  expect(await client.findDomain("not a name")).toBeUndefined();
});

for (const stored of ["räksmörgås.se", "xn--rksmrgs-5wao1o.se"]) {
  test(`a domain that HostUp writes as ${stored} is found in Unicode and in Punycode`, async () => {
    const { client } = await start({
      domains: [{ name: "example.com" }, { name: stored, id: "dom_smorgas" }],
    });
    expect((await client.findDomain("Räksmörgås.se"))?.id).toBe("dom_smorgas");
    expect((await client.findDomain("xn--rksmrgs-5wao1o.se"))?.id).toBe("dom_smorgas");
  });
}

test("finds a domain although the API ignores the name and returns pages", async () => {
  const origin = await serve((request, response) => {
    const second = request.url?.includes("cursor=two") === true;
    const domain = second ? { id: "dom_2", name: "two.com" } : { id: "dom_1", name: "one.com" };
    response.end(JSON.stringify({ data: [domain], hasMore: !second, nextCursor: second ? null : "two" }));
  });
  expect((await clientOf(origin).findDomain("two.com"))?.id).toBe("dom_2");
});

test("reports an unreadable domain, and fails only a search that may refer to it", async () => {
  const odd = { id: "dom_odd", name: "Odd.com", serviceStatus: 7 };
  const origin = await serve((_request, response) => {
    response.end(JSON.stringify({ data: [odd, { id: "dom_1", name: "one.com" }], nextCursor: null }));
  });
  const client = clientOf(origin);
  const problem = 'the field "data[0].serviceStatus" is not a string or null';
  expect(await client.listDomains()).toMatchObject({ domains: [{ id: "dom_1" }], problems: [problem] });
  expect((await client.findDomain("one.com"))?.id).toBe("dom_1");
  expect(await client.findDomain("two.com")).toBeUndefined();
  expect(await failureOf(client.findDomain("odd.com"))).toMatchObject({
    code: "unsupported",
    message: `search for domain "odd.com" found a domain in an unknown format: ${problem}`,
  });
});

test("reads all pages of domains", async () => {
  const domains = ["example.com", "b.com", "c.com", "d.com", "e.com"].map((name) => ({ name }));
  const { client, simulator } = await start({ domains, pageSize: 2 });
  expect((await client.listDomains()).domains.map(({ name }) => name)).toEqual([
    "example.com",
    "b.com",
    "c.com",
    "d.com",
    "e.com",
  ]);
  expect(seen(simulator)).toEqual(["GET 200", "GET 200", "GET 200"]);
});

test("fails on a repeated cursor instead of reading forever", async () => {
  const origin = await serve((_request, response) => {
    response.end(JSON.stringify({ data: [], hasMore: true, nextCursor: "again" }));
  });
  expect(await failureOf(clientOf(origin).listDomains())).toMatchObject({
    code: "unexpected_response",
    message: "read of the domains received the same page again: its cursor repeats",
  });
});

test("pauses and resumes an updater, and keeps its token although the response has none", async () => {
  const { client, simulator, domainId } = await start({ behavior: { tokenInPatch: false } });
  const { id, token } = simulator.addConfig("example.com", { hostname: "home.example.com", recordType: "A" });
  await client.dynDns(domainId);
  expect(await client.setEnabled(domainId, id, false)).toMatchObject({ id, enabled: false, token });
  expect(simulator.domain("example.com").configs[0]?.enabled).toBe(false);
  expect(await client.setEnabled(domainId, id, true)).toMatchObject({ enabled: true, token });
  expect((await client.dynDns(domainId)).configById.get(id)).toMatchObject({ enabled: true, token });
  expect(seen(simulator)).toEqual(["GET 200", "PATCH 200", "PATCH 200"]);
});

for (const [name, answer] of [
  ["without a body", { status: 204, body: "" }],
  ["in another format", { status: 200, body: '{"success":true}' }],
] as const) {
  test(`reads the list after a response to an update ${name}`, async () => {
    const { client, simulator, domainId } = await start();
    const { id } = simulator.addConfig("example.com", { hostname: "home.example.com", recordType: "A" });
    simulator.fault({ method: "PATCH", act: true, answer });
    expect(await client.setEnabled(domainId, id, false)).toMatchObject({ id, enabled: false });
  });
}

test("reads the current list after a response to an update in another format, and fails if the updater is gone", async () => {
  const { client, simulator, domainId } = await start();
  const { id } = simulator.addConfig("example.com", { hostname: "home.example.com", recordType: "A" });
  await client.dynDns(domainId);
  simulator.removeConfig("example.com", id);
  simulator.fault({ method: "PATCH", answer: { status: 204, body: "" } });
  expect(await failureOf(client.setEnabled(domainId, id, false))).toMatchObject({
    code: "not_found",
    message: `update of updater "${id}" failed: domain "${domainId}" has no such updater`,
  });
});

test("retries an update whose response is lost", async () => {
  const { client, simulator, domainId } = await start();
  const { id } = simulator.addConfig("example.com", { hostname: "home.example.com", recordType: "A" });
  simulator.fault({ method: "PATCH", act: true, answer: "cut" });
  expect(await client.setEnabled(domainId, id, false)).toMatchObject({ enabled: false });
  expect(seen(simulator)).toEqual(["PATCH cut", "PATCH 200"]);
});

test("fails with not_found when the updater to pause is gone", async () => {
  const { client, domainId } = await start();
  await client.dynDns(domainId);
  expect(await failureOf(client.setEnabled(domainId, "ddns_gone", false))).toMatchObject({
    code: "not_found",
    message: expect.stringMatching(/^update of updater "ddns_gone" rejected by HostUp: 404 not_found/),
  });
});

test("deletes an updater, and treats a missing one as deleted", async () => {
  const { client, simulator, domainId } = await start();
  const { id } = simulator.addConfig("example.com", { hostname: "home.example.com", recordType: "A" });
  await client.deleteConfig(domainId, id);
  expect(simulator.domain("example.com").configs).toEqual([]);
  await client.deleteConfig(domainId, id);
  expect(seen(simulator)).toEqual(["DELETE 204", "DELETE 404", "GET 200"]);
});

test("fails to delete with not_found when the key cannot see the domain", async () => {
  const { simulator, domainId } = await start();
  const { id } = simulator.addConfig("example.com", { hostname: "home.example.com", recordType: "A" });
  const stranger = clientOf(simulator.apiBase, { apiKey: simulator.otherAccountKey });
  expect((await failureOf(stranger.deleteConfig(domainId, id))).code).toBe("not_found");
  expect(simulator.domain("example.com").configs).toHaveLength(1);
});

for (const act of [true, false]) {
  test(`deletes the updater although the first request was cut ${act ? "after" : "before"} the server acted`, async () => {
    const { client, simulator, domainId } = await start();
    const { id } = simulator.addConfig("example.com", { hostname: "home.example.com", recordType: "A" });
    simulator.fault({ method: "DELETE", act, answer: "cut" });
    await client.deleteConfig(domainId, id);
    expect(simulator.domain("example.com").configs).toEqual([]);
  });
}

test("fails to delete when the 404 is not from the API", async () => {
  const { client, simulator, domainId } = await start();
  simulator.fault({ method: "DELETE", answer: { status: 404, body: "<h1>Not found</h1>" } });
  expect(await failureOf(client.deleteConfig(domainId, "ddns_x"))).toMatchObject({
    code: "unexpected_response",
    status: 404,
  });
});

test("fails to delete when the response is a web page with status 200", async () => {
  const { client, simulator, domainId } = await start();
  simulator.fault({ method: "DELETE", answer: { status: 200, body: "<h1>Welcome</h1>" } });
  expect(await failureOf(client.deleteConfig(domainId, "ddns_x"))).toMatchObject({
    code: "unexpected_response",
  });
});

test("reads the log of an updater", async () => {
  const { client, simulator, domainId } = await start();
  const { id, token } = simulator.addConfig("example.com", { hostname: "home.example.com", recordType: "A" });
  await fetch(`${simulator.origin}/api/dyndns/update?hostname=home.example.com&token=${token}&ip=192.0.2.7`, {
    headers: { "user-agent": "ddclient/3.11.2" },
  });
  expect(await client.listLogs(domainId, id)).toMatchObject({
    entries: [{ oldIp: null, newIp: "192.0.2.7", userAgent: "ddclient/3.11.2", status: "success" }],
    problems: [],
  });
});

test("names the updater whose log cannot be read", async () => {
  const { client, domainId } = await start();
  expect((await failureOf(client.listLogs(domainId, "ddns_gone", {}))).message).toMatch(
    /^read of the log of updater "ddns_gone" /,
  );
});

test("fails with cancelled immediately when the caller aborts a request in flight", async () => {
  const { client, simulator, domainId } = await start();
  simulator.fault({ answer: "hang" });
  const cancel = new AbortController();
  const reading = failureOf(client.getDomain(domainId, { signal: cancel.signal }));
  await arrival(simulator, "GET");
  cancel.abort();
  expect((await reading).code).toBe("cancelled");
});
