/** Serves the library as the process that Terraform starts. */
import { serve } from "@hostup/terraform-plugin/serve";

void serve({
  process,
  name: "library",
  version: "0.0.0",
  addresses: ["registry.terraform.io/test/library", "registry.opentofu.org/test/library"],
  async loadServices({ log }) {
    const [{ createProviderService }, { libraryProvider }] = await Promise.all([
      import("@hostup/terraform-plugin/service"),
      import("../../packages/terraform-plugin/test/tfplugin/library.js"),
    ]);
    return [createProviderService(libraryProvider, { log })];
  },
});
