/**
 * A provider without a service, for tests of the framework and the protocol. Its object has attributes and blocks of every
 * kind and exists only in the state. `fault` makes the named operation fail.
 */
import {
  type Attributes,
  type Block,
  boolAttribute,
  type DataSource,
  DiagnosticError,
  Dynamic,
  defineResource,
  dynamicAttribute,
  isList,
  isMap,
  isObject,
  isUnknown,
  listAttribute,
  listNestedAttribute,
  mapAttribute,
  mapNestedAttribute,
  type NumberValue,
  numberAttribute,
  type ObjectValue,
  objectAttribute,
  objectValue,
  oneOf,
  type Provider,
  type Resource,
  requiresReplace,
  type Schema,
  type StateResponse,
  setAttribute,
  setNestedAttribute,
  singleNestedAttribute,
  stringAttribute,
  useStateForUnknown,
  type Value,
} from "@hostup/terraform-plugin";

interface Client {
  /** Undefined while the provider's configuration is unknown. */
  readonly prefix: string | undefined;
}

const faults = [
  "fail plan",
  "fail create before",
  "throw create before",
  "fail create after",
  "throw create after",
  "leave unknown",
  "return nothing",
  "fail update",
  "throw update half-way",
  "fail delete",
  "throw delete",
  "fail read",
  "throw read",
  "vanish",
] as const;

const optional = { optional: true, description: "" } as const;
const computed = { computed: true, description: "" } as const;
const defaulted = numberAttribute({ optional: true, computed: true, default: 3, description: "" });
const kept = stringAttribute({ ...computed, planModifiers: [useStateForUnknown()] });

/** The attributes of an element: one required, one with a default, one computed on every apply, one computed once. */
const element = {
  name: stringAttribute({ required: true, description: "" }),
  size: defaulted,
  label: stringAttribute(computed),
  serial: kept,
} satisfies Attributes;

function block(nesting: Block["nesting"], more: Partial<Block> = {}): Block {
  return { nesting, description: "", attributes: element, ...more };
}

const objectSchema: Schema = {
  version: 2,
  description: "An object with attributes of every kind.",
  attributes: {
    id: kept,
    revision: numberAttribute(computed),
    name: stringAttribute({
      ...optional,
      isSame: (left, right) => left.toLowerCase() === right.toLowerCase(),
    }),
    fixed: stringAttribute({ ...optional, planModifiers: [requiresReplace()] }),
    number: numberAttribute(optional),
    numbers: listAttribute("number", optional),
    bool: boolAttribute(optional),
    list: listAttribute("string", optional),
    set: setAttribute("string", optional),
    map: mapAttribute("string", optional),
    object: objectAttribute({ text: "string", flags: ["list", "bool"] }, optional),
    any: dynamicAttribute(optional),
    anything: mapAttribute("dynamic", optional),
    secret: stringAttribute({ ...optional, writeOnly: true }),
    secret_length: numberAttribute(computed),
    password: stringAttribute({ ...optional, sensitive: true }),
    size: defaulted,
    fault: stringAttribute({ ...optional, validators: [oneOf(...faults)] }),
    single_nested: singleNestedAttribute(
      { ...element, deep: mapNestedAttribute({ ...element }, optional) },
      optional,
    ),
    list_nested: listNestedAttribute(
      { ...element, deep: setNestedAttribute({ ...element }, optional) },
      optional,
    ),
    set_nested: setNestedAttribute(
      { ...element, deep: singleNestedAttribute({ ...element }, optional) },
      optional,
    ),
    map_nested: mapNestedAttribute(
      { ...element, deep: listNestedAttribute({ ...element }, optional) },
      optional,
    ),
  },
  blocks: {
    single_block: block("single", { blocks: { inner: block("single") } }),
    list_block: block("list", { blocks: { inner: block("set") } }),
    set_block: block("set", { blocks: { inner: block("list") } }),
    map_block: block("map", { blocks: { inner: block("list") } }),
    any_block: block("list", { attributes: { ...element, any: dynamicAttribute(optional) } }),
  },
};

const objectResource: Resource<Client> = {
  schema: objectSchema,

  async modifyPlan({ config }) {
    if (config?.fault === "fail plan") throw fault("plan", { path: ["fault"] });
  },

  async create({ config, plan }, response) {
    failOn(plan, "fail create before");
    throwOn(plan, "throw create before");
    if (plan.fault === "return nothing") return;
    response.private.set("revision", 1);
    response.state = plan.fault === "leave unknown" ? plan : finished(plan, config, 1);
    failOn(plan, "fail create after");
    throwOn(plan, "throw create after");
  },

  async read({ state }, response) {
    failOn(state, "fail read");
    throwOn(state, "throw read");
    checkPrivate(state, response);
    // Simulates a service that normalizes names.
    const name = typeof state.name === "string" ? state.name.toLowerCase() : state.name;
    response.state = state.fault === "vanish" ? null : { ...state, name: name ?? null };
  },

  async update({ config, plan, state }, response) {
    failOn(plan, "fail update");
    checkPrivate(state, response);
    const revision = Number(state.revision) + 1;
    response.private.set("revision", revision);
    if (plan.fault === "throw update half-way") {
      response.state = { ...state, size: plan.size ?? null, revision };
    }
    throwOn(plan, "throw update half-way");
    response.state = finished(plan, config, revision);
  },

  async delete({ state }, response) {
    failOn(state, "fail delete");
    throwOn(state, "throw delete");
    // Terraform destroys an object from a failed create without its private values.
    if (!String(state.fault).endsWith("create after")) checkPrivate(state, response);
  },

  async importState({ id }) {
    if (id === "nowhere") throw fault("import");
    return importedObject(id);
  },

  moveState({ typeName, state }, response) {
    if (typeName !== "testing_number") return undefined;
    response.private.set("revision", 1);
    return { ...importedObject("moved"), number: state.value as NumberValue };
  },

  upgraders: {
    1: {
      priorSchema: {
        description: "",
        attributes: {
          id: stringAttribute(computed),
          title: stringAttribute(optional),
          tags: listAttribute("string", optional),
          count_of: numberAttribute(optional),
        },
      },
      upgrade: ({ id = null, title = null, tags = null, count_of = null }) => ({
        id,
        name: title,
        list: tags,
        number: count_of,
        size: 3,
        revision: 1,
        secret_length: 0,
      }),
    },
  },
};

