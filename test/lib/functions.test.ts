import { TerraformStack, TerraformVariable, Testing } from "cdktf";
import { HostupFunctions } from "../../lib";
import { resolve } from "./resolve";

let stack: TerraformStack;
let name: string;

beforeEach(() => {
  stack = new TerraformStack(Testing.app(), "stack");
  name = new TerraformVariable(stack, "name", { type: "string" }).stringValue;
});

test("calls functions with values known only to Terraform", () => {
  expect(resolve(stack, HostupFunctions.normalizeHostname(name))).toBe(
    "${provider::hostup::normalize_hostname(var.name)}",
  );
  expect(resolve(stack, HostupFunctions.belongsToDomain(`home.${name}`, name))).toBe(
    '${provider::hostup::belongs_to_domain("home.${var.name}", var.name)}',
  );
  expect(resolve(stack, HostupFunctions.updateUrl(name, name))).toBe(
    "${provider::hostup::update_url(var.name, var.name)}",
  );
});

test("calls functions with literals, which are quoted", () => {
  expect(resolve(stack, HostupFunctions.updateUrl("home.example.com", 'a"b'))).toBe(
    '${provider::hostup::update_url("home.example.com", "a\\"b")}',
  );
});

test("the update URL with an address or a placeholder", () => {
  expect(resolve(stack, HostupFunctions.updateUrl(name, name, "<ipaddr>"))).toBe(
    '${provider::hostup::update_url(var.name, var.name, "<ipaddr>")}',
  );
});

test("uses a function inside a text", () => {
  expect(resolve(stack, `name: ${HostupFunctions.normalizeHostname(name)}`)).toBe(
    "name: ${provider::hostup::normalize_hostname(var.name)}",
  );
});
