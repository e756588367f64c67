import { listNestedAttribute, stringAttribute } from "../../src/framework/attributes.js";
import { Decimal } from "../../src/framework/decimal.js";
import { impliedType } from "../../src/framework/implied-type.js";
import type { Schema } from "../../src/framework/schema.js";
import { Dynamic, objectValue } from "../../src/framework/values.js";
import { diagnosticsToProto, pathToProto } from "../../src/tfplugin/diagnostics.js";
import {
  objectFromProto,
  requiredObjectFromProto,
  valueFromProto,
} from "../../src/tfplugin/dynamic-value.js";
import { AttributePath, Diagnostic, Schema as SchemaProto } from "../../src/tfplugin/gen/tfplugin6.js";
import { foreignStateFromProto, rawStateFromProto } from "../../src/tfplugin/raw-state.js";
import { schemaToProto } from "../../src/tfplugin/schema.js";
import { hex, toHex } from "./hex.js";

const nothing = new Uint8Array();
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe("attribute path", () => {
  test("is encoded with a step for each attribute, key, and index", () => {
    const path = pathToProto(["rule", { index: 0 }, "tags", { key: "a" }]);
    expect(toHex(AttributePath.encode(path).finish())).toBe(
      toHex(hex(`0a 06 0a 04 "rule" 0a 02 18 00 0a 06 0a 04 "tags" 0a 03 12 01 "a"`)),
    );
  });
});

describe("diagnostics", () => {
  test("an error with a path is encoded", () => {
    const [error] = diagnosticsToProto([{ severity: "error", summary: "S", detail: "D", path: ["a"] }]);
    expect(error && toHex(Diagnostic.encode(error).finish())).toBe(
      toHex(hex(`08 01 12 01 "S" 1a 01 "D" 22 05 0a 03 0a 01 "a"`)),
    );
  });

  test("a warning without a path, or with an empty path, has no attribute", () => {
    expect(
      diagnosticsToProto([
        { severity: "warning", summary: "S", detail: "D" },
        { severity: "warning", summary: "S", detail: "D", path: [] },
      ]),
    ).toEqual([
      { severity: 2, summary: "S", detail: "D" },
      { severity: 2, summary: "S", detail: "D" },
    ]);
  });
});

describe("schema", () => {
  const plain = { description: "", descriptionKind: 1, deprecated: false, deprecationMessage: "" };
  const flags = { required: false, optional: false, computed: false, sensitive: false, writeOnly: false };

  test("has a version, Markdown documentation, attributes, and blocks", () => {
    const schema: Schema = {
      version: 3,
      description: "A *thing*.",
      deprecated: "Use another.",
      attributes: {
        name: stringAttribute({ description: "Its name.", required: true }),
        key: stringAttribute({ description: "", optional: true, writeOnly: true, sensitive: true }),
        old: stringAttribute({ description: "", optional: true, computed: true, deprecated: "Use `name`." }),
        parts: { description: "", computed: true, type: ["list", ["object", { id: "string" }]] },
      },
      blocks: {
        rule: {
          nesting: "list",
          description: "A rule.",
          minItems: 1,
          maxItems: 4,
          attributes: { port: { description: "", required: true, type: "number" } },
          blocks: { timeouts: { nesting: "single", description: "", attributes: {} } },
        },
      },
    };
    const proto = SchemaProto.decode(SchemaProto.encode(schemaToProto(schema)).finish());
    expect(proto.version).toBe(3);
    expect(proto.block).toMatchObject({
      description: "A *thing*.",
      descriptionKind: 1,
      deprecated: true,
      deprecationMessage: "Use another.",
    });
    expect(proto.block?.attributes.map(({ type, ...rest }) => ({ ...rest, type: decode(type) }))).toEqual([
      { ...plain, ...flags, name: "name", type: '"string"', description: "Its name.", required: true },
      { ...plain, ...flags, name: "key", type: '"string"', optional: true, sensitive: true, writeOnly: true },
      {
        ...plain,
        ...flags,
        name: "old",
        type: '"string"',
        optional: true,
        computed: true,
        deprecated: true,
        deprecationMessage: "Use `name`.",
      },
      { ...plain, ...flags, name: "parts", type: '["list",["object",{"id":"string"}]]', computed: true },
    ]);
    expect(proto.block?.blockTypes).toMatchObject([
      {
        typeName: "rule",
        nesting: 2,
        minItems: 1,
        maxItems: 4,
        block: {
          description: "A rule.",
          attributes: [{ name: "port", required: true }],
          blockTypes: [
            { typeName: "timeouts", nesting: 1, minItems: 0, maxItems: 0, block: { attributes: [] } },
          ],
        },
      },
    ]);
  });

  test("describes nested attributes with a nested type and without a type", () => {
    const rules = listNestedAttribute(
      { port: { description: "", required: true, type: "number" } },
      { description: "", optional: true },
    );
    const { block } = schemaToProto({ description: "", attributes: { rules } });
    expect(block?.attributes).toEqual([
      {
        ...plain,
        ...flags,
        name: "rules",
        optional: true,
        type: nothing,
        nestedType: {
          nesting: 2,
          attributes: [{ ...plain, ...flags, name: "port", required: true, type: hex('22 "number" 22') }],
        },
      },
    ]);
  });

  for (const [nesting, attributeMode, blockMode] of [
    ["single", 1, 1],
    ["list", 2, 2],
    ["set", 3, 3],
    ["map", 4, 4],
  ] as const) {
    test(`nests ${nesting} attributes and blocks as ${attributeMode}`, () => {
      const { block } = schemaToProto({
        description: "",
        attributes: { a: { description: "", optional: true, nested: { nesting, attributes: {} } } },
        blocks: { b: { description: "", nesting, attributes: {} } },
      });
      expect(block?.attributes[0]?.nestedType?.nesting).toBe(attributeMode);
      expect(block?.blockTypes[0]?.nesting).toBe(blockMode);
    });
  }
});

