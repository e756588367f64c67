import { FunctionError, type ProviderFunction } from "../../src/framework/function.js";
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
  expect(error).toMatchObject({ message: "the name is empty", argument: 1 });
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
