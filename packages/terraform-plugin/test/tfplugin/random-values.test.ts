import { Random } from "../../conformance/random.js";
import { numberFromFloat, parseNumber } from "../../src/framework/decimal.js";
import type { Type } from "../../src/framework/types.js";
import { Dynamic, objectValue, Unknown, unknown, type Value } from "../../src/framework/values.js";
import { decodeValue } from "../../src/tfplugin/decode-value.js";
import { encodeValue } from "../../src/tfplugin/encode-value.js";
import { ValueError } from "../../src/tfplugin/value-error.js";
import { hex, toHex } from "./hex.js";

/** Generates random types and values, deterministically from a seed. */
class Generator extends Random {
  text(): string {
    const alphabet = ["a", "\0", "é", "\u030a", "漢", "😀", "\ufeff", '"'] as const;
    return this.many(this.pick([3, 12, 90]), () => this.pick(alphabet)).join("");
  }

  type(depth: number): Type {
    const kind = this.below(depth > 0 ? 9 : 4);
    if (kind < 4) return (["string", "number", "bool", "dynamic"] as const)[kind] ?? "string";
    if (kind === 7) return ["tuple", this.many(4, () => this.type(depth - 1))];
    if (kind === 8) {
      return ["object", Object.fromEntries(this.many(5, () => [this.text(), this.type(depth - 1)]))];
    }
    return [(["list", "set", "map"] as const)[kind - 4] ?? "list", this.type(depth - 1)];
  }

  value(type: Type, depth: number): Value {
    const rare = this.below(12);
    if (rare === 0) return null;
    if (rare === 1) return this.pick([unknown, new Unknown(hex("81 01 c2"))]);
    if (type === "dynamic") {
      const own = this.type(depth - 1);
      return new Dynamic(own, this.value(own, depth - 1));
    }
    if (type === "string") return this.text();
    if (type === "bool") return this.below(2) === 0;
    if (type === "number") return this.number();
    if (type[0] === "object") {
      return objectValue(Object.entries(type[1]).map(([name, part]) => [name, this.value(part, depth - 1)]));
    }
    if (type[0] === "tuple") return type[1].map((part) => this.value(part, depth - 1));
    const element = type[1];
    if (type[0] !== "map") return this.many(this.pick([4, 20]), () => this.value(element, depth - 1));
    return new Map(this.many(20, () => [this.text(), this.value(element, depth - 1)] as const));
  }

  number() {
    const digits = this.many(30, () => this.below(10)).join("") || "0";
    const sign = this.pick(["", "-"]);
    const text = this.pick([digits, `${digits}.${digits}`, `0.000${digits}`]);
    return this.pick([
      parseNumber(sign + text) ?? 0,
      numberFromFloat(this.below(2 ** 31) / 2 ** this.below(60)),
    ]);
  }
}

test("random values of random types round-trip through their bytes", () => {
  const generator = new Generator(1);
  for (let round = 0; round < 3000; round += 1) {
    const type = generator.type(4);
    const value = generator.value(type, 4);
    expect(decodeValue(encodeValue(value, type), type)).toStrictEqual(value);
  }
});

test("corrupted bytes decode to a value or throw a ValueError, never anything else", () => {
  const generator = new Generator(2);
  let refused = 0;
  for (let round = 0; round < 3000; round += 1) {
    const type = generator.type(3);
    const bytes = encodeValue(generator.value(type, 3), type).slice();
    bytes[generator.below(bytes.length)] = generator.below(256);
    try {
      decodeValue(bytes.subarray(0, bytes.length - generator.below(2)), type);
    } catch (error) {
      if (!(error instanceof ValueError)) {
        throw new Error(`${toHex(bytes)} as ${JSON.stringify(type)}`, { cause: error });
      }
      refused += 1;
    }
  }
  expect(refused).toBeGreaterThan(1000);
});
