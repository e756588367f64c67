/**
 * The floor: the least that a provider in Node can be. It is served by our `go-plugin`, has our schema, and does
 * nothing: it asks nobody, and hands every value back undecoded. The time it takes is that of Terraform, Node and HTTP/2.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { serve } from "../../packages/terraform-plugin/src/go-plugin/serve.js";

void serve({
  process,
  name: "hostup",
  version: "0",
  addresses: ["registry.terraform.io/hostup/hostup"],
  async loadServices() {
    const { createFloorService } = await import("./service.js");
    // Written by `preparePlugins`.
    return [createFloorService(() => readFileSync(join(__dirname, "schema.bin")))];
  },
});
