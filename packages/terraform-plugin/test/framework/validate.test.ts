import { listNestedAttribute, stringAttribute } from "../../src/framework/attributes.js";
import { exactlyOneOf } from "../../src/framework/config-validators.js";
import { type Diagnostic, Diagnostics } from "../../src/framework/diagnostics.js";
import { pathToString } from "../../src/framework/path.js";
import type { Schema } from "../../src/framework/schema.js";
import { refuseWriteOnly, validateConfig } from "../../src/framework/validate.js";
import type { Validator } from "../../src/framework/validators.js";
import { type ObjectValue, unknown } from "../../src/framework/values.js";

const optional = { optional: true, description: "" } as const;
const noted: Validator<string> = {
  validate: (value, { path, config, diagnostics }) =>
    diagnostics.warning("Seen", `${value} of ${Object.keys(config).join()}`, path),
};
const checked = stringAttribute({ ...optional, validators: [noted] });
const secret = stringAttribute({ ...optional, writeOnly: true });
const schema: Schema = {
  description: "",
  attributes: { checked, secret, list: listNestedAttribute({ checked, secret }, optional) },
  blocks: { one: { nesting: "single", description: "", attributes: { checked, secret } } },
};

const validate: typeof refuseWriteOnly = (of, config, diagnostics) =>
  validateConfig(of, config, { diagnostics });

function lines(
  check: (schema: Schema, config: ObjectValue, diagnostics: Diagnostics) => void,
  config: ObjectValue,
) {
  const diagnostics = new Diagnostics();
  check(schema, config, diagnostics);
  return diagnostics.items.map(
    ({ summary, detail, path }: Diagnostic) => `${pathToString(path ?? [])}: ${summary}: ${detail}`,
  );
}

test("validators receive every known value of attributes, nested attributes, and blocks, and the whole configuration", () => {
  const config = { checked: "a", list: [{ checked: "b" }, { checked: unknown }], one: { checked: "c" } };
  expect(lines(validate, config)).toEqual([
    "checked: Seen: a of checked,list,one",
    "list[0].checked: Seen: b of checked,list,one",
    "one.checked: Seen: c of checked,list,one",
  ]);
});

test("validators do not receive null and unknown values", () => {
  expect(lines(validate, { checked: null, list: unknown, one: null })).toEqual([]);
  expect(lines(validate, { checked: unknown, list: null, one: { checked: null } })).toEqual([]);
});

test("fails on a null required attribute at every depth, but not on an unknown one", () => {
  const name = stringAttribute({ required: true, description: "" });
  const required: Schema = {
    description: "",
    attributes: { name, list: listNestedAttribute({ name }, optional) },
    blocks: { one: { nesting: "single", description: "", attributes: { name } } },
  };
  const missing = (path: string) =>
    `${path}: Missing required argument: \`${path}\` is required, but the configuration sets it to null. Set it to a value.`;
  const linesOf = (config: ObjectValue) => lines((_schema, ...rest) => validate(required, ...rest), config);
  expect(linesOf({ name: null, list: [{ name: "a" }, { name: null }], one: { name: null } })).toEqual([
    missing("name"),
    missing("list[1].name"),
    missing("one.name"),
  ]);
  expect(linesOf({ name: unknown, list: null, one: null })).toEqual([]);
});

test("fails on write-only values that would be stored, even unknown ones", () => {
  const detail =
    "Write-only attribute not supported: This attribute is never stored in the state, which requires Terraform 1.11 or OpenTofu 1.11, or a later version.";
  const config = { secret: "s3cret", list: [{ secret: null }, { secret: unknown }], one: { secret: "x" } };
  expect(lines(refuseWriteOnly, config)).toEqual([
    `secret: ${detail}`,
    `list[1].secret: ${detail}`,
    `one.secret: ${detail}`,
  ]);
  expect(lines(refuseWriteOnly, { secret: null, list: null, one: null })).toEqual([]);
});

test("a validator receives the attribute's object and whether the attribute is sensitive", () => {
  const seen: unknown[] = [];
  const asking: Validator<string> = {
    validate: (value, { owner, isSensitive, writeOnlyAttributesAllowed }) =>
      seen.push([value, owner, isSensitive, writeOnlyAttributesAllowed]),
  };
  const options = { ...optional, validators: [asking] };
  const asked = {
    plain: stringAttribute(options),
    sensitive: stringAttribute({ ...options, sensitive: true }),
    write_only: stringAttribute({ ...options, writeOnly: true }),
  };
  const inner = { plain: "b", sensitive: null, write_only: null };
  const config = { plain: null, sensitive: "a", write_only: "c", list: [inner] };
  const whole: Schema = {
    description: "",
    attributes: { ...asked, list: listNestedAttribute(asked, optional) },
  };
  const diagnostics = new Diagnostics();
  validateConfig(whole, config, { diagnostics, writeOnlyAttributesAllowed: true });
  expect(seen).toEqual([
    ["a", config, true, true],
    ["c", config, true, true],
    ["b", inner, false, true],
  ]);
});

test("the validators of a schema receive the whole configuration, after those of its attributes", () => {
  const whole: Schema = { ...schema, validators: [exactlyOneOf("checked", "secret")] };
  expect(lines((of, config, diagnostics) => validateConfig(of, config, { diagnostics }), {})).toEqual([]);
  const diagnostics = new Diagnostics();
  validateConfig(whole, { checked: "a", secret: "b" }, { diagnostics });
  expect(diagnostics.items.map(({ summary }) => summary)).toEqual([
    "Seen",
    "Invalid combination of attributes",
  ]);
});

test("the validators of blocks receive all blocks of a name together, even if there are none", () => {
  const seen: unknown[] = [];
  const counting: Validator = { validate: (value, { path }) => seen.push([pathToString(path), value]) };
  const block = {
    description: "",
    attributes: { checked: stringAttribute(optional) },
    validators: [counting],
  };
  const blocks: Schema = {
    description: "",
    attributes: {},
    blocks: {
      list: { ...block, nesting: "list", blocks: { inner: { ...block, nesting: "set" } } },
      single: { ...block, nesting: "single" },
      map: { ...block, nesting: "map" },
    },
  };
  const inner = [{ checked: "a" }];
  const list = [{ checked: null, inner }];
  validateConfig(blocks, { list, single: null, map: new Map() }, { diagnostics: new Diagnostics() });
  expect(seen).toEqual([
    ["list", list],
    ["list[0].inner", inner],
    ["map", new Map()],
  ]);
});
