/** Serves the stand-in for the generic REST provider as the process that Terraform starts. */
import { serve } from "@hostup/terraform-plugin/serve";

void serve({
  process,
  name: "restapi",
  version: "0.0.0",
  addresses: ["registry.terraform.io/mastercard/restapi"],
  async loadServices({ log }) {
    const [{ createProviderService }, { restapiProvider }] = await Promise.all([
      import("@hostup/terraform-plugin/service"),
      import("./restapi-provider.js"),
    ]);
    return [createProviderService(restapiProvider, { log })];
  },
});
