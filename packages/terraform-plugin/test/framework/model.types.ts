/** What the compiler knows of a schema, and what it refuses. It is `tsc` that runs these tests: nothing here is called. */
import {
  type Config,
  defineDataSource,
  defineFunction,
  defineProvider,
  defineResource,
  type Found,
  float64Attribute,
  forClient,
  type ImportedState,
  int32Attribute,
  int64Attribute,
  type KnownPlan,
  listAttribute,
  listNestedAttribute,
  mapAttribute,
  type NumberValue,
  numberAttribute,
  type ObjectValue,
  oneOf,
  type Plan,
  type PlanConfig,
  type Schema,
  type State,
  setNestedAttribute,
  singleNestedAttribute,
  stringAttribute,
  type UncheckedConfig,
  type Unknown,
  unknown,
} from "@hostup/terraform-plugin";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** Does not compile where the two types differ in anything. */
function same<A, B>(..._proof: Equal<A, B> extends true ? [] : ["the types differ"]): void {}

const description = "";
const schema = {
  description,
  attributes: {
    name: stringAttribute({ required: true, description }),
    kind: stringAttribute({ required: true, description, validators: [oneOf("A", "AAAA")] }),
    note: stringAttribute({ optional: true, description }),
    size: numberAttribute({ optional: true, computed: true, default: 3, description }),
    mode: stringAttribute({ optional: true, computed: true, description }),
    secret: stringAttribute({ optional: true, writeOnly: true, description }),
    id: stringAttribute({ computed: true, description }),
  },
} satisfies Schema;
type S = typeof schema;

// A required attribute is never null, and unknown in a plan alone.
same<UncheckedConfig<S>["name"], string | null | Unknown>();
same<PlanConfig<S>["name"], string | Unknown>();
same<Config<S>["name"], string>();
same<Plan<S>["name"], string | Unknown>();
same<KnownPlan<S>["name"], string>();
same<State<S>["name"], string>();

// What `oneOf` allows is the type, once it has been checked.
same<UncheckedConfig<S>["kind"], string | null | Unknown>();
same<PlanConfig<S>["kind"], "A" | "AAAA" | Unknown>();
same<Config<S>["kind"], "A" | "AAAA">();
same<State<S>["kind"], "A" | "AAAA">();

same<Config<S>["note"], string | null>();
same<Plan<S>["note"], string | null | Unknown>();
same<KnownPlan<S>["note"], string | null>();
same<State<S>["note"], string | null>();

// A default leaves no null in a plan. A state may be older than the attribute.
same<Config<S>["size"], NumberValue | null>();
same<KnownPlan<S>["size"], NumberValue>();
same<State<S>["size"], NumberValue | null>();

same<Config<S>["mode"], string | null>();
same<KnownPlan<S>["mode"], string | null | Unknown>();
same<State<S>["mode"], string | null>();

// A write-only attribute is in the configuration and nowhere else, a computed one everywhere else.
same<Config<S>["secret"], string | null>();
same<KnownPlan<S>["secret"], null>();
same<State<S>["secret"], null>();
same<Config<S>["id"], null>();
same<KnownPlan<S>["id"], string | null | Unknown>();
same<State<S>["id"], string | null>();

// What identifies an object is in each of its states; the rest is missing right after an import.
same<State<S, "id">["id"], string>();
same<ImportedState<S, "id">["id"], string>();
same<ImportedState<S, "id">["name"], string | null>();
same<ImportedState<S>["name"], string>();
same<Found<S, "id">["id"], string>();
same<Found<S, "id">["name"], string | undefined>();
same<Found<S>["name"], string>();
same<Found<S>["id"], string | null | undefined>();

// Elements can be null; in a plan they can be unknown.
const nested = {
  description,
  attributes: {
    words: listAttribute("string", { required: true, description }),
    labels: mapAttribute("number", { optional: true, description }),
    rules: listNestedAttribute(
      {
        port: numberAttribute({ required: true, description }),
        protocol: stringAttribute({ optional: true, description, validators: [oneOf("tcp", "udp")] }),
        index: numberAttribute({ computed: true, description }),
      },
      { required: true, description },
    ),
    limits: singleNestedAttribute(
      { cpu: stringAttribute({ optional: true, description }) },
      { optional: true, description },
    ),
    found: setNestedAttribute(
      { id: stringAttribute({ computed: true, description }) },
      { computed: true, description },
    ),
  },
  blocks: {
    rule: {
      nesting: "list",
      description,
      attributes: { port: numberAttribute({ required: true, description }) },
    },
    login: {
      nesting: "single",
      description,
      attributes: { user: stringAttribute({ optional: true, description }) },
    },
  },
} satisfies Schema;
type N = typeof nested;
same<Config<N>["words"], readonly (string | null)[]>();
same<Plan<N>["words"], readonly (string | null | Unknown)[] | Unknown>();
same<Config<N>["labels"], ReadonlyMap<string, NumberValue | null> | null>();
same<Config<N>["rules"][number]["port"], NumberValue>();
same<Config<N>["rules"][number]["protocol"], "tcp" | "udp" | null>();
same<Config<N>["rules"][number]["index"], null>();
same<KnownPlan<N>["rules"][number]["index"], NumberValue | null | Unknown>();
same<State<N>["rules"][number]["index"], NumberValue | null>();
same<NonNullable<Config<N>["limits"]>["cpu"], string | null>();
same<NonNullable<State<N>["found"]>[number]["id"], string | null>();
same<Config<N>["rule"][number]["port"], NumberValue>();
same<NonNullable<Config<N>["login"]>["user"], string | null>();

