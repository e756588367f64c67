/** Builds the program that Terraform starts: one file that runs on Node alone, and beside it what it loads only when needed. */
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type BuildOptions, build, type Metafile, type Plugin } from "esbuild";

const root = dirname(__dirname);
// The one file that imports got, which takes longer to load than all the rest: it becomes a file of its own.
const httpSource = join(root, "src/hostup/http.ts");

/** What to build: `entry` becomes the executable `outdir`/`name`. */
export interface PluginBuild {
  readonly entry: string;
  readonly outdir: string;
  readonly name: string;
}

/** Replaces `outdir` by the built plugin and returns the path of its executable. */
export async function buildPlugin({ entry, outdir, name }: PluginBuild): Promise<string> {
  const executable = resolve(outdir, name);
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  // The executable has no extension, so that the nearest package.json tells Node what it is.
  writeFileSync(join(outdir, "package.json"), `{ "type": "commonjs" }\n`);

  const main = await build({
    ...common(),
    entryPoints: [entry],
    outfile: executable,
    banner: { js: "#!/usr/bin/env node" },
    plugins: [leaveHttpOut],
  });
  chmodSync(executable, 0o755);
  if (importsHttp(main.metafile)) {
    const http = await build({ ...common(), entryPoints: [httpSource], outfile: join(outdir, "http.cjs") });
    forbidOverlap(main.metafile, http.metafile);
  }
  return executable;
}

function common() {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  return {
    absWorkingDir: root,
    bundle: true,
    minifySyntax: true,
    minifyWhitespace: true, // but not the names: they are all that a stack in a bug report tells
    metafile: true,
    platform: "node",
    format: "cjs",
    // Old enough for the sentence that asks for a newer Node to be said.
    target: "node16.20",
    // A `require` in place of `import()`, which would start the loader of ES modules.
    supported: { "dynamic-import": false },
    define: { providerVersion: JSON.stringify(version) },
    logLevel: "warning",
  } satisfies BuildOptions;
}

const leaveHttpOut: Plugin = {
  name: "leave-http-out",
  setup(plugin) {
    plugin.onResolve({ filter: /\/http\.js$/ }, ({ path, resolveDir }) =>
      resolve(resolveDir, path) === httpSource.replace(/\.ts$/, ".js")
        ? { path: "./http.cjs", external: true }
        : undefined,
    );
  },
};

function importsHttp({ outputs }: Metafile): boolean {
  return Object.values(outputs).some(({ imports }) => imports.some(({ path }) => path === "./http.cjs"));
}

/** A module in both files would exist twice at run time: its classes would not be `instanceof` each other. */
function forbidOverlap(main: Metafile, http: Metafile): void {
  const shared = Object.keys(http.inputs).filter((path) => path in main.inputs);
  if (shared.length > 0) throw new Error(`${shared.join(", ")} would be in both the plugin and its http.cjs`);
}

if (require.main === module) {
  const plugin = {
    entry: join(root, "src/main.ts"),
    outdir: join(root, "plugin"),
    name: "terraform-provider-hostup",
  };
  buildPlugin(plugin).then(
    (executable) => console.log(`built ${executable}`),
    (error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    },
  );
}
