const { TestEnvironment } = require("jest-environment-node");
const { mixinJestEnvironment } = require("@stryker-mutator/jest-runner");

const noTest = /(?!)/;

/** Environment of the tests of a mutant. The first failure kills the mutant, so it skips the rest of the file. */
class Environment extends TestEnvironment {
  handleTestEvent(event, state) {
    if (event.name === "test_done" && event.test.errors.length > 0) state.testNamePattern = noTest;
  }
}

module.exports = mixinJestEnvironment(Environment);
