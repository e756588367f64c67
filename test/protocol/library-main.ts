/** The main program of the library provider. */
import { serveProvider } from "@hostup/terraform-plugin/serve";

serveProvider({
  name: "library",
  version: "0.0.0",
  addresses: ["registry.terraform.io/test/library", "registry.opentofu.org/test/library"],
  async provider() {
    const { libraryProvider } = await import("../../packages/terraform-plugin/test/tfplugin/library.js");
    return libraryProvider;
  },
});
