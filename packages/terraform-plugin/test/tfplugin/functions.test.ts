import { createProviderService } from "../../src/tfplugin/service.js";
import { call } from "./call.js";
import { hex, toHex } from "./hex.js";
import { libraryProvider } from "./library.js";
import { messages } from "./messages.js";

const utf8 = (text: string) => new TextEncoder().encode(text);
const service = createProviderService(libraryProvider);

const joinFunction = {
  parameters: [
    {
      name: "words",
      type: utf8('["list","string"]'),
      allowNullValue: false,
      allowUnknownValues: false,
      description: "The words.",
      descriptionKind: 1,
    },
    {
      name: "separator",
      type: utf8('"string"'),
      allowNullValue: false,
      allowUnknownValues: false,
      description: "What is between them.",
      descriptionKind: 1,
    },
  ],
  return: { type: utf8('"string"') },
  summary: "Joins",
  description: "Joins words.",
  descriptionKind: 1,
  deprecationMessage: "",
};

test("GetFunctions returns the functions", async () => {
  const { functions, diagnostics } = await call(service, "GetFunctions", messages.GetFunctions);
  expect(diagnostics).toEqual([]);
  expect(Object.keys(functions)).toEqual(["join", "fail", "describe"]);
  expect(functions.join).toEqual(joinFunction);
});

test("GetProviderSchema also returns the functions", async () => {
  const { functions } = await call(service, "GetProviderSchema", messages.GetProviderSchema);
  expect(functions.join).toEqual(joinFunction);
});

test("GetFunctions returns which null, unknown, and variadic arguments a function accepts", async () => {
  const { functions } = await call(service, "GetFunctions", messages.GetFunctions);
  expect(functions.describe).toMatchObject({
    parameters: [{ name: "word", allowNullValue: true, allowUnknownValues: true }],
    variadicParameter: { name: "counts", type: utf8('"number"'), allowNullValue: false },
    deprecationMessage: "Read the book.",
  });
});

describe("CallFunction on an unconfigured provider", () => {
  /** Calls a function with arguments in hexadecimal MessagePack; undefined sends neither encoding. */
  const callFunction = (name: string, ...sent: (string | undefined)[]) =>
    call(service, "CallFunction", messages.CallFunction, {
      name,
      arguments: sent.map((text) => ({ msgpack: hex(text ?? ""), json: new Uint8Array() })),
    });

  test("decodes the arguments and encodes the result by type", async () => {
    const response = await callFunction("join", '92 a1 "a" a1 "b"', 'a1 "-"');
    expect(response.error).toBeUndefined();
    expect(toHex(response.result?.msgpack ?? hex(""))).toBe(toHex(hex('a3 "a-b"')));
  });

  test("accepts arguments in JSON", async () => {
    const response = await call(service, "CallFunction", messages.CallFunction, {
      name: "join",
      arguments: [
        { msgpack: new Uint8Array(), json: utf8('["a","b"]') },
        { msgpack: new Uint8Array(), json: utf8('""') },
      ],
    });
    expect(toHex(response.result?.msgpack ?? hex(""))).toBe(toHex(hex('a2 "ab"')));
  });

  const errors: { title: string; sent: (string | undefined)[]; text: string; argument?: number }[] = [
    { title: "null", sent: ["90", "c0"], text: "The argument separator must not be null.", argument: 1 },
    {
      title: "null, as OpenTofu sends it",
      sent: [undefined, 'a1 "-"'],
      text: "The argument words must not be null.",
      argument: 0,
    },
    {
      title: "unknown",
      sent: ["d4 00 00", 'a1 "-"'],
      text: "The argument words must be known.",
      argument: 0,
    },
    {
      title: "unknown in part",
      sent: ["91 d4 00 00", 'a1 "-"'],
      text: "The argument words must be known.",
      argument: 0,
    },
  ];
  for (const { title, sent, text, argument } of errors) {
    test(`fails with the index of an argument that is ${title}`, async () => {
      expect(await callFunction("join", ...sent)).toEqual({ error: { text, functionArgument: argument } });
    });
  }

  for (const { name, sent, text } of [
    { name: "join", sent: ["90"], text: "The function takes 2 arguments, but got 1." },
    { name: "join", sent: ["90", "a0", "a0"], text: "The function takes 2 arguments, but got 3." },
    { name: "fail", sent: [], text: "The function takes 1 argument, but got 0." },
    { name: "describe", sent: [], text: "The function takes at least 1 argument, but got 0." },
  ]) {
    test(`fails for ${name} with ${sent.length} arguments`, async () => {
      expect(await callFunction(name, ...sent)).toEqual({ error: { text } });
    });
  }

  const described: { sent: string[]; result: string }[] = [
    { sent: ['a1 "a"'], result: "a" },
    { sent: ["c0"], result: "null" },
    { sent: ["d4 00 00", "01"], result: "unknown, 1" },
    { sent: ['a1 "a"', "01", "02", "03"], result: "a, 1, 2, 3" },
  ];
  for (const { sent, result } of described) {
    test(`passes ${result} to a function that accepts such arguments`, async () => {
      const response = await callFunction("describe", ...sent);
      expect(response.error).toBeUndefined();
      expect(new TextDecoder().decode(response.result?.msgpack.slice(1))).toBe(result);
    });
  }

  test("fails with the index of an invalid variadic argument", async () => {
    expect(await callFunction("describe", "c0", "01", "0b", "63")).toEqual({
      error: { text: "counts: The value must be a whole number from 0 to 10, got 11.", functionArgument: 2 },
    });
    expect(await callFunction("describe", "c0", "c0")).toEqual({
      error: { text: "The argument counts must not be null.", functionArgument: 1 },
    });
    expect((await callFunction("describe", "c0", 'a6 "s3cret"')).error).toMatchObject({
      text: expect.stringContaining("expected a number"),
      functionArgument: 1,
    });
  });

  test("fails with the index of an argument of the wrong type, without its value", async () => {
    const { error } = await callFunction("join", '91 92 a6 "s3cret" c0', 'a1 "-"');
    expect(error?.functionArgument).toBe(0);
    expect(error?.text).toMatch(/\[0\]: expected a string, found a list/);
    expect(error?.text).not.toContain("s3cret");
  });

  test("fails with the function's error for an argument", async () => {
    expect(await callFunction("fail", 'a8 "argument"')).toEqual({
      error: { text: "not this one", functionArgument: 0 },
    });
  });

  test("fails with the function's error for the whole call", async () => {
    expect(await callFunction("fail", 'a4 "call"')).toEqual({ error: { text: "not like this" } });
  });

  test("fails without quoting other thrown errors", async () => {
    const { error, result } = await callFunction("fail", 'a5 "throw"');
    expect(result).toBeUndefined();
    expect(error?.functionArgument).toBeUndefined();
    expect(error?.text).toMatch(/This is always a bug in the provider/);
    expect(error?.text).not.toContain("s3cret");
  });

  test("fails without quoting a result that does not match the return type", async () => {
    const { error, result } = await callFunction("fail", 'a6 "s3cret"');
    expect(result).toBeUndefined();
    expect(error?.text).toMatch(/^Failed to handle CallFunction: ValueError: expected a number/);
    expect(error?.text).not.toContain("s3cret");
  });

  test("fails for an unknown function", async () => {
    expect(await callFunction("toString")).toEqual({
      error: {
        text: 'This provider has no function "toString". Another version of the provider may have it.',
      },
    });
  });
});
