import { defineProvider, defineResource, stringAttribute } from "@hostup/terraform-plugin";

const restapiObject = defineResource(
  {
    description: "An object of any REST API.",
    attributes: {
      path: stringAttribute({ required: true, description: "Path." }),
      data: stringAttribute({ required: true, sensitive: true, description: "Body." }),
      object_id: stringAttribute({ required: true, description: "Id." }),
      id: stringAttribute({ computed: true, description: "Id." }),
      api_response: stringAttribute({ computed: true, sensitive: true, description: "Answer." }),
    },
  },
  {
    async create({ plan }, response) {
      response.state = { ...plan, id: plan.object_id, api_response: plan.data };
    },
    async read() {},
    async update({ plan }, response) {
      response.state = plan;
    },
    async delete() {},
  },
);

/** A stand-in for the generic REST provider with the same state, for configurations that migrate from it. */
export const restapiProvider = defineProvider(
  { description: "A REST API.", attributes: {} },
  { resources: { restapi_object: restapiObject }, dataSources: {}, configure: async () => null },
);
