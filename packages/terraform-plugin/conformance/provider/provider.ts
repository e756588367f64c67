import { defineProvider, type Provider } from "@hostup/terraform-plugin";
import type { Description } from "../description.js";
import { createThing } from "./thing.js";

/** A provider without a remote service: each object exists only in its state. */
export function createConformanceProvider({ resources, mood }: Description): Provider<undefined> {
  return defineProvider(
    { description: "The provider for the conformance test.", attributes: {} },
    {
      resources: Object.fromEntries(
        Object.entries(resources).map(([name, described]) => [name, createThing(described, mood)]),
      ),
      dataSources: {},
      configure: async () => undefined,
    },
  );
}
