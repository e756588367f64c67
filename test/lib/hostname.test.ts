import { belongsToDomain, normalizeHostname, validateHostname } from "../../lib/hostname.js";

const label63 = "a".repeat(63);
const name253 = `${label63}.${label63}.${label63}.${"a".repeat(61)}`;

describe("normalizeHostname", () => {
  for (const [hostname, expected] of [
    ["home.example.com", "home.example.com"],
    ["Home.EXAMPLE.com", "home.example.com"],
    ["home.example.com.", "home.example.com"],
    ["*.example.com", "*.example.com"],
    ["_nas.example.com", "_nas.example.com"],
    ["home-1.example.com", "home-1.example.com"],
    ["1.example.com", "1.example.com"],
    ["räksmörgås.se", "xn--rksmrgs-5wao1o.se"],
    ["RÄKSMÖRGÅS.SE.", "xn--rksmrgs-5wao1o.se"],
    ["ra\u0308ksmo\u0308rga\u030as.se", "xn--rksmrgs-5wao1o.se"],
    ["XN--RKSMRGS-5WAO1O.se", "xn--rksmrgs-5wao1o.se"],
    ["faß.de", "xn--fa-hia.de"],
    ["home。example。com", "home.example.com"],
    ["ｈｏｍｅ.example.com", "home.example.com"],
    ["*.åäö.se", "*.xn--4cab6c.se"],
    ["localhost", "localhost"],
    ["0x7f.example", "0x7f.example"],
    [name253, name253],
  ] as const) {
    test(`${hostname} is ${expected}`, () => {
      expect(normalizeHostname(hostname)).toBe(expected);
    });
  }

  test("fails with the name and the problem", () => {
    expect(() => normalizeHostname("home..example.com")).toThrow(
      'invalid host name "home..example.com": it has an empty label',
    );
  });
});

describe("validateHostname", () => {
  for (const [hostname, problem] of [
    ["home.example.com", undefined],
    ["", "it is empty"],
    [".", "it is empty"],
    ["..", "it has an empty label"],
    [".example.com", "it has an empty label"],
    ["home.example.com..", "it has an empty label"],
    [" home.example.com", 'it contains the character " "'],
    ["home.example.com\n", 'it contains the character "\\n"'],
    ["https://home.example.com", 'it contains the character ":"'],
    ["home.example.com:8080", 'it contains the character ":"'],
    ["home.example.com/path", 'it contains the character "/"'],
    ["user@example.com", 'it contains the character "@"'],
    ["ex%61mple.com", 'it contains the character "%"'],
    ["hö%6de.example.com", 'it contains the character "%"'],
    ["::1", 'it contains the character ":"'],
    ["192.168.1.1", "it is an IP address"],
    ["home.1", "its last label is a number"],
    ["home.example.12", "its last label is a number"],
    ["home.1e", undefined],
    ["home.e1", undefined],
    ["-home.example.com", 'its label "-home" starts or ends with a hyphen'],
    ["home-.example.com", 'its label "home-" starts or ends with a hyphen'],
    ["hömë-.example.com", 'its label "hömë-" starts or ends with a hyphen'],
    ["home.*.example.com", "a wildcard can only be the whole first label"],
    ["home*.example.com", "a wildcard can only be the whole first label"],
    ["*", "a wildcard can only be the whole first label"],
    ["xn--a.example.com", "it is not valid Unicode for a host name"],
    ["a\u200db.example.com", "it is not valid Unicode for a host name"],
    [`${label63}a.example.com`, `its label "${label63}a" has 64 characters, at most 63 are allowed`],
    [`a${name253}`, "it has 254 characters, at most 253 are allowed"],
    [`${"ö".repeat(60)}.se`, `its label "${"ö".repeat(60)}" has 66 characters, at most 63 are allowed`],
  ] as const) {
    test(`${JSON.stringify(hostname)}: ${problem ?? "no problem"}`, () => {
      expect(validateHostname(hostname)).toBe(problem);
    });
  }
});

describe("belongsToDomain", () => {
  for (const [hostname, domain, expected] of [
    ["example.com", "example.com", true],
    ["home.example.com", "example.com", true],
    ["a.b.example.com", "example.com", true],
    ["*.example.com", "example.com", true],
    ["HOME.Example.com.", "example.COM.", true],
    ["hem.räksmörgås.se", "xn--rksmrgs-5wao1o.se", true],
    ["hem.xn--rksmrgs-5wao1o.se", "Räksmörgås.se", true],
    ["badexample.com", "example.com", false],
    ["example.com.evil.net", "example.com", false],
    ["example.com", "home.example.com", false],
    ["home.example.org", "example.com", false],
    ["com", "example.com", false],
    ["home.еxample.com", "example.com", false],
    ["home.example.co", "example.co.uk", false],
  ] as const) {
    test(`${hostname} ${expected ? "belongs" : "does not belong"} to ${domain}`, () => {
      expect(belongsToDomain(hostname, domain)).toBe(expected);
    });
  }
});
