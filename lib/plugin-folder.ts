import { lstatSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { executable, type Plugin, readFiles } from "./plugin.js";

/** Writes the plugin to a directory and removes everything else from it. Changes nothing if the directory is up to date. */
export function writePlugin(plugin: Plugin, directory: string, onWindows: boolean): void {
  if (hasPlugin(plugin, directory, onWindows)) return;
  rmSync(directory, { recursive: true, force: true });
  for (const { name, content } of plugin.files) {
    const path = join(directory, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content, { mode: name === executable ? 0o755 : 0o644 });
  }
}

function hasPlugin({ files }: Plugin, directory: string, onWindows: boolean): boolean {
  if (!lstatSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
    return false;
  }
  const contents = new Map(files.map(({ name, content }) => [name, content]));
  const present = readFiles(directory);
  return (
    present.length === files.length &&
    present.every(({ name, content }) => contents.get(name)?.equals(content)) &&
    (onWindows || isExecutable(join(directory, executable)))
  );
}

function isExecutable(path: string): boolean {
  return (statSync(path).mode & 0o100) !== 0;
}
