import { isSameHostname } from "../../src/provider/validators.js";
import { ProviderHarness } from "../helpers/provider-harness.js";

for (const [left, right, isSame] of [
  ["home.example.com", "HOME.Example.com.", true],
  ["höme.example.com", "xn--hme-sna.example.com", true],
  ["home.example.com", "office.example.com", false],
  ["not valid", "not valid", true],
  ["not valid", "NOT VALID", false],
  ["home.example.com", "home.example.com..", false],
  ["home.example.com..", "home.example.com", false],
] as const) {
  test(`${left} and ${right} are ${isSame ? "the same host name" : "different host names"}`, () => {
    expect(isSameHostname(left, right)).toBe(isSame);
  });
}

test("an address that is no IP address fails with the value and an example", () => {
  const config = { domain_id: "dom_1", updater_id: "ddns_1", hostname: null, record_type: null };
  const { diagnostics } = ProviderHarness.unconfigured().validateAction("hostup_dyndns_report", {
    ...config,
    ip: "203.0.113",
  });
  expect(diagnostics).toMatchObject([
    { detail: '"203.0.113" is not an IPv4 or IPv6 address, such as "203.0.113.7" or "2001:db8::7".' },
  ]);
});

test("an address is valid, and so is a name suffix", () => {
  const harness = ProviderHarness.unconfigured();
  const config = { domain_id: "dom_1", updater_id: "ddns_1" };
  for (const ip of ["203.0.113.7", "2001:db8::7", null]) {
    expect(harness.validateAction("hostup_dyndns_report", { ...config, ip }).diagnostics).toEqual([]);
  }
  expect(harness.validateData("hostup_domains", { name_suffix: "example.com" })).toEqual([]);
});
