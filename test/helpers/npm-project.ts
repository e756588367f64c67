import { mkdirSync, symlinkSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

const root = resolve(__dirname, "../..");
const packages = ["@swc/jest", "cdktf", "constructs", "jest"];
const commands = ["cdktf", "jest", "tsx"];

/** The files that `cdktf init --template=typescript` writes, with tools that start faster, for a project with `linkPackages`. */
export const typescriptProject: Readonly<Record<string, string>> = {
  "cdktf.json": JSON.stringify({
    language: "typescript",
    app: "npx tsx main.ts",
    projectId: "0b0b1f4e-5d5c-4d0a-9f6e-0f6f0a7b8c9d",
    sendCrashReports: "false",
  }),
  "jest.config.js": `module.exports = {
  transform: {
    "\\\\.ts$": ["@swc/jest", { jsc: { parser: { syntax: "typescript" } }, module: { type: "commonjs" } }],
  },
  setupFilesAfterEnv: ["<rootDir>/setup.js"],
};
`,
  "setup.js": 'require("cdktf").Testing.setupJest();\n',
};

/** Links the built package, and the packages that its users install with it, into the `node_modules` of a directory. */
export function linkPackages(directory: string): void {
  const modules = join(directory, "node_modules");
  const link = (target: string, name: string) => {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(root, target), join(modules, name));
  };
  link("", "cdktf-provider-hostup");
  link("bin/command.mjs", ".bin/cdktf-provider-hostup");
  for (const name of packages) link(join("node_modules", name), name);
  for (const name of commands) link(join("node_modules/.bin", name), join(".bin", name));
}