describe("dynamic value", () => {
  const schema: Schema = { description: "", attributes: { a: stringAttribute({ description: "" }) } };

  test("is decoded from MessagePack or JSON, and is null without either", () => {
    expect(valueFromProto({ msgpack: hex('a1 "a"'), json: nothing }, "string")).toBe("a");
    expect(valueFromProto({ msgpack: nothing, json: hex('22 "a" 22') }, "string")).toBe("a");
    expect(valueFromProto({ msgpack: nothing, json: nothing }, "string")).toBeNull();
    expect(valueFromProto(undefined, "string")).toBeNull();
  });

  test("is decoded as an object or null with a schema", () => {
    expect(objectFromProto({ msgpack: hex('81 a1 "a" a1 "b"'), json: nothing }, schema)).toStrictEqual(
      objectValue([["a", "b"]]),
    );
    expect(objectFromProto({ msgpack: hex("c0"), json: nothing }, schema)).toBeNull();
  });

  test("fails for an unknown value where an object or null is expected", () => {
    expect(() => objectFromProto({ msgpack: hex("d4 00 00"), json: nothing }, schema)).toThrow(
      "expected an object, found an unknown value",
    );
  });

  test("fails for null where an object is expected", () => {
    expect(() => requiredObjectFromProto(undefined, schema)).toThrow("expected an object, found null");
  });

  test("fails with the path of the attribute, without its value", () => {
    const proto = { msgpack: hex('81 a1 "a" c3'), json: nothing };
    expect(() => objectFromProto(proto, schema)).toThrow(
      expect.objectContaining({
        diagnostic: {
          severity: "error",
          summary: "Value does not match the schema",
          detail:
            "Terraform sent a value that the schema of this version of the provider does not allow: " +
            "a: expected a string, found a bool. " +
            "Check this value in the configuration or the state, and which version of the provider wrote it.",
          path: ["a"],
        },
      }),
    );
  });
});

describe("raw state", () => {
  test("is decoded with the requested type", () => {
    const state = rawStateFromProto({ json: hex('"{" 22 "a" 22 ":1}"'), flatmap: {} }, "thing");
    expect(state.decode(["object", { a: "number" }])).toStrictEqual(objectValue([["a", 1]]));
    expect(state.decode(["map", "number"])).toStrictEqual(new Map([["a", 1]]));
  });

  test("fails with a diagnostic at the mismatched attribute", () => {
    const state = rawStateFromProto({ json: hex('"{" 22 "a" 22 ":1}"'), flatmap: {} }, "thing");
    expect(() => state.decode(["object", { a: "string" }])).toThrow(
      expect.objectContaining({ diagnostic: expect.objectContaining({ path: ["a"] }) }),
    );
  });

  test("fails for a flatmap written by Terraform 0.11", () => {
    expect(() => rawStateFromProto({ json: nothing, flatmap: { id: "1" } }, "thing")).toThrow(
      "State is too old: The state of thing was written by Terraform 0.11 or earlier",
    );
  });
});

test("the type of a list of blocks with a dynamic attribute is dynamic", () => {
  const schema: Schema = {
    description: "",
    attributes: {},
    blocks: {
      rule: { nesting: "list", description: "", attributes: { v: { description: "", type: "dynamic" } } },
    },
  };
  const value = valueFromProto(
    { msgpack: hex(`81 a4 "rule" 92 c4 0c "[" 22 "tuple" 22 ",[]]" 90`), json: nothing },
    impliedType(schema),
  );
  expect(value).toStrictEqual(objectValue([["rule", new Dynamic(["tuple", []], [])]]));
});

describe("foreignStateFromProto", () => {
  const stateOf = (json: string) =>
    foreignStateFromProto({ json: new TextEncoder().encode(json), flatmap: {} }, "scroll");

  test("returns the exact numbers of the state", () => {
    expect(
      stateOf('{"id":9007199254740993,"price":0.1234567890123456789,"count":3,"deep":[{"n":1e400}]}'),
    ).toEqual({
      id: 9007199254740993n,
      price: new Decimal("0.1234567890123456789"),
      count: 3,
      deep: [{ n: 10n ** 400n }],
    });
  });

  for (const json of ["[]", "null", "3", '"text"', "{"]) {
    test(`fails for ${json} without quoting it`, () => {
      expect(() => stateOf(json)).toThrow(
        "State cannot be read: The state of scroll to be moved is not a JSON object. Import the object instead of moving it.",
      );
    });
  }
});
