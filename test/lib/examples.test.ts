/** Tests that the `@example` of every class works unchanged in a stack, with the imports that all examples share. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import * as cdktf from "cdktf";
import * as hostup from "../../lib/index.js";

const root = resolve(__dirname, "../..");

function readExamples(): Map<string, string> {
  const files = readdirSync(join(root, "lib")).filter((file) => file.endsWith(".ts"));
  const classWithExample = / \* @example\n((?: \*.*\n)+?) \*\/\nexport class (\w+)/g;
  const found = files.flatMap((file) => [
    ...readFileSync(join(root, "lib", file), "utf8").matchAll(classWithExample),
  ]);
  return new Map(found.map(([, text = "", name = ""]) => [name, text.replaceAll(/^ \* ?/gm, "")]));
}

const examples = readExamples();

/** Returns the addresses of the blocks that the example adds to a stack. */
function addressesOf(example: string): string[] {
  const stack = new cdktf.TerraformStack(cdktf.Testing.app(), "stack");
  const names = { ...cdktf, ...hostup, stack };
  new Function(...Object.keys(names), example)(...Object.values(names));
  const blocks = JSON.parse(cdktf.Testing.synth(stack)) as Record<string, Record<string, object>>;
  return Object.entries(blocks).flatMap(([block, types]) =>
    Object.entries(types).flatMap(([type, named]) =>
      block === "data" || block === "resource" || block === "ephemeral"
        ? Object.keys(named).map((name) => `${block}.${type}.${name}`)
        : `${block}.${type}`,
    ),
  );
}

const expected: Readonly<Record<string, readonly string[]>> = {
  HostupDomain: ["data.hostup_domain.domain"],
  HostupDualStackUpdater: [
    "data.hostup_domain.domain",
    "locals.home_updaters_607BD1CF",
    "output.home_ipv4_token",
    "output.home_ipv6_token",
    "resource.hostup_dyndns_updater.home_ipv4_5BCD05DA",
    "resource.hostup_dyndns_updater.home_ipv6_AAA29FA2",
  ],
  HostupDynDnsToken: ["data.hostup_domain.domain", "ephemeral.hostup_dyndns_token.secret"],
  HostupDynDnsUpdater: [
    "data.hostup_domain.domain",
    "output.home_token",
    "resource.hostup_dyndns_updater.home",
  ],
  HostupFunctions: ["variable.name"],
  HostupProvider: ["provider.hostup", "terraform.required_providers"],
};

test("every class has an example", () => {
  const classes = Object.entries(hostup).filter(([, value]) => typeof value === "function");
  expect([...examples.keys()].sort()).toEqual(classes.map(([name]) => name).sort());
});

for (const [name, example] of examples) {
  test(`the example of ${name} is synthesized`, () => {
    expect(addressesOf(example)).toEqual(expected[name]);
  });
}

test("the types of all examples are right", () => {
  const directory = mkdtempSync(join(tmpdir(), "hostup-examples-"));
  try {
    const compilerOptions = {
      noUnusedLocals: false,
      typeRoots: [join(root, "node_modules/@types")],
      types: ["node"],
      paths: {
        cdktf: [join(root, "node_modules/cdktf")],
        constructs: [join(root, "node_modules/constructs")],
        "cdktf-provider-hostup": [join(root, "lib/index.ts")],
      },
    };
    const settings = { extends: join(root, "tsconfig.json"), compilerOptions, include: ["*.ts"] };
    writeFileSync(join(directory, "tsconfig.json"), JSON.stringify(settings));
    for (const [name, example] of examples) {
      writeFileSync(join(directory, `${name}.ts`), program(example));
    }
    const tsc = join(root, "node_modules/.bin/tsc");
    const { stdout, status } = spawnSync(tsc, ["--project", directory], { encoding: "utf8" });
    expect({ stdout, status }).toEqual({ stdout: "", status: 0 });
  } finally {
    rmSync(directory, { recursive: true });
  }
});

function program(example: string): string {
  const used = (module: object) => Object.keys(module).filter((name) => example.includes(name));
  return `
import { ${[...new Set(["App", "TerraformStack", ...used(cdktf)])].join(", ")} } from "cdktf";
import { ${used(hostup).join(", ")} } from "cdktf-provider-hostup";
const stack = new TerraformStack(new App(), "stack");
${example}`;
}
