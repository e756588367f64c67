import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";

/**
 * The folder of the provider that the acceptance tests run: the one that `PLUGIN_DIRECTORY` names, such as an unpacked
 * archive of a release, else the script that `npm run build` makes.
 */
export const pluginDirectory = resolve(process.env.PLUGIN_DIRECTORY ?? join(__dirname, "../../plugin"));

/** The path of the executable in a provider's folder, whatever version its name has. */
export function executableIn(directory: string, name = "terraform-provider-hostup"): string {
  const file = readdirSync(directory).find((file) => file === name || file.startsWith(`${name}_v`));
  if (file === undefined) throw new Error(`there is no ${name} in ${directory}`);
  return join(directory, file);
}
