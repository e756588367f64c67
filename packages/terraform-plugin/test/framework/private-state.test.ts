import { PrivateState } from "../../src/framework/private-state.js";

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (state: PrivateState) => new TextDecoder().decode(state.toBytes());

test("private values come back from their bytes", () => {
  const state = new PrivateState();
  state.set("created", { by: ["a", 1, null] });
  state.set("__proto__", "x");
  expect(text(state)).toBe('{"created":{"by":["a",1,null]},"__proto__":"x"}');
  const again = PrivateState.fromBytes(state.toBytes());
  expect(again.get("created")).toEqual({ by: ["a", 1, null] });
  expect(again.get("__proto__")).toBe("x");
  expect(again.get("constructor")).toBeUndefined();
});

test("nothing to keep is no bytes", () => {
  const state = PrivateState.fromBytes(bytes('{"a":1}'));
  state.delete("a");
  expect(state.toBytes()).toEqual(new Uint8Array());
});

for (const foreign of ["", "null", "5", '"abc"', "[1]", "{", "\u0000"]) {
  test(`the bytes of ${JSON.stringify(foreign)} hold no values`, () => {
    expect(PrivateState.fromBytes(bytes(foreign)).toBytes()).toEqual(new Uint8Array());
  });
}
