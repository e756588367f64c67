import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";

/**
 * The folder of the provider that the acceptance tests run: `PLUGIN_DIRECTORY`, for example an unpacked release archive, or by
 * default the script that `npm run build` makes.
 */
export const pluginDirectory = resolve(process.env.PLUGIN_DIRECTORY ?? join(__dirname, "../../plugin"));

/** Returns the path of the executable in a provider's folder, with any version in its name. */
export function executableIn(directory: string, name = "terraform-provider-hostup"): string {
  const file = readdirSync(directory).find((file) => file === name || file.startsWith(`${name}_v`));
  if (file === undefined) throw new Error(`there is no ${name} in ${directory}`);
  return join(directory, file);
}
