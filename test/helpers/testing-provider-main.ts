/** Serves the testing provider as the process that Terraform starts. */
import { serve } from "../../packages/terraform-plugin/src/go-plugin/serve.js";

void serve({
  process,
  name: "testing",
  version: "0.0.0",
  addresses: ["registry.terraform.io/test/testing", "registry.opentofu.org/test/testing"],
  async loadServices({ log }) {
    const [{ createProviderService }, { testingProvider }] = await Promise.all([
      import("../../packages/terraform-plugin/src/tfplugin/service.js"),
      import("./testing-provider.js"),
    ]);
    return [createProviderService(testingProvider, { log })];
  },
});
