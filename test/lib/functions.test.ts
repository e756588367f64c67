import { TerraformVariable } from "cdktf";
import { HostupFunctions } from "../../lib/index.js";
import { ExampleStack } from "./example-stack.js";

let stack: ExampleStack;
let name: string;

beforeEach(() => {
  stack = new ExampleStack();
  name = new TerraformVariable(stack, "name", { type: "string" }).stringValue;
});

test("calls functions with values known only to Terraform", () => {
  expect(stack.resolve(HostupFunctions.normalizeHostname(name))).toBe(
    "${provider::hostup::normalize_hostname(var.name)}",
  );
  expect(stack.resolve(HostupFunctions.belongsToDomain(`home.${name}`, name))).toBe(
    '${provider::hostup::belongs_to_domain("home.${var.name}", var.name)}',
  );
  expect(stack.resolve(HostupFunctions.updateUrl(name, name))).toBe(
    "${provider::hostup::update_url(var.name, var.name)}",
  );
});

test("calls functions with literals, which are quoted", () => {
  expect(stack.resolve(HostupFunctions.updateUrl("home.example.com", 'a"b'))).toBe(
    '${provider::hostup::update_url("home.example.com", "a\\"b")}',
  );
});

test("the update URL with an address or a placeholder", () => {
  expect(stack.resolve(HostupFunctions.updateUrl(name, name, "<ipaddr>"))).toBe(
    '${provider::hostup::update_url(var.name, var.name, "<ipaddr>")}',
  );
});

test("uses a function inside a string", () => {
  expect(stack.resolve(`name: ${HostupFunctions.normalizeHostname(name)}`)).toBe(
    "name: ${provider::hostup::normalize_hostname(var.name)}",
  );
});
