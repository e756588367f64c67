/** Takes the picture of the simulator's page for README.md and the guides. Needs Chromium. */
import { join } from "node:path";
import { chromium } from "playwright-core";
import { startSimulator } from "../src/simulator/simulator.js";
import { pathOf, requireCommands } from "../test/helpers/installed.js";

const picture = join(__dirname, "..", "docs", "images", "simulator.png");

async function main(): Promise<void> {
  const domains = [
    { name: "example.com" },
    { name: "example.org", available: false, reason: "Dynamic DNS requires HostUp nameservers." },
  ];
  requireCommands(["chromium"], ["chromium"]);
  const simulator = await startSimulator({ domains });
  const browser = await chromium.launch({ executablePath: pathOf("chromium"), args: ["--no-sandbox"] });
  try {
    const add = (hostname: string, recordType: "A" | "AAAA") =>
      simulator.addConfig("example.com", { hostname, recordType });
    const report = ({ hostname, token }: { hostname: string; token: string }, ip: string) =>
      fetch(`${simulator.origin}/api/dyndns/update?${new URLSearchParams({ hostname, ip, token })}`, {
        headers: { "user-agent": "ddclient/3.11.2" },
      });
    await report(add("home.example.com", "A"), "203.0.113.7");
    await report(add("home.example.com", "AAAA"), "2001:db8::7");
    const garage = add("garage.example.com", "A");
    simulator.setEnabled("example.com", garage.id, false);
    await report(garage, "203.0.113.9");
    simulator.turnFault("lost-response", true);

    const page = await browser.newPage({ locale: "en-GB", viewport: { width: 1200, height: 720 } });
    await page.goto(simulator.origin);
    await page.getByRole("status").getByText("Connected").waitFor();
    await page.getByRole("row").filter({ hasText: "paused" }).waitFor();
    await page.screenshot({ path: picture, animations: "disabled" });
  } finally {
    await browser.close();
    await simulator.close();
  }
}

void main();
