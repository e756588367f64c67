import { DiagnosticError, Diagnostics } from "../../src/framework/diagnostics.js";
import { attempt, attemptSync } from "../../src/framework/errors.js";

function detailOf(thrown: unknown): string {
  const diagnostics = new Diagnostics();
  const result = attemptSync(diagnostics, "read thing", () => {
    throw thrown;
  });
  expect(result).toBeUndefined();
  expect(diagnostics.items).toHaveLength(1);
  expect(diagnostics.items[0]?.summary).toBe("Unexpected error in the provider");
  return diagnostics.items[0]?.detail ?? "";
}

const bug = "\n\nThis is always a bug in the provider; please report it to its developers.";

function thrownBy(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return error;
  }
}

test("attempt and attemptSync return what the handler returns", async () => {
  const diagnostics = new Diagnostics();
  expect(await attempt(diagnostics, "read", async () => 1)).toBe(1);
  expect(await attempt(diagnostics, "read", () => 2)).toBe(2);
  expect(attemptSync(diagnostics, "read", () => 3)).toBe(3);
  expect(diagnostics.items).toEqual([]);
});

test("a DiagnosticError passes unchanged, whether thrown or rejected", async () => {
  const diagnostics = new Diagnostics();
  const fail = () => {
    throw new DiagnosticError("Invalid name", "It is empty.", { path: ["name"] });
  };
  await attempt(diagnostics, "read", fail);
  await attempt(diagnostics, "read", async () => fail());
  attemptSync(diagnostics, "read", fail);
  expect(diagnostics.items).toEqual([
    { severity: "error", summary: "Invalid name", detail: "It is empty.", path: ["name"] },
  ]);
});

test("a built-in error is shown with its message and location", () => {
  const error = new TypeError("x is not a function");
  error.stack = "TypeError: x is not a function\n    at create (thing.js:1:2)\n    at next (other.js:3:4)";
  expect(detailOf(error)).toBe(
    `Failed to read thing: TypeError: x is not a function (at create (thing.js:1:2)).${bug}`,
  );
});

test("a built-in error without a stack is shown with its message", () => {
  const error = new RangeError("out of range");
  delete error.stack;
  expect(detailOf(error)).toBe(`Failed to read thing: RangeError: out of range.${bug}`);
});

const secretive: readonly [string, unknown][] = [
  ["an error of a library", new Error("key is s3cret")],
  ["an error of a parser", thrownBy(() => JSON.parse("s3cret"))],
  ["a TypeError of Node", thrownBy(() => Buffer.alloc("s3cret" as unknown as number))],
  ["an error with a code", Object.assign(new TypeError("key is s3cret"), { code: "ERR_INVALID_ARG_TYPE" })],
  ["a message that looks like a stack", new Error("bad\n    at s3cret")],
  ["a string", "s3cret"],
];
for (const [name, thrown] of secretive) {
  test(`the detail does not quote ${name}`, () => expect(detailOf(thrown)).not.toContain("s3cret"));
}

test("other thrown values are described by their type", () => {
  expect(detailOf("text")).toBe(`Failed to read thing: a string was thrown.${bug}`);
  expect(detailOf(undefined)).toBe(`Failed to read thing: a undefined was thrown.${bug}`);
});
