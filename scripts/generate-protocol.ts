/**
 * Generates the protocol's TypeScript: `tsx scripts/generate-protocol.ts [output directory]`. The default is `gen` beside
 * `tfplugin6.proto`, which is committed and never edited.
 */
import { execFileSync } from "node:child_process";
import { join } from "node:path";

const root = join(__dirname, "..");
const source = "packages/terraform-plugin/src/tfplugin";
const output = process.argv[2] ?? join(root, source, "gen");

// Every option: https://github.com/stephenh/ts-proto#supported-options
const options = [
  "outputServices=none",
  "outputJsonMethods=false",
  "outputPartialMethods=false",
  "exportCommonSymbols=false",
  "importSuffix=.js",
  "enumsAsLiterals=true",
  "unrecognizedEnum=false",
  "useOptionals=messages",
  "oneof=unions-value",
];

const template = {
  version: "v2",
  inputs: [{ directory: source }],
  plugins: [
    {
      local: join(root, "node_modules/.bin/protoc-gen-ts_proto"),
      out: output,
      opt: options,
      include_imports: true,
      include_wkt: true,
    },
  ],
};

execFileSync(join(root, "node_modules/.bin/buf"), ["generate", "--template", JSON.stringify(template)], {
  cwd: root,
  stdio: "inherit",
});
