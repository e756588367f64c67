import { suggestHostname } from "../../lib/hostname-suggestion.js";

const name253 = `${`${"a".repeat(63)}.`.repeat(3)}${"a".repeat(61)}`;

describe("suggestHostname", () => {
  for (const [hostname, domain, expected] of [
    ["home.exmaple.com", "example.com", "home.example.com"],
    ["home.exampl.com", "example.com", "home.example.com"],
    ["home.examplee.com", "example.com", "home.example.com"],
    ["home.exbmple.com", "example.com", "home.example.com"],
    ["home.example.cm", "example.com", "home.example.com"],
    ["home.example.comm", "example.com", "home.example.com"],
    ["home.example.co", "example.com", "home.example.com"],
    ["home.example.c", "example.com", undefined],
    ["example", "example.com", "example.com"],
    ["home", "example..com", undefined],
    ["home.0x7f.exmaple", "0x7f.example", "home.0x7f.example"],
    ["home.excaple.com", "example.com", undefined],
    ["home.exmcple.com", "example.com", undefined],
    ["home.exmapel.com", "example.com", undefined],
    ["exmaple.com", "example.com", "example.com"],
    ["a.b.exmaple.com", "example.com", "a.b.example.com"],
    ["home.exam.ple.com", "example.com", "home.example.com"],
    ["home.examplecom", "example.com", "home.example.com"],
    ["homeexample.com", "example.com", "home.example.com"],
    ["home.raksmörgås.se", "räksmörgås.se", "home.räksmörgås.se"],
    ["home", "example.com", "home.example.com"],
    ["*", "example.com", undefined],
    ["home.example", "example.com", "home.example.com"],
    ["home.example.co", "example.co.uk", "home.example.co.uk"],
    ["home.example.org", "example.com", undefined],
    ["home.other.net", "example.com", undefined],
    ["home.example.com", "example.com", undefined],
    ["home..exmaple.com", "example.com", undefined],
    ["home", name253, undefined],
  ] as const) {
    test(`${hostname} in ${domain}: ${expected ?? "no suggestion"}`, () => {
      expect(suggestHostname(hostname, domain)).toBe(expected);
    });
  }
});
