import { FunctionError, type Value } from "@hostup/terraform-plugin";
import { ProviderHarness } from "../helpers/provider-harness.js";

const { server } = ProviderHarness.unconfigured();

const results: [string, Value[], Value][] = [
  ["normalize_hostname", ["Home.Example.COM."], "home.example.com"],
  ["normalize_hostname", ["hälsa.se"], "xn--hlsa-loa.se"],
  ["belongs_to_domain", ["home.example.com", "EXAMPLE.com."], true],
  ["belongs_to_domain", ["example.com", "example.com"], true],
  ["belongs_to_domain", ["badexample.com", "example.com"], false],
  ["belongs_to_domain", ["example.com", "home.example.com"], false],
  [
    "update_url",
    ["Home.example.com", "a&b"],
    "https://cloud.hostup.se/api/dyndns/update?hostname=home.example.com&token=a%26b",
  ],
];
for (const [name, values, result] of results) {
  test(`${name}(${values.join(", ")}) is ${result}`, () => {
    expect(server.callFunction({ name, values })).toBe(result);
  });
}

const failures: [string, Value[], number][] = [
  ["normalize_hostname", ["home..example.com"], 0],
  ["belongs_to_domain", ["", "example.com"], 0],
  ["belongs_to_domain", ["home.example.com", "exa mple.com"], 1],
  ["update_url", ["-.example.com", "t0k3n"], 0],
];
for (const [name, values, argument] of failures) {
  test(`fails on argument ${argument} of ${name}(${JSON.stringify(values)}), and shows no token`, () => {
    expect.assertions(3);
    try {
      server.callFunction({ name, values });
    } catch (error) {
      expect(error).toBeInstanceOf(FunctionError);
      expect(error).toMatchObject({ argument, message: expect.stringContaining("invalid host name") });
      expect(String(error)).not.toContain("t0k3n");
    }
  });
}
