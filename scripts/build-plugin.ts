/**
 * Builds the plugin that Terraform starts, which needs only Node. It has three files, because Terraform waits for the
 * handshake line each time it starts the plugin, and the more code Node loads, the later the line comes:
 * the executable does the handshake, `provider.cjs` is the provider, and `http.cjs` is got, for commands that make requests.
 */
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import {
  type BuildOptions,
  build,
  type Metafile,
  type OnResolveArgs,
  type Plugin,
  type StdinOptions,
  stop,
} from "esbuild";
import { oneWayMessages } from "./one-way-messages.js";

/** Options of `buildPlugin`: `entry` becomes the executable `outdir`/`name`. */
export interface PluginBuild {
  readonly entry: string;
  readonly outdir: string;
  readonly name: string;
  /** Path of the file for esbuild's report of the modules in the plugin: https://esbuild.github.io/api/#metafile */
  readonly metafile?: string;
}

const root = dirname(__dirname);
const httpModule = join(root, "src/hostup/http.js");
const serviceModule = join(root, "packages/terraform-plugin/src/tfplugin/service.js");

/** Builds the plugin, replaces `outdir` with it if the build succeeds, and returns the path of its executable. */
export async function buildPlugin({ entry, outdir, name, metafile }: PluginBuild): Promise<string> {
  const executable = resolve(outdir, name);
  const provider = createSplit(
    "provider.cjs",
    ({ importer }, module) => importer === entry || module === serviceModule,
  );
  const http = createSplit("http.cjs", (_args, module) => module === httpModule);

  const main = await bundle({
    entryPoints: [entry],
    outfile: executable,
    banner: { js: startWithNode(name) },
    plugins: [provider.plugin, http.plugin],
  });
  const bundles = [main];
  for (const { file, modules } of [provider, http]) {
    if (modules.size === 0) continue;
    const contents = [...modules].map((path) => `export * from ${JSON.stringify(path)};`).join("\n");
    const stdin: StdinOptions = { contents, resolveDir: root, loader: "ts" };
    bundles.push(await bundle({ stdin, outfile: resolve(outdir, file), plugins: [http.plugin] }));
  }
  const metafiles = bundles.map(({ metafile }) => metafile);
  forbidDuplicates(metafiles);

  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  for (const { path, contents } of bundles.flatMap(({ outputFiles }) => outputFiles)) {
    writeFileSync(path, contents);
  }
  // The executable has no extension, so Node reads its module type from the nearest package.json.
  writeFileSync(join(outdir, "package.json"), `{ "type": "commonjs" }\n`);
  chmodSync(executable, 0o755);
  if (metafile !== undefined) writeFileSync(metafile, JSON.stringify(mergeMetafiles(metafiles)));
  // Otherwise esbuild's own process would keep a test run alive.
  await stop();
  return executable;
}

/**
 * Returns the first lines of the executable, which are both shell and JavaScript. `sh` finds Node as fast as `env` does, and
 * if there is no Node, it can say so on stdout, where Terraform shows it. JavaScript sees a string and a comment.
 */
function startWithNode(name: string): string {
  const missing = `${name} needs Node.js 20.19 or later, but no node is on the PATH. Install Node.js from https://nodejs.org, or install the provider from a registry or a mirror, which does not need Node.js.`;
  return `#!/bin/sh\n":" //; command -v node >/dev/null && exec node "$0" "$@"; echo "${missing}"; exit 1`;
}

/**
 * Removes the parts of got that take most of its load time and are not used here: HTTP/2, which creates a TLS socket and so
 * reads all root certificates; the caches of responses and of addresses; and the formatting of lists in messages about options.
 */
const lighterGot: Plugin = {
  name: "lighter got",
  setup({ onResolve, onLoad }) {
    const leftOut = /^(http2-wrapper|cacheable-request|cacheable-lookup)$/;
    onResolve({ filter: leftOut }, ({ path }) => ({ path, namespace: "left out" }));
    onLoad({ filter: /./, namespace: "left out" }, () => ({
      contents: "export default {}; export class CacheError extends Error {}",
    }));
    onLoad({ filter: /@sindresorhus\/is\/.*\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replaceAll(
        /new Intl\.ListFormat\([^)]*\)/g,
        '{ format: (words) => [...words].join(", ") }',
      ),
    }));
  },
};

function bundle({ plugins = [], ...options }: BuildOptions) {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  return build({
    ...options,
    absWorkingDir: root,
    bundle: true,
    minifySyntax: true,
    minifyWhitespace: true, // but not names, which make a stack trace in a bug report readable
    plugins: [lighterGot, oneWayMessages, ...plugins],
    metafile: true,
    write: false,
    platform: "node",
    format: "cjs",
    // Old enough that an outdated Node can run the check that asks for a newer one.
    target: "node16.20",
    // Compiles `import()` to `require`, because `import()` would start the ES module loader.
    supported: { "dynamic-import": false },
    define: { providerVersion: JSON.stringify(version) },
    logLevel: "warning",
  });
}

/** Makes `import()` of some modules load a separate file. Adds these modules to `modules`; the caller builds them into that file. */
function createSplit(file: string, isSplit: (args: OnResolveArgs, module: string) => boolean) {
  const modules = new Set<string>();
  const plugin: Plugin = {
    name: file,
    setup({ onResolve }) {
      onResolve({ filter: /./ }, (args) => {
        const module = args.path.startsWith(".") ? resolve(args.resolveDir, args.path) : args.path;
        if (args.kind !== "dynamic-import" || !isSplit(args, module)) return undefined;
        modules.add(module);
        return { path: `./${file}`, external: true };
      });
    },
  };
  return { file, modules, plugin };
}

/** Fails if a module is in two files: it would exist twice at run time, and `instanceof` would fail across the copies. */
function forbidDuplicates(metafiles: readonly Metafile[]): void {
  const seen = new Set<string>();
  for (const path of metafiles.flatMap(({ inputs }) => Object.keys(inputs))) {
    if (path !== "<stdin>" && seen.has(path)) throw new Error(`${path} would be in two files of the plugin`);
    seen.add(path);
  }
}

function mergeMetafiles(metafiles: readonly Metafile[]): Metafile {
  return {
    inputs: Object.assign({}, ...metafiles.map(({ inputs }) => inputs)),
    outputs: Object.assign({}, ...metafiles.map(({ outputs }) => outputs)),
  };
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
