import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, relative, resolve } from "node:path";

const root = dirname(__dirname);

/** What each folder or file may import: our folders, packages, and Node's modules. The same as the table in DESIGN.md. */
const allowed: Record<string, readonly string[]> = {
  "packages/terraform-plugin/src/go-plugin": ["node"],
  "packages/terraform-plugin/src/tfplugin": [
    "packages/terraform-plugin/src/framework",
    "@bufbuild/protobuf/wire",
    "lossless-json",
  ],
  "packages/terraform-plugin/src/framework": [],
  "packages/terraform-plugin/conformance/provider": [
    "@hostup/terraform-plugin",
    "@hostup/terraform-plugin/serve",
    "packages/terraform-plugin/conformance/description.ts",
    "node",
  ],
  "packages/terraform-plugin/conformance": [
    "@hostup/terraform-plugin",
    "packages/terraform-plugin/src",
    "lossless-json",
    "scripts/build-plugin.ts",
    "test/helpers/terraform.ts",
    "node",
  ],
  "src/hostup": ["got", "node", "lib/hostname.ts"],
  "packages/terraform-plugin/src/index.ts": ["packages/terraform-plugin/src/framework"],
  "packages/terraform-plugin/src/serve-provider.ts": [
    "packages/terraform-plugin/src/go-plugin",
    "packages/terraform-plugin/src/tfplugin/service.ts",
    "packages/terraform-plugin/src/framework",
  ],
  "src/provider": [
    "@hostup/terraform-plugin",
    "src/hostup",
    "lib/hostname.ts",
    "lib/hostname-suggestion.ts",
    "lib/reported-address.ts",
  ],
  "src/simulator": ["node"],
  "src/main.ts": ["@hostup/terraform-plugin/serve", "src/provider"],
  "src/command.ts": ["src/simulator"],
  lib: ["cdktf", "constructs", "node"],
};

/** The only files that may import a package. */
const onlyIn: Record<string, readonly string[]> = {
  got: ["src/hostup/http.ts"],
  "lossless-json": [
    "packages/terraform-plugin/conformance/differential/observation.ts",
    "packages/terraform-plugin/src/tfplugin/json-value.ts",
  ],
};

function sourceFiles(directory: string): string[] {
  return readdirSync(join(root, directory), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !/(^|\W)(gen|test)\W/.test(file))
    .map((file) => join(directory, file));
}

/** Returns the entry of `allowed` for a file. */
function homeOf(file: string): string {
  const found = Object.keys(allowed).find((name) => file === name || file.startsWith(`${name}/`));
  if (found === undefined) throw new Error(`${file} is not in the table of allowed imports`);
  return found;
}

function importsOf(file: string): { specifier: string }[] {
  const text = readFileSync(join(root, file), "utf8");
  const pattern = /(?:^|\n)\s*(?:import|export)\s[^"';]*?from\s+"([^"]+)"|import\(\s*"([^"]+)"\s*\)/g;
  return [...text.matchAll(pattern)].map(([, from, dynamic]) => ({ specifier: from ?? dynamic ?? "" }));
}

/** Returns the target of an import: "node", a package, or a file of ours. */
function targetOf(file: string, specifier: string): string {
  if (specifier.startsWith("node:") || builtinModules.includes(specifier)) return "node";
  if (!specifier.startsWith(".")) return specifier;
  return relative(root, resolve(root, dirname(file), specifier)).replace(/\.js$/, ".ts");
}

const files = ["src", "packages", "lib"].flatMap(sourceFiles);

for (const file of files) {
  test(`${file} imports only what its folder may import`, () => {
    const home = homeOf(file);
    const permitted = allowed[home] ?? [];
    const forbidden = importsOf(file)
      .filter(({ specifier }) => {
        const target = targetOf(file, specifier);
        if (target === home || target.startsWith(`${home}/`)) return false;
        return !permitted.some(
          (name) => target === name || (!name.startsWith("@") && target.startsWith(`${name}/`)),
        );
      })
      .map(({ specifier }) => specifier);
    expect(forbidden).toEqual([]);
  });
}

test("no file imports itself indirectly, not even for a type", () => {
  const importedBy = (file: string) =>
    importsOf(file)
      .map(({ specifier }) => targetOf(file, specifier))
      .filter((target) => files.includes(target));
  const done = new Set<string>();
  const findCircle = (file: string, way: readonly string[]): readonly string[] => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return [];
    done.add(file);
    return importedBy(file).flatMap((target) => findCircle(target, [...way, file]));
  };
  expect(files.flatMap((file) => findCircle(file, []))).toEqual([]);
});

for (const [name, places] of Object.entries(onlyIn)) {
  test(`${name} is imported only by ${places.join(" and ")}`, () => {
    const importers = files.filter((file) => importsOf(file).some(({ specifier }) => specifier === name));
    expect(importers.sort()).toEqual(places);
  });
}

test("framework, tfplugin, and go-plugin do not mention HostUp", () => {
  const mentions = [
    "packages/terraform-plugin/src/framework",
    "packages/terraform-plugin/src/tfplugin",
    "packages/terraform-plugin/src/go-plugin",
  ]
    .flatMap(sourceFiles)
    .filter((file) => /hostup|dyndns/i.test(readFileSync(join(root, file), "utf8")));
  expect(mentions).toEqual([]);
});

test("src/hostup does not mention Terraform", () => {
  const mentions = sourceFiles("src/hostup").filter((file) =>
    /terraform|tofu|diagnostic|\bplan\b|\bstate\b/i.test(readFileSync(join(root, file), "utf8")),
  );
  expect(mentions).toEqual([]);
});
