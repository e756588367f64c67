import { defineProvider, type Provider } from "@hostup/terraform-plugin";
import type { Description } from "../description.js";
import { createThing } from "./thing.js";

/** A provider that needs no service: everything that it knows of an object is in the object's state. */
export function createConformanceProvider({ resources, mood }: Description): Provider<undefined> {
  return defineProvider(
    { description: "A provider of everything.", attributes: {} },
    {
      resources: Object.fromEntries(
        Object.entries(resources).map(([name, described]) => [name, createThing(described, mood)]),
      ),
      dataSources: {},
      configure: async () => undefined,
    },
  );
}