/** An object of another type. Its state can be moved to `testing_object`. */
const numberResource = defineResource(
  { description: "A number.", attributes: { value: numberAttribute({ required: true, description: "" }) } },
  {
    async create({ plan }, response) {
      response.state = plan;
    },
    async read() {},
    async update({ plan }, response) {
      response.state = plan;
    },
    async delete() {},
  },
);

const echoDataSource: DataSource<Client> = {
  schema: {
    description: "Returns what it is given.",
    attributes: {
      input: dynamicAttribute(optional),
      output: dynamicAttribute(computed),
      prefix: stringAttribute(computed),
      fault: stringAttribute({ ...optional, validators: [oneOf("fail read", "throw read")] }),
    },
  },
  async read({ client, config }) {
    failOn(config, "fail read");
    throwOn(config, "throw read");
    return { ...config, output: config.input ?? null, prefix: client.prefix ?? null };
  },
};

/** The provider `testing`, with `testing_object` and `testing_echo`. */
export const testingProvider: Provider<Client> = {
  schema: {
    description: "A provider of nothing.",
    attributes: { prefix: stringAttribute(optional) },
  },
  resources: { testing_object: objectResource, testing_number: numberResource },
  dataSources: { testing_echo: echoDataSource },
  async configure({ config: { prefix } }) {
    if (prefix === "fail") throw fault("configure", { path: ["prefix"] });
    return { prefix: typeof prefix === "string" ? prefix : undefined };
  },
};

function fault(
  operation: string,
  options: ConstructorParameters<typeof DiagnosticError>[2] = {},
): DiagnosticError {
  return new DiagnosticError(`Failed to ${operation} object`, "The object is configured to fail.", options);
}

function failOn(values: ObjectValue, name: (typeof faults)[number]): void {
  if (values.fault === name) throw fault(name.split(" ")[1] ?? name);
}

function throwOn(values: ObjectValue, name: (typeof faults)[number]): void {
  if (values.fault === name) throw new TypeError("the object is configured to throw");
}

/** Checks that the private values are passed on with the object from one process to the next. */
function checkPrivate({ id, revision }: ObjectValue, { private: values }: StateResponse): void {
  if (String(id).startsWith("imported-") && values.get("revision") === undefined) {
    values.set("revision", revision);
  }
  if (values.get("revision") !== revision) throw new RangeError("the private values are lost");
}

function finished(plan: ObjectValue, config: ObjectValue, revision: number): ObjectValue {
  const { id, secret } = { id: plan.id, secret: config.secret };
  const known = {
    ...plan,
    id: typeof id === "string" ? id : crypto.randomUUID(),
    revision,
    secret_length: typeof secret === "string" ? secret.length : 0,
  };
  return objectValue(Object.entries(known).map(([name, value]) => [name, withoutUnknowns(value)]));
}

function withoutUnknowns(value: Value): Value {
  if (isUnknown(value)) return "computed";
  if (value instanceof Dynamic) return new Dynamic(value.type, withoutUnknowns(value.value));
  if (isList(value)) return value.map(withoutUnknowns);
  if (isMap(value)) return new Map([...value].map(([key, item]) => [key, withoutUnknowns(item)]));
  if (!isObject(value)) return value;
  return objectValue(Object.entries(value).map(([name, item]) => [name, withoutUnknowns(item)]));
}

function importedObject(id: string): ObjectValue {
  const item = (name: string) => ({ name, size: 3, label: "computed", serial: "computed" });
  return {
    id: `imported-${id}`,
    revision: 1,
    secret_length: 0,
    size: 3,
    name: "imported",
    number: 12345678901234567890n,
    bool: false,
    list: ["a", ""],
    set: ["b", "a"],
    map: new Map([["a key", "x"]]),
    object: { text: null, flags: [true] },
    any: new Dynamic(["tuple", ["string", "bool"]], ["a", true]),
    single_nested: { ...item("single"), deep: new Map([["k", item("deep")]]) },
    list_nested: [{ ...item("list"), deep: [item("deep")] }],
    set_nested: [{ ...item("set"), deep: item("deep") }],
    map_nested: new Map([["k", { ...item("map"), deep: [item("deep")] }]]),
    single_block: { ...item("single"), inner: item("inner") },
    list_block: [{ ...item("list"), inner: [item("inner")] }],
    set_block: [{ ...item("set"), inner: [item("inner")] }],
    map_block: new Map([["k", { ...item("map"), inner: [item("inner")] }]]),
  };
}
