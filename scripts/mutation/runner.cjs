const { existsSync, mkdirSync, readFileSync, writeFileSync } = require("node:fs");
const { basename, join, relative, sep } = require("node:path");
const TestRunner = require("jest-runner").default;
const { fileOfMutant } = require("./mutants.cjs");

/** How many mutants of a source file each test file has killed in this process. */
const kills = new Map();

/**
 * Runner of the test files of a mutant. Stryker names the tests that cover the mutant but not their files, and Jest
 * would load every file to look for the names. This runner notes the names in the run without mutants. For a mutant it
 * runs only the files that contain them, the likeliest to fail first, until one fails.
 */
module.exports = class extends TestRunner {
  async runTests(tests, watcher, options) {
    const { rootDir, testNamePattern: pattern } = this._globalConfig;
    const notes = join(rootDir, ".tests");
    const mutant = process.env.__STRYKER_ACTIVE_MUTANT__;
    if (pattern === undefined && mutant === undefined) {
      mkdirSync(notes, { recursive: true });
      this.on("test-file-success", ([test, result]) => note(notes, test, result));
      return super.runTests(tests, watcher, options);
    }
    let failed = false;
    this.on("test-file-success", ([, result]) => {
      failed ||= result.numFailingTests > 0 || result.testExecError !== undefined;
    });
    this.on("test-file-failure", () => {
      failed = true;
    });
    const source = fileOfMutant(rootDir, mutant);
    const covering = coveringTests(tests, notes, new RegExp(pattern ?? "", "i"));
    for (const { test } of likeliestFirst(covering, source)) {
      await super.runTests([test], watcher, options);
      if (failed) return countKill(source, test);
    }
  }
};

const noteOf = (notes, { path, context }) =>
  join(notes, `${relative(context.config.rootDir, path).replaceAll(sep, "+")}.json`);

function note(notes, test, { testResults, perfStats }) {
  const names = testResults.map(({ fullName }) => fullName);
  writeFileSync(noteOf(notes, test), JSON.stringify({ names, time: perfStats.runtime }));
}

function coveringTests(tests, notes, pattern) {
  return tests
    .filter((test) => existsSync(noteOf(notes, test)))
    .map((test) => ({ test, ...JSON.parse(readFileSync(noteOf(notes, test), "utf8")) }))
    .filter(({ names }) => names.some((name) => pattern.test(name)));
}

/** Orders test files: those with the name of the source, then those that killed most of its mutants, then the fastest. */
function likeliestFirst(covering, source) {
  const killsOf = ({ test }) => kills.get(source)?.get(test.path) ?? 0;
  const isNamesake = ({ test }) => (basename(test.path) === `${basename(source, ".ts")}.test.ts` ? 1 : 0);
  return covering.sort(
    (one, other) =>
      isNamesake(other) - isNamesake(one) || killsOf(other) - killsOf(one) || one.time - other.time,
  );
}

function countKill(source, { path }) {
  const ofSource = kills.get(source) ?? new Map();
  kills.set(source, ofSource.set(path, (ofSource.get(path) ?? 0) + 1));
}
