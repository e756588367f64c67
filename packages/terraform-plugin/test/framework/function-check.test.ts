import type { ProviderFunction } from "../../src/framework/function.js";
import { checkFunction } from "../../src/framework/function-check.js";
import type { Type } from "../../src/framework/types.js";

const parameter = (name: string, type: Type = "string") => ({ name, type, description: "" });
const described = (parts: Partial<ProviderFunction>): ProviderFunction => ({
  summary: "",
  description: "",
  parameters: [parameter("first")],
  returnType: "string",
  call: () => null,
  ...parts,
});

const noType = ["list"] as unknown as Type;
const cases: [Partial<ProviderFunction>, string[]][] = [
  [{}, []],
  [{ parameters: [parameter("a", ["list", "dynamic"])], variadic: parameter("b", "dynamic") }, []],
  [{ parameters: [parameter("First")] }, ["First is not a valid name"]],
  [{ variadic: parameter("first") }, ["two parameters have the name first"]],
  [{ parameters: [parameter("a"), parameter("a")] }, ["two parameters have the name a"]],
  [{ parameters: [parameter("a", noType)] }, ["a has an invalid type"]],
  [{ returnType: noType }, ["the result has an invalid type"]],
  [{ returnType: undefined as unknown as Type }, ["the result has an invalid type"]],
  [{ returnType: ["tuple", ["string", ["set", "dynamic"]]] }, ["the result has a set of any type"]],
  [{ returnType: ["object", { a: "string", b: ["set", "dynamic"] }] }, ["the result has a set of any type"]],
  [{ variadic: parameter("b", ["set", "dynamic"]) }, ["b has a set of any type"]],
  [
    { returnType: ["object", { a: ["tuple", [["map", ["set", "dynamic"]]]] }] },
    ["the result has a set of any type"],
  ],
];

for (const [parts, problems] of cases) {
  test(`finds ${problems.length === 0 ? "nothing" : problems} in ${JSON.stringify(parts)}`, () => {
    expect(checkFunction(described(parts))).toEqual(problems);
  });
}
