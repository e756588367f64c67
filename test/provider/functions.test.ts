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
  ...["203.0.113.7", "2001:db8::7", "::ffff:203.0.113.7", "<ipaddr>", "[IP]", "%i", "${ip}", "__MYIP__"].map(
    (ip): [string, Value[], Value] => [
      "update_url",
      ["home.example.com", "t0k3n", ip],
      `https://cloud.hostup.se/api/dyndns/update?hostname=home.example.com&token=t0k3n&ip=${ip}`,
    ],
  ),
];
for (const [name, values, result] of results) {
  test(`${name}(${values.join(", ")}) is ${result}`, () => {
    expect(server.callFunction({ name, values })).toBe(result);
  });
}

const wrongAddresses = [
  "",
  "203.0.113.256",
  "2001:db8::g",
  "fe80::1%eth0",
  "203.0.113.7&x=1",
  "<ip>&x",
  "[my ip]",
  "ip",
];
const failures: [string, Value[], number, string][] = [
  ["normalize_hostname", ["home..example.com"], 0, "invalid host name"],
  ["belongs_to_domain", ["", "example.com"], 0, "invalid host name"],
  ["belongs_to_domain", ["home.example.com", "exa mple.com"], 1, "invalid host name"],
  ["update_url", ["-.example.com", "t0k3n"], 0, "invalid host name"],
  ["update_url", ["home.example.com", ""], 1, "the token is empty"],
  ...wrongAddresses.map((ip): [string, Value[], number, string] => [
    "update_url",
    ["home.example.com", "t0k3n", ip],
    2,
    `invalid address ${JSON.stringify(ip)}: use an IP address, or the router's placeholder`,
  ]),
  ["update_url", ["home.example.com", "t0k3n", "<ipaddr>", "<ip6addr>"], 3, "once for each updater"],
];
for (const [name, values, argument, message] of failures) {
  test(`fails on argument ${argument} of ${name}(${JSON.stringify(values)}), without the token`, () => {
    expect.assertions(3);
    try {
      server.callFunction({ name, values });
    } catch (error) {
      expect(error).toBeInstanceOf(FunctionError);
      expect(error).toMatchObject({ argument, message: expect.stringContaining(message) });
      expect(String(error)).not.toContain("t0k3n");
    }
  });
}
