const { readdirSync, readFileSync } = require("node:fs");
const { join } = require("node:path");

const folders = ["lib", "src", "packages/terraform-plugin/src"];
let files;

/** Returns the path of the source file that contains a mutant, or an empty text. */
module.exports.fileOfMutant = (root, id) => {
  files ??= new Map(folders.flatMap((folder) => mutantsIn(join(root, folder))));
  return files.get(id) ?? "";
};

/** Stryker puts a call of the form `stryMutAct_9fa48("17")` before each mutant. */
function mutantsIn(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => join(folder, path))
    .flatMap((path) => {
      const calls = readFileSync(path, "utf8").matchAll(/stryMutAct_\w+\("(\d+)"\)/g);
      return [...calls].map(([, id]) => [id, path]);
    });
}
