/** Serves the testing provider as the process that Terraform starts. */
import { serve } from "@hostup/terraform-plugin/serve";

void serve({
  process,
  name: "testing",
  version: "0.0.0",
  addresses: ["registry.terraform.io/test/testing", "registry.opentofu.org/test/testing"],
  async loadServices({ log }) {
    const [{ createProviderService }, { testingProvider }] = await Promise.all([
      import("@hostup/terraform-plugin/service"),
      import("./testing-provider.js"),
    ]);
    return [createProviderService(testingProvider, { log })];
  },
});
