/** Checks the workflows, which only run at GitHub, and that the commands in them exist. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { scripts } from "../../package.json";
import { installGoPrograms } from "../helpers/install-once.js";
import { requireCommands } from "../helpers/installed.js";

const root = resolve(__dirname, "../..");
const folder = join(root, ".github/workflows");
const workflows = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
let path: string;

beforeAll(() => {
  // With shellcheck on the PATH, actionlint checks the shell commands too.
  requireCommands(["shellcheck"], ["shellcheck"]);
  path = installGoPrograms(["github.com/rhysd/actionlint/cmd/actionlint@v1.7.12"]);
}, 300_000);

function lint(workflow: string) {
  const env = { ...process.env, PATH: [path, process.env.PATH].join(delimiter) };
  const { stdout, status } = spawnSync("actionlint", ["-no-color", "-"], {
    cwd: root,
    env,
    input: workflow,
    encoding: "utf8",
  });
  return { output: stdout, status };
}

test("actionlint finds no mistake in the workflows, and finds the ones that are made for this test", () => {
  expect(workflows).toHaveLength(2);
  for (const workflow of workflows) expect(lint(workflow)).toEqual({ output: "", status: 0 });
  const [ci = ""] = workflows;
  expect(lint(ci.replaceAll("matrix.cli }}", "matrix.clis }}")).output).toContain(
    'property "clis" is not defined',
  );
  expect(lint(ci.replace("run: npm ci", "run: cd $HOME/a")).output).toContain("shellcheck reported issue");
});

test("every npm script that a workflow or .ci/run runs exists, and every action is pinned to a commit", () => {
  const files = [...workflows, readFileSync(join(root, ".ci/run"), "utf8")];
  const used = files.flatMap((text) => [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name = ""]) => name));
  expect(used).toEqual(expect.arrayContaining(["lint", "build:launcher", "release"]));
  expect(used.filter((name) => !(name in scripts))).toEqual([]);
  const actions = workflows.flatMap((text) => text.match(/uses: .*/g) ?? []);
  expect(actions.length).toBeGreaterThan(5);
  expect(actions.filter((line) => !/^uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
});
