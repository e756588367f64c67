const { existsSync, mkdirSync, readFileSync, writeFileSync } = require("node:fs");
const { join, relative, sep } = require("node:path");
const TestRunner = require("jest-runner").default;

/**
 * Runner of the test files of a mutant. Stryker names the tests that cover the mutant but not their files, and Jest
 * would load every file to look for the names. This runner notes the names in the run without mutants. For a mutant it
 * runs only the files that contain them, the fastest first, until one fails.
 */
module.exports = class extends TestRunner {
  async runTests(tests, watcher, options) {
    const pattern = this._globalConfig.testNamePattern;
    const notes = join(this._globalConfig.rootDir, ".tests");
    if (pattern === undefined && process.env.__STRYKER_ACTIVE_MUTANT__ === undefined) {
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
    for (const test of chosen(tests, notes, new RegExp(pattern ?? "", "i"))) {
      if (!failed) await super.runTests([test], watcher, options);
    }
  }
};

const noteOf = (notes, { path, context }) =>
  join(notes, `${relative(context.config.rootDir, path).replaceAll(sep, "+")}.json`);

function note(notes, test, { testResults, perfStats }) {
  const names = testResults.map(({ fullName }) => fullName);
  writeFileSync(noteOf(notes, test), JSON.stringify({ names, time: perfStats.runtime }));
}

function chosen(tests, notes, pattern) {
  return tests
    .filter((test) => existsSync(noteOf(notes, test)))
    .map((test) => ({ test, ...JSON.parse(readFileSync(noteOf(notes, test), "utf8")) }))
    .filter(({ names }) => names.some((name) => pattern.test(name)))
    .sort((one, other) => one.time - other.time)
    .map(({ test }) => test);
}
