import { tokenVersion } from "../../src/provider/token-version.js";

for (const [what, id, version] of [
  ["an empty text, whose hash is 0x811c9dc5", "", 1_083_068_130],
  ["the published vector of 0xbf9cf968", "foobar", 1_607_367_860],
  ["an ID", "ddns_01hxb4c5d6e7f8g9h0j1k2m3n4", 1_930_413_268],
  ["the next ID", "ddns_01hxb4c5d6e7f8g9h0j1k2m3n5", 1_938_802_077],
  ["a text whose hash is 0, which a version never is", "68m* ", 1],
] as const) {
  test(`the version of ${what}`, () => {
    expect(tokenVersion(id)).toBe(version);
  });
}

test("versions of a hundred thousand consecutive IDs are distinct 32-bit numbers", () => {
  const ids = Array.from({ length: 100_000 }, (_, index) => `ddns_${String(index).padStart(26, "0")}`);
  const versions = ids.map(tokenVersion);
  expect(new Set(versions).size).toBe(100_000);
  expect(
    versions.filter((version) => !Number.isInteger(version) || version < 1 || version > 2147483647),
  ).toEqual([]);
});
