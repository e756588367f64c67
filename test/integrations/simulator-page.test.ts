/** Tests the simulator's page in a real browser as people use it: on screen, by keyboard, and through the accessibility tree. */
import { readFileSync } from "node:fs";
import type axe from "axe-core";
import { type Browser, chromium, type Page } from "playwright-core";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { pathOf, requireCommands } from "../helpers/installed.js";

const home = { hostname: "home.example.com", recordType: "A" } as const;
const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
let browser: Browser;
let simulator: Simulator;
let page: Page;
/** Everything that the page writes to the console, such as violations of the content security policy. */
let complaints: string[];

beforeAll(async () => {
  requireCommands(["chromium"], ["chromium"]);
  // Chromium's sandbox does not start as root, for example in containers. The page comes from this process, so it is trusted.
  browser = await chromium.launch({ executablePath: pathOf("chromium"), args: ["--no-sandbox"] });
}, 300_000);
afterAll(() => browser.close());

beforeEach(async () => {
  simulator = await startSimulator();
  page = await openPage();
});
afterEach(async () => {
  await page.close();
  await simulator.close();
});

async function openPage(options: Parameters<Browser["newPage"]>[0] = {}): Promise<Page> {
  const opened = await browser.newPage(options);
  complaints = [];
  opened.on("console", (message) => complaints.push(message.text()));
  opened.on("pageerror", (error) => complaints.push(error.message));
  await opened.goto(simulator.origin);
  await opened.getByRole("status").getByText("Connected").waitFor();
  return opened;
}

