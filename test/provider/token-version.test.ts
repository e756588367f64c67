import { tokenVersion } from "../../src/provider/token-version.js";

for (const [what, id, version] of [
  ["nothing, which leaves the hash 0x811c9dc5", "", 1_083_068_130],
  ["the published vector of 0xbf9cf968", "foobar", 1_607_367_860],
  ["an id", "ddns_01hxb4c5d6e7f8g9h0j1k2m3n4", 1_930_413_268],
  ["the next id", "ddns_01hxb4c5d6e7f8g9h0j1k2m3n5", 1_938_802_077],
  ["a text whose hash is 0, since a version is not", "68m* ", 1],
] as const) {
  test(`the version of ${what}`, () => {
    expect(tokenVersion(id)).toBe(version);
  });
}

test("versions of a hundred thousand ids in a row are numbers of their own that 32 bits hold", () => {
  const ids = Array.from({ length: 100_000 }, (_, index) => `ddns_${String(index).padStart(26, "0")}`);
  const versions = ids.map(tokenVersion);
  expect(new Set(versions).size).toBe(100_000);
  expect(
    versions.filter((version) => !Number.isInteger(version) || version < 1 || version > 2147483647),
  ).toEqual([]);
});
