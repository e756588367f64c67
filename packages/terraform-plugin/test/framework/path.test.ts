import { type Path, pathToString } from "../../src/framework/path.js";

const paths: readonly [Path, string][] = [
  [[], ""],
  [["name"], "name"],
  [["timeouts", "create"], "timeouts.create"],
  [["tags", { key: "a" }], 'tags["a"]'],
  [["tags", { key: 'say "hi"' }], 'tags["say \\"hi\\""]'],
  [["rule", { index: 0 }, "port"], "rule[0].port"],
];
for (const [path, text] of paths) {
  test(`a path of ${path.length} steps is printed as ${text}`, () => expect(pathToString(path)).toBe(text));
}
