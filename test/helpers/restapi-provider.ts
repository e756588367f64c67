import {
  type Model,
  type Provider,
  type Resource,
  type Schema,
  stringAttribute,
} from "@hostup/terraform-plugin";

const schema = {
  description: "An object of any REST API.",
  attributes: {
    path: stringAttribute({ required: true, description: "Path." }),
    data: stringAttribute({ required: true, sensitive: true, description: "Body." }),
    object_id: stringAttribute({ required: true, description: "Id." }),
    id: stringAttribute({ computed: true, description: "Id." }),
    api_response: stringAttribute({ computed: true, sensitive: true, description: "Answer." }),
  },
} satisfies Schema;

const restapiObject: Resource<null, Model<typeof schema>> = {
  schema,
  async create({ plan }, response) {
    response.state = { ...plan, id: plan.object_id, api_response: plan.data };
  },
  async read() {},
  async update({ plan }, response) {
    response.state = plan;
  },
  async delete() {},
};

/** A stand-in for the generic REST provider that stores what it stores, for configurations that move away from it. */
export const restapiProvider: Provider<null> = {
  schema: { description: "A REST API.", attributes: {} },
  resources: { restapi_object: restapiObject },
  dataSources: {},
  configure: async () => null,
};
