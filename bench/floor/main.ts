/**
 * The floor: the minimal provider in Node. It has the same `go-plugin` and the same schema as the provider, but does
 * nothing: it sends no requests and returns every value undecoded. Its time is spent in Terraform, Node, and HTTP/2.
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
