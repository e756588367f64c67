/** The main program of the stand-in for the generic REST provider. */
import { serveProvider } from "@hostup/terraform-plugin/serve";

serveProvider({
  name: "restapi",
  version: "0.0.0",
  addresses: ["registry.terraform.io/mastercard/restapi"],
  provider: async () => (await import("./restapi-provider.js")).restapiProvider,
});
