/** The software bill of materials, as CycloneDX: https://cyclonedx.org/specification/overview/ */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Metafile } from "esbuild";
import { runtimeVersion } from "./runtime.js";

const root = join(__dirname, "../..");

/** Writes the bill of materials for the bundled packages and the runtime. Removes all modules of other origins from `metafile`. */
export function writeBillOfMaterials(metafile: string, outfile: string): void {
  writeFileSync(metafile, JSON.stringify(withoutOwnModules(JSON.parse(readFileSync(metafile, "utf8")))));
  const options = [
    "--output-reproducible",
    "--validate",
    "--build-working-dir",
    root,
    "--output-file",
    outfile,
  ];
  execFileSync(process.execPath, [cyclonedx(), ...options, metafile], {
    cwd: root,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const bill = JSON.parse(readFileSync(outfile, "utf8")) as { components: object[] };
  bill.components.push({
    type: "platform",
    name: "bun",
    version: runtimeVersion,
    purl: `pkg:npm/bun@${runtimeVersion}`,
    licenses: [{ license: { id: "MIT" } }],
  });
  writeFileSync(outfile, `${JSON.stringify(bill, null, 2)}\n`);
}

function cyclonedx(): string {
  return join(root, "node_modules/@cyclonedx/cyclonedx-esbuild/bin/cyclonedx-esbuild-cli.js");
}

/** Removes the modules that do not belong to a package: this project's own, and those that the build generates. */
function withoutOwnModules({ inputs, outputs }: Metafile): Metafile {
  const ofPackage = (path: string) => path.startsWith("node_modules/");
  const keep = <Value>(record: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(record).filter(([path]) => ofPackage(path)));
  const files = Object.entries(keep(inputs)).map(([path, { imports, ...input }]) => {
    return [path, { ...input, imports: imports.filter((imported) => ofPackage(imported.path)) }] as const;
  });
  const bundles = Object.entries(outputs).map(([path, { inputs, entryPoint: _, ...output }]) => {
    return [path, { ...output, inputs: keep(inputs) }] as const;
  });
  return { inputs: Object.fromEntries(files), outputs: Object.fromEntries(bundles) };
}
