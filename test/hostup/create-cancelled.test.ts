import { arrival, closeAll, failureOf, outcomeOf, seen, start } from "./support.js";

afterEach(closeAll);

const home = { hostname: "home.example.com", recordType: "A" } as const;

test("fails with cancelled without a request when the caller has already aborted", async () => {
  const { client, simulator, domainId } = await start();
  const error = await failureOf(client.createConfig(domainId, home, { signal: AbortSignal.abort() }));
  expect(error.code).toBe("cancelled");
  expect(simulator.requests.filter(({ method }) => method === "POST")).toEqual([]);
});

test("returns the result of a POST in flight when the caller aborts", async () => {
  const { client, simulator, domainId } = await start();
  simulator.fault({ method: "POST", delaySeconds: 0.1, answer: "pass" });
  const cancel = new AbortController();
  const creating = client.createConfig(domainId, home, { signal: cancel.signal });
  await arrival(simulator, "POST");
  cancel.abort();
  const { config, adopted } = await creating;
  expect(adopted).toBe(false);
  expect(simulator.domain("example.com").configs).toEqual([config]);
});

for (const answer of ["cut", "hang"] as const) {
  test(`finds the configuration of a lost POST in the list (${answer})`, async () => {
    const { client, simulator, domainId } = await start({ pacing: { graceMilliseconds: 400 } });
    simulator.fault({ method: "POST", act: true, delaySeconds: 0.05, answer });
    const cancel = new AbortController();
    const creating = client.createConfig(domainId, home, { signal: cancel.signal });
    await arrival(simulator, "POST");
    cancel.abort();
    const { config, adopted } = await creating;
    expect(adopted).toBe(true);
    expect(simulator.domain("example.com").configs).toEqual([config]);
  });

  test(`fails as ambiguous when a lost POST (${answer}) is not in the list yet, without another POST`, async () => {
    const { client, simulator, domainId } = await start({ pacing: { graceMilliseconds: 400 } });
    simulator.fault({ method: "POST", act: false, delaySeconds: 0.05, answer });
    const cancel = new AbortController();
    const creating = failureOf(client.createConfig(domainId, home, { signal: cancel.signal }));
    await arrival(simulator, "POST");
    cancel.abort();
    const error = await creating;
    expect(error.code).toBe("ambiguous");
    expect(error.message).toContain("HostUp may have created the updater anyway");
    expect(seen(simulator)).toEqual(["GET 200", "POST cut", "GET 200"]);
  });
}

test("fails as ambiguous, within the grace period, when the POST and the list hang after the caller aborts", async () => {
  const { client, simulator, domainId } = await start({ pacing: { graceMilliseconds: 300 } });
  simulator.fault({ method: "POST", act: true, answer: "hang" });
  simulator.fault({ method: "GET", skip: 1, answer: "hang" });
  const cancel = new AbortController();
  const creating = failureOf(client.createConfig(domainId, home, { signal: cancel.signal }));
  await arrival(simulator, "POST");
  const aborted = performance.now();
  cancel.abort();
  expect((await creating).code).toBe("ambiguous");
  expect(performance.now() - aborted).toBeLessThan(1_500);
});

test("still searches for a lost POST when the caller aborts the wait before the search", async () => {
  const post = outcomeOf("POST");
  const { client, simulator, domainId } = await start({
    client: post.client,
    pacing: { firstWaitMilliseconds: 60_000, longestWaitMilliseconds: 60_000 },
  });
  simulator.fault({ method: "POST", act: true, answer: "cut" });
  const cancel = new AbortController();
  const creating = client.createConfig(domainId, home, { signal: cancel.signal });
  await post.acted;
  cancel.abort();
  expect((await creating).adopted).toBe(true);
});

test("fails with cancelled when the caller aborts the wait for a rate limit", async () => {
  const post = outcomeOf("POST");
  const { client, simulator, domainId } = await start({ client: post.client });
  simulator.fault({ method: "POST", answer: { status: 429, headers: { "retry-after": "600" } } });
  const cancel = new AbortController();
  const creating = failureOf(client.createConfig(domainId, home, { signal: cancel.signal }));
  await post.acted;
  cancel.abort();
  const error = await creating;
  expect(error.code).toBe("cancelled");
  expect(error.message).toMatch(
    /^create of updater "home\.example\.com" \(A\) cancelled before another try: create of .+ 429 rate_limit_exceeded: /,
  );
  expect(simulator.domain("example.com").configs).toEqual([]);
});

test("cancels a create that waits for another one with the same name", async () => {
  const { client, simulator, domainId } = await start();
  simulator.fault({ method: "POST", delaySeconds: 0.2, answer: "pass" });
  const cancel = new AbortController();
  const first = client.createConfig(domainId, home);
  const second = failureOf(client.createConfig(domainId, home, { signal: cancel.signal }));
  const third = failureOf(client.createConfig(domainId, home));
  await arrival(simulator, "POST");
  cancel.abort();
  expect((await second).code).toBe("cancelled");
  expect((await first).adopted).toBe(false);
  expect((await third).code).toBe("duplicate");
});
