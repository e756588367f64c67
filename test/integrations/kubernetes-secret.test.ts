import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { installBindings } from "../helpers/bindings.js";
import { createExample, type Example } from "../helpers/example.js";
import { fileIn, readSection } from "../helpers/guide.js";

const root = resolve(__dirname, "../..");
const guide = join(root, "templates/guides/configure-your-router.md.tmpl");
let example: Example;

beforeAll(() => {
  example = createExample("kubernetes-secret");
  installBindings(example, { "@cdktf/provider-kubernetes": "12.1.1" });
}, 240_000);
afterAll(() => example.close());

test("the example compiles, and fails to compile with an argument that the provider does not have", async () => {
  const configuration = { extends: join(root, "tsconfig.json"), include: ["*.ts"] };
  writeFileSync(join(example.path, "tsconfig.json"), JSON.stringify(configuration));
  const compile = () => example.run("tsc", "--project", ".");
  expect(await compile()).toMatchObject({ status: 0, output: "" });
  const main = readFileSync(join(example.path, "main.ts"), "utf8");
  writeFileSync(join(example.path, "wrong.ts"), main.replace("dataWoRevision", "dataWoVersion"));
  expect(await compile()).toMatchObject({
    output: expect.stringContaining("'dataWoVersion' does not exist"),
  });
}, 120_000);

test("the Secret contains the guide's file for curl, write-only, with the version of the token", async () => {
  await example.succeed("npx", "tsx", "main.ts");
  const stack = readFileSync(join(example.path, "cdktf.out/stacks/home/cdk.tf.json"), "utf8");
  const inGuide = fileIn(readSection(guide, "curl with a systemd timer"), "home.curl");
  const url = `"\${ephemeral.hostup_dyndns_token.home.update_url}"`;
  expect(JSON.parse(stack).resource).toMatchObject({
    hostup_dyndns_updater: { home: { store_token: false } },
    kubernetes_secret_v1: {
      secret: {
        metadata: { name: "dyndns-home" },
        data_wo: { "home.curl": inGuide.replace(/^#.*\n/, "").replace(/".*"/, () => url) },
        data_wo_revision: "${hostup_dyndns_updater.home.token_version}",
      },
    },
  });
  expect(stack.split("ephemeral.hostup_dyndns_token")).toHaveLength(2);
}, 60_000);
