import { PrivateState } from "../../src/framework/private-state.js";

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (state: PrivateState) => new TextDecoder().decode(state.toBytes());

test("private values survive encoding", () => {
  const state = new PrivateState();
  state.set("created", { by: ["a", 1, null] });
  state.set("__proto__", "x");
  expect(text(state)).toBe('{"created":{"by":["a",1,null]},"__proto__":"x"}');
  const again = PrivateState.fromBytes(state.toBytes());
  expect(again.get("created")).toEqual({ by: ["a", 1, null] });
  expect(again.get("__proto__")).toBe("x");
  expect(again.get("constructor")).toBeUndefined();
});

test("no private values are encoded as no bytes", () => {
  const state = PrivateState.fromBytes(bytes('{"a":1}'));
  state.delete("a");
  expect(state.toBytes()).toEqual(new Uint8Array());
});

for (const foreign of ["", "null", "5", '"abc"', "[1]", "{", "\u0000"]) {
  test(`the bytes of ${JSON.stringify(foreign)} contain no values`, () => {
    expect(PrivateState.fromBytes(bytes(foreign)).toBytes()).toEqual(new Uint8Array());
  });
}

test("a stored value does not change when the original does", () => {
  const state = new PrivateState();
  const value = { list: [1] };
  state.set("value", value);
  value.list.push(2);
  expect(state.get("value")).toEqual({ list: [1] });
  (state.get("value") as typeof value).list.push(3);
  expect(state.get("value")).toEqual({ list: [1] });
});

for (const [name, value] of Object.entries({
  nothing: undefined,
  NaN: Number.NaN,
  infinity: { deep: [Number.NEGATIVE_INFINITY] },
  "a bigint": 1n,
  "a function": { deep: () => 1 },
  "a symbol": [Symbol("x")],
})) {
  test(`fails to set ${name}, which does not survive encoding`, () => {
    const state = new PrivateState();
    expect(() => state.set("value", value)).toThrow(
      new TypeError("a private value cannot be represented in JSON"),
    );
    expect(state.toBytes()).toEqual(new Uint8Array());
  });
}

for (const key of ["", ".note"]) {
  test(`fails to set the key ${JSON.stringify(key)}`, () => {
    expect(() => new PrivateState().set(key, 1)).toThrow(TypeError);
  });
}

test("a note of the framework is stored beside the values, and is read once", () => {
  const state = new PrivateState();
  state.leaveNote("imported");
  state.set("imported", 1);
  const again = PrivateState.fromBytes(state.toBytes());
  expect(again.takeNote("imported")).toBe(true);
  expect(again.takeNote("imported")).toBe(false);
  expect(text(again)).toBe('{"imported":1}');
});
