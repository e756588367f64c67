import { listAttribute, stringAttribute } from "../../src/framework/attributes.js";
import { checkIdentity } from "../../src/framework/identity-check.js";
import type { OwnIdentity } from "../../src/framework/own-identity.js";
import type { Resource } from "../../src/framework/resource.js";

const description = "";
const schema = {
  description,
  attributes: {
    id: stringAttribute({ required: true, description }),
    tags: listAttribute("string", { optional: true, description }),
  },
};
const own = (attributes: Record<string, object>): OwnIdentity => ({ attributes }) as unknown as OwnIdentity;
const string = { type: "string", description } as const;

const cases: [string, Resource["identity"], string[]][] = [
  ["none", undefined, []],
  ["attributes of the state", ["id"], []],
  ["a missing attribute", ["name"], ["there is no attribute name"]],
  ["an attribute of another type", ["tags"], ["tags is neither a string, a number, nor a bool"]],
  ["its own attributes", own({ a: { ...string, required: true }, b: { ...string, optional: true } }), []],
  ["a list", own({ a: { type: ["list", "bool"], description, required: true } }), []],
  ["no attributes of its own", own({}), ["there are no attributes"]],
  ["an invalid name", own({ "a-b": { ...string, required: true } }), ["a-b is not a valid name"]],
  ["neither required nor optional", own({ a: string }), ["a must be either required or optional"]],
  [
    "both required and optional",
    own({ a: { ...string, required: true, optional: true } }),
    ["a must be either required or optional"],
  ],
  ...["dynamic", ["map", "string"], ["list", ["list", "string"]], ["set", "string"]].map(
    (type): [string, OwnIdentity, string[]] => [
      `the type ${JSON.stringify(type)}`,
      own({ a: { type, required: true } }),
      ["a is neither a string, a number, a bool, nor a list of them"],
    ],
  ),
];

for (const [name, identity, problems] of cases) {
  test(`finds ${problems.length} problems in an identity with ${name}`, () => {
    const resource = { schema, ...(identity && { identity }) } as unknown as Resource;
    expect(checkIdentity(resource)).toEqual(problems);
  });
}
