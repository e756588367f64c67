import { FunctionError, type ProviderFunction } from "../../src/framework/function.js";
import type { Validator } from "../../src/framework/validators.js";
import type { Value } from "../../src/framework/values.js";
import { serverOf } from "./things.js";

function call(handler: ProviderFunction["call"], ...values: readonly Value[]): Value {
  const join: ProviderFunction = {
    summary: "",
    description: "",
    parameters: [],
    variadic: { name: "words", type: "string", description: "" },
    returnType: "string",
    call: handler,
  };
  return serverOf({}, { functions: { join } }).callFunction({ name: "join", values });
}

function failureOf(thrown: unknown): unknown {
  try {
    return call(() => {
      throw thrown;
    });
  } catch (error) {
    return error;
  }
}

test("a function receives its arguments and returns its result, without a configured provider", () => {
  expect(call((...values) => values.join("-"), "a", "b")).toBe("a-b");
});

test("a FunctionError passes unchanged", () => {
  const error = new FunctionError("the name is empty", 1);
  expect(failureOf(error)).toBe(error);
  expect(error).toMatchObject({ name: "FunctionError", message: "the name is empty", argument: 1 });
});

test("other exceptions become a FunctionError that does not quote them", () => {
  const failure = failureOf(new Error("key is s3cret"));
  expect(failure).toBeInstanceOf(FunctionError);
  expect(failure).toMatchObject({
    message:
      "Unexpected error in the function. This is always a bug in the provider; please report it to its developers.",
    argument: undefined,
  });
});

describe("the validators of a parameter", () => {
  const withValidator = (validate: Validator["validate"]): ProviderFunction => ({
    summary: "",
    description: "",
    parameters: [{ name: "word", type: "string", description: "", validators: [{ validate }] }],
    returnType: "string",
    call: (word) => word ?? null,
  });
  const callWith = (validate: Validator["validate"]) => () =>
    serverOf({}, { functions: { echo: withValidator(validate) } }).callFunction({
      name: "echo",
      values: ["a"],
    });

  test("receive the argument outside of any configuration", () => {
    const received: unknown[] = [];
    callWith((value, { diagnostics, ...context }) => received.push(value, context))();
    expect(received).toEqual([
      "a",
      { path: ["word"], config: {}, owner: {}, isSensitive: false, writeOnlyAttributesAllowed: false },
    ]);
  });

  test("fail the call with all of their errors, without warnings", () => {
    const validate: Validator["validate"] = (_value, { diagnostics }) => {
      diagnostics.error("Invalid word", "It is too short.");
      diagnostics.warning("Old word", "Use a new one.");
      diagnostics.error("Invalid word", "It is not a noun.");
    };
    expect(callWith(validate)).toThrow(new FunctionError("word: It is too short. It is not a noun."));
    expect(callWith(validate)).toThrow(expect.objectContaining({ argument: 0 }));
  });

  test("allow the call with warnings", () => {
    expect(callWith((_value, { diagnostics }) => diagnostics.warning("Old word", "Use a new one."))()).toBe(
      "a",
    );
  });
});