const call = (method: string, path: string, body?: unknown) =>
  fetch(simulator.apiBase + path, {
    method,
    headers: { authorization: `Bearer ${simulator.apiKey}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

const createUpdater = () => call("POST", `/domains/${simulator.domain("example.com").id}/dyndns`, home);

const report = (query: Record<string, string>) =>
  fetch(`${simulator.origin}/api/dyndns/update?${new URLSearchParams(query)}`, {
    headers: { "user-agent": "router/<b>1</b>" },
  });

const row = (...texts: readonly string[]) =>
  texts.reduce((rows, hasText) => rows.filter({ hasText }), page.getByRole("row"));

test("shows live what is created, reported, and paused, and every request", async () => {
  await createUpdater();
  await row("home.example.com", "none yet", "active").waitFor();
  await page
    .getByRole("log")
    .filter({ hasText: JSON.stringify(home) })
    .waitFor();

  const [updater] = simulator.domain("example.com").configs;
  await report({ hostname: home.hostname, ip: "203.0.113.7", token: updater?.token ?? "" });
  await row("home.example.com", "203.0.113.7", `…${updater?.token.slice(-4)}`).waitFor();
  await row("GET /api/dyndns/update?hostname=home.example.com&ip=203.0.113.7&token=***", "200").waitFor();

  simulator.setEnabled("example.com", updater?.id ?? "", false);
  await row("home.example.com", "paused").waitFor();
  expect(complaints).toEqual([]);
});

test("contains no token or key in its text, its markup, or the data that it receives", async () => {
  const client = await page.context().newCDPSession(page);
  await client.send("Network.enable");
  const events: string[] = [];
  client.on("Network.eventSourceMessageReceived", ({ data }) => events.push(data));
  await createUpdater();
  const { token = "" } = simulator.domain("example.com").configs[0] ?? {};
  await report({ hostname: home.hostname, ip: "203.0.113.7", token });
  await row("203.0.113.7", `…${token.slice(-4)}`).waitFor();

  const all = [await page.content(), ...events].join("\n");
  expect(events.length).toBeGreaterThan(1);
  expect(all).toContain(token.slice(-4));
  expect(all).not.toContain(token);
  expect(all).not.toContain(simulator.apiKey);
});

test("shows a request without a response as pending, then as cut", async () => {
  simulator.fault({ answer: "hang" });
  const abort = new AbortController();
  const answer = fetch(`${simulator.apiBase}/domains`, { signal: abort.signal });
  await row("GET /api/v2/domains", "pending").waitFor();
  abort.abort();
  await expect(answer).rejects.toThrow("aborted");
  await row("GET /api/v2/domains", "cut").waitFor();
  expect(await row("GET /api/v2/domains").count()).toBe(1);
});

test("a fault can be turned on and off by keyboard only, and its switch keeps the focus", async () => {
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  const serverError = page.getByRole("switch", { name: "server-error", description: "Responds with 500." });
  expect(await page.locator(":focus").getAttribute("id")).toBe(await serverError.getAttribute("id"));
  for (const [checked, status] of [
    [true, 500],
    [false, 200],
  ] as const) {
    const answered = page.waitForResponse(/\/_simulator\/faults\/server-error$/);
    await page.keyboard.press("Space");
    await answered;
    expect((await call("GET", "/domains")).status).toBe(status);
    await row("GET /api/v2/domains", String(status)).waitFor();
    expect(await page.locator(":focus").isChecked()).toBe(checked);
  }
});

test("shows a fault that another process turns on", async () => {
  simulator.turnFault("slow", true);
  await page.getByRole("switch", { name: "slow", checked: true }).waitFor();
  await page.getByRole("switch", { name: "cut", checked: false }).waitFor();
});

test("fails visibly when a fault cannot be changed, and keeps the switch's position", async () => {
  await page.route("**/_simulator/faults/cut", (route) => route.abort());
  await page.getByText("cut", { exact: true }).click();
  await page.getByRole("alert").getByText("cut could not be changed.").waitFor();
  expect(await page.getByRole("switch", { name: "cut" }).isChecked()).toBe(false);
});

test("reports that the simulator has stopped, and shows the one that replaces it", async () => {
  const { origin } = simulator;
  await call("GET", "/domains");
  await row("GET /api/v2/domains").waitFor();
  await simulator.close();
  await page.getByRole("status").getByText("The simulator has stopped").waitFor();
  simulator = await startSimulator({
    port: Number(new URL(origin).port),
    domains: [{ name: "example.org" }],
  });
  await page.getByRole("heading", { name: "example.org" }).waitFor();
  await page.getByRole("status").getByText("Connected").waitFor();
  expect(await row("GET /api/v2/domains").count()).toBe(0);
});

test("shows text from clients as text, not as markup", async () => {
  const hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
  await report({ hostname: hostile });
  await call("POST", "/domains/dom_1/dyndns", { hostname: hostile });
  await call("GET", `/${encodeURIComponent(hostile)}`);
  simulator.addDomain({ name: hostile, available: false, reason: hostile });
  simulator.addConfig(hostile, { hostname: hostile, recordType: "A" });
  await page.getByRole("heading", { name: hostile }).waitFor();
  await row("router/<b>1</b>").waitFor();
  await row(hostile, "active").waitFor();
  expect(await page.locator("main").locator("img, script, b").count()).toBe(0);
  expect(await page.title()).toBe("Simulated HostUp");
  expect(complaints).toEqual([]);
});

const looks = [
  { colorScheme: "light", viewport: { width: 1200, height: 860 } },
  { colorScheme: "dark", viewport: { width: 1200, height: 860 } },
  { colorScheme: "light", viewport: { width: 320, height: 640 } },
] as const;
test.each(looks)("is accessible: $colorScheme, $viewport.width pixels wide", async (look) => {
  await createUpdater();
  const { id = "" } = simulator.domain("example.com").configs[0] ?? {};
  simulator.setEnabled("example.com", id, false);
  simulator.addDomain({ name: "example.org", available: false });
  simulator.turnFault("server-error", true);
  await call("GET", "/domains");
  await page.close();
  page = await openPage({ ...look });
  await row("home.example.com", "paused").waitFor();
  await row("GET /api/v2/domains", "500").waitFor();

  await page.evaluate(axeSource);
  const { violations, passes } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(),
  );
  expect(
    violations.map((violation) => `${violation.id}: ${violation.nodes.map(({ html }) => html)}`),
  ).toEqual([]);
  expect(passes.map((pass) => pass.id)).toEqual(
    expect.arrayContaining(["color-contrast", "label", "region"]),
  );
  const width = await page.evaluate("document.documentElement.scrollWidth");
  expect(width).toBe(look.viewport.width);
});

test.each([
  ["no-preference", "arrive"],
  ["reduce", "none"],
] as const)("for motion, %s: the animation of a new row is %s", async (reducedMotion, animation) => {
  await page.emulateMedia({ reducedMotion });
  await call("GET", "/domains");
  await row("GET /api/v2/domains").waitFor();
  const style = `getComputedStyle(document.getElementById("request-1"))`;
  expect(await page.evaluate(`${style}.animationName`)).toBe(animation);
});
