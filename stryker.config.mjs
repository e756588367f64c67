import jest from "./jest.config.cjs";

/** Projects whose tests run in the process of the mutants. The others start programs, which do not contain them. */
const projects = jest.projects
  .filter(({ displayName }) => ["lib", "src"].includes(displayName))
  .map((project) => ({
    ...project,
    runner: "<rootDir>/scripts/mutation/runner.cjs",
    testEnvironment: "<rootDir>/scripts/mutation/environment.cjs",
    testPathIgnorePatterns: [
      ...(project.testPathIgnorePatterns ?? []),
      "<rootDir>/test/(architecture|bench|protocol|scripts|simulator)",
      "<rootDir>/packages/terraform-plugin/test/(go-plugin|readme|tfplugin/gen)",
      "<rootDir>/test/lib/examples",
    ],
    // The package in node_modules is a link out of the sandbox, to code without mutants.
    moduleNameMapper: {
      ...project.moduleNameMapper,
      "^@hostup/terraform-plugin$": "<rootDir>/packages/terraform-plugin/src/index.ts",
      "^@hostup/terraform-plugin/service$": "<rootDir>/packages/terraform-plugin/src/tfplugin/service.ts",
    },
  }));

export default {
  mutate: [
    "src/{hostup,provider}/**/*.ts",
    "packages/terraform-plugin/src/framework/**/*.ts",
    "lib/**/*.ts",
    "!lib/gen/**",
  ],
  testRunner: "jest",
  jest: { config: { ...jest, projects }, enableFindRelatedTests: false },
  coverageAnalysis: "perTest",
  ignoreStatic: true,
  // Most of the time, a test waits for a server.
  concurrency: 4,
  timeoutMS: 10_000,
  // Stryker would adjust tsconfig.json for its sandbox, by functions that TypeScript 7 lacks. Only tsc reads it.
  tsconfigFile: "none",
  htmlReporter: { fileName: "coverage/mutation.html" },
  reporters: ["clear-text", "html", "progress"],
  clearTextReporter: { allowColor: false, logTests: false },
  tempDirName: "coverage/mutants",
  cleanTempDir: "always",
  ignorePatterns: ["build", "build-cdktn", "dist", "bin", "coverage", "cdktf.out"],
};
