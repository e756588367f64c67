/** Serves the library as the process that Terraform starts. */
import { serve } from "../../packages/terraform-plugin/src/go-plugin/serve.js";

void serve({
  process,
  name: "library",
  version: "0.0.0",
  addresses: ["registry.terraform.io/test/library", "registry.opentofu.org/test/library"],
  async loadServices({ log }) {
    const [{ createProviderService }, { libraryProvider }] = await Promise.all([
      import("../../packages/terraform-plugin/src/tfplugin/service.js"),
      import("../../packages/terraform-plugin/test/tfplugin/library.js"),
    ]);
    return [createProviderService(libraryProvider, { log })];
  },
});
