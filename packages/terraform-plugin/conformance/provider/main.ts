/** The program that Terraform starts: the provider that the file named by CONFORMANCE_DESCRIPTION describes. */
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
