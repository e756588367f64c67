import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as api from "../src/index.js";

const folder = join(__dirname, "..");
const readme = readFileSync(join(folder, "README.md"), "utf8");
const comparison = readme.slice(readme.indexOf("## Comparison with"), readme.indexOf("## RPCs"));
const framework = join(folder, "src/framework");
const source = readdirSync(framework)
  .map((file) => readFileSync(join(framework, file), "utf8"))
  .join("\n");

/** The names that the right column of the table gives to things. */
const names = comparison
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| Go framework"))
  .flatMap((line) =>
    [...(line.split(" | ")[1] ?? "").matchAll(/`([a-zA-Z]\w*)`/g)].map(([, name = ""]) => name),
  );

test("the table has the features of all parts of a provider", () => {
  expect(names.length).toBeGreaterThan(90);
});

test.each(
  [...new Set(names)].filter(
    (name) => !["conformance", "log", "serveProvider", "GetProviderSchema"].includes(name),
  ),
)("what the table calls %s is exported, or a member of what is", (name) => {
  const isMember = new RegExp(`(readonly |^\\s+)${name}\\??[:(<]`, "m").test(source);
  expect(Object.hasOwn(api, name) || isMember || new RegExp(`interface ${name}\\b`).test(source)).toBe(true);
});

const validators = Object.keys(api).filter((name) =>
  /^(length|bytes|number|size|each|unique|noNull|oneOf|noneOf)/.test(name),
);
test.each(validators.filter((name) => name !== "numberAttribute"))(
  "the table has the validator %s",
  (name) => {
    expect(names).toContain(name);
  },
);
