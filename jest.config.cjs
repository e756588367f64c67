const transform = (pattern) => ({
  [pattern]: [
    "@swc/jest",
    {
      jsc: { target: "es2022", parser: { syntax: "typescript" } },
      module: { type: "commonjs" },
      isModule: "unknown",
      sourceMaps: "inline",
    },
  ],
});

const common = {
  testEnvironment: "node",
  moduleFileExtensions: ["ts", "js", "cjs", "mjs", "json", "node"],
  modulePathIgnorePatterns: [
    "<rootDir>/build/",
    "<rootDir>/build-cdktn/",
    "<rootDir>/coverage/",
    "<rootDir>/dist/",
    "<rootDir>/plugin/",
    "cdktf.out",
  ],
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" },
};

const modules = { transform: transform("\\.[mc]?[jt]s$"), transformIgnorePatterns: [] };

/**
 * `lib` is a CommonJS package on the CommonJS `cdktf`; `src` is ES modules on packages that are ES modules only,
 * so there everything is transformed.
 */
module.exports = {
  testTimeout: 60_000,
  maxWorkers: 2,
  projects: [
    {
      ...common,
      displayName: "lib",
      testMatch: ["<rootDir>/test/lib/**/*.test.ts"],
      transform: transform("\\.ts$"),
    },
    {
      ...common,
      displayName: "src",
      testMatch: ["<rootDir>/{packages/*/test,test}/**/*.test.ts"],
      testPathIgnorePatterns: ["<rootDir>/test/(lib|acceptance|integrations|release)/"],
      ...modules,
    },
    {
      ...common,
      displayName: "acceptance",
      testMatch: ["<rootDir>/test/acceptance/**/*.test.ts"],
      ...modules,
    },
    // What needs more than Node and a CLI: Python, Go, Java, PostgreSQL, GnuPG, Chromium.
    {
      ...common,
      displayName: "integrations",
      testMatch: ["<rootDir>/test/integrations/**/*.test.ts"],
      ...modules,
    },
    // What `npm run release` has made, as far as one machine can tell.
    {
      ...common,
      displayName: "release",
      testMatch: ["<rootDir>/test/release/**/*.test.ts"],
      ...modules,
    },
  ],
};