// @ts-expect-error a model is made of a schema, not of the types that somebody expects
same<Config<{ name: string }>, { name: string }>();

// Without a schema there is nothing to know.
same<Config<Schema>, ObjectValue>();
same<State<Schema>, ObjectValue>();

interface Client {
  readonly url: string;
}

export const resource = forClient<Client>().defineResource(schema, {
  identity: ["id"],
  validateConfig({ config }) {
    // @ts-expect-error the schema has no such attribute
    void config.nme;
  },
  async modifyPlan({ config, priorState }, response) {
    same<typeof priorState, State<S, "id"> | null>();
    if (config === null || response.plan === null) return;
    // @ts-expect-error it may be unknown
    response.plan.name satisfies string;
    response.plan = { ...response.plan, mode: unknown };
    // @ts-expect-error it is a number
    response.plan = { ...response.plan, size: "3" };
  },
  async create({ client, config, plan }, response) {
    same<typeof client, Client>();
    same<typeof config.kind, "A" | "AAAA">();
    response.state = { ...plan, id: "1" };
    // @ts-expect-error a misspelt attribute
    response.state = { ...plan, idd: "1" };
    // @ts-expect-error not one of the two
    response.state = { ...plan, kind: "CNAME" };
    // @ts-expect-error a required attribute is not null
    response.state = { ...plan, name: null };
    // @ts-expect-error what is required is not unknown in an apply
    response.state = { ...plan, name: unknown };
    // @ts-expect-error not all of the schema
    response.state = { id: "1", name: "a" };
  },
  async read({ state }, response) {
    same<typeof state.id, string>();
    // @ts-expect-error an imported state may lack it
    response.state = state;
    response.state = { ...state, name: "a", kind: "A", size: 1 };
  },
  async update({ plan, state }, response) {
    same<typeof state.id, string>();
    same<typeof state.name, string>();
    response.state = plan;
  },
  async delete({ state }) {
    same<typeof state.id, string>();
  },
  importState: async ({ id }) => ({ id }),
  moveState: ({ state }) => ({ id: String(state.id), name: "a" }),
});

const handlers = { async create() {}, async read() {}, async update() {}, async delete() {} };

// @ts-expect-error the schema has no such attribute
defineResource(schema, { ...handlers, identity: ["ident"] });

// @ts-expect-error an import has to find the identity
defineResource(schema, { ...handlers, identity: ["id"], importState: async () => ({ name: "a" }) });

// @ts-expect-error an import has to find what is required where there is no identity
defineResource(schema, { ...handlers, importState: async () => ({ id: "1" }) });

// @ts-expect-error there is no such handler
defineResource(schema, { ...handlers, remove: async () => {} });

export const source = defineDataSource(
  {
    description,
    attributes: {
      name: stringAttribute({ required: true, description }),
      found: stringAttribute({ computed: true, description }),
    },
  },
  {
    async read({ config }) {
      same<typeof config.name, string>();
      return { name: config.name, found: null };
    },
  },
);

// @ts-expect-error the result lacks an attribute
defineDataSource(schema, { read: async ({ config }) => ({ name: config.name }) });

const providerSchema = {
  description,
  attributes: { url: stringAttribute({ required: true, description }) },
} satisfies Schema;

export const provider = defineProvider(providerSchema, {
  resources: { test_thing: resource },
  dataSources: { test_thing: source },
  async configure({ config }) {
    same<typeof config.url, string | Unknown>();
    return { url: typeof config.url === "string" ? config.url : "" };
  },
});

// An integer is one once it has been checked.
const counts = {
  description,
  attributes: {
    small: int32Attribute({ required: true, description }),
    large: int64Attribute({ optional: true, description }),
    ratio: float64Attribute({ computed: true, description }),
  },
} satisfies Schema;
type Counts = typeof counts;
same<UncheckedConfig<Counts>["small"], NumberValue | null | Unknown>();
same<Config<Counts>["small"], number>();
same<Plan<Counts>["small"], number | Unknown>();
same<Config<Counts>["large"], number | bigint | null>();
same<State<Counts>["ratio"], NumberValue | null>();

export const join = defineFunction({
  summary: "",
  description,
  parameters: [
    { name: "words", type: ["list", "string"], description },
    { name: "end", type: "string", description, allowNull: true },
    { name: "open", type: "number", description, allowUnknown: true },
  ],
  variadic: { name: "more", type: "bool", description },
  returnType: "string",
  call(words, end, open, ...more) {
    same<typeof words, readonly (string | null)[]>();
    same<typeof end, string | null>();
    same<typeof open, NumberValue | Unknown>();
    same<typeof more, boolean[]>();
    return words.join(end ?? "");
  },
});

export const wrong = defineFunction({
  summary: "",
  description,
  parameters: [],
  returnType: "number",
  // @ts-expect-error it returns a number
  call: () => "1",
});
