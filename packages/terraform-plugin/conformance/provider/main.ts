/** The main program. CONFORMANCE_DESCRIPTION is the path of the file that describes the provider. */
import { readFileSync } from "node:fs";
import { serveProvider } from "@hostup/terraform-plugin/serve";
import type { Description } from "../description.js";

serveProvider({
  name: "conformance",
  version: "0.0.0",
  addresses: ["registry.terraform.io/test/conformance", "registry.opentofu.org/test/conformance"],
  async provider({ env }) {
    const description = readFileSync(env.CONFORMANCE_DESCRIPTION ?? "", "utf8");
    const { createConformanceProvider } = await import("./provider.js");
    return createConformanceProvider(JSON.parse(description) as Description);
  },
});
