import { TerraformIterator, TerraformOutput, TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import { DynDnsRecordType, HostupProvider } from "../../lib/index.js";
import { ExampleStack } from "./example-stack.js";

let stack: ExampleStack;

beforeEach(() => {
  stack = new ExampleStack();
});

const outputNames = () => Object.keys(stack.synth().output ?? {});

for (const [id, name] of [
  ["home", "home_token"],
  ["home-router", "home-router_token"],
  ["home.example.com", "home_example_com_token"],
  ["höme", "h_me_token"],
  ["1st", "_1st_token"],
] as const) {
  test(`the output of ${id} is ${name}`, () => {
    stack.addUpdater(id);
    expect(outputNames()).toEqual([name]);
  });
}

test("updaters with one ID in different scopes have separate outputs", () => {
  stack.addUpdater("router");
  stack.addUpdater("router", {}, new Construct(stack, "home"));
  stack.addUpdater("router", {}, new Construct(stack, "office"));
  expect(outputNames()).toEqual(["home_router_token", "office_router_token", "router_token"]);
});

test("the ID Default is omitted from names", () => {
  stack.addUpdater("Default", {}, new Construct(stack, "home"));
  expect(stack.synth().output).toMatchObject({
    home_token: { value: "${hostup_dyndns_updater.home.token}" },
  });
});

test("stacks of one app do not share names", () => {
  stack.addUpdater("home");
  const second = new TerraformStack(stack.node.root as Construct, "second");
  stack.addUpdater("home", {}, second);
  expect(JSON.parse(Testing.synth(second))).toHaveProperty("output.home_token");
});

test("the output can be renamed", () => {
  const { output } = stack.addUpdater("home", { tokenOutputName: "router_secret" });
  expect(output?.friendlyUniqueId).toBe("router_secret");
  expect(outputNames()).toEqual(["router_secret"]);
});

test("the output can be turned off", () => {
  expect(stack.addUpdater("home", { tokenOutput: false }).output).toBeUndefined();
  expect(stack.synth().output).toBeUndefined();
});

test("the output of updaters with count is a list of tokens", () => {
  stack.addUpdater("home", { count: 2 });
  expect(stack.synth().output).toMatchObject({
    home_token: { value: "${hostup_dyndns_updater.home[*].token}" },
  });
});

test("the output of updaters with forEach is a map of tokens", () => {
  const names = TerraformIterator.fromList(["a.example.com", "b.example.com"]);
  stack.addUpdater("home", { forEach: names, hostname: names.value });
  expect(stack.synth().output).toMatchObject({
    home_token: { value: "${{ for key, instance in hostup_dyndns_updater.home : key => instance.token }}" },
  });
});

test("fails on outputs with one name, including the user's", () => {
  stack.addUpdater("home_router");
  stack.addUpdater("router", { recordType: DynDnsRecordType.AAAA }, new Construct(stack, "home"));
  new TerraformOutput(stack, "home_router_token", { value: "mine" });
  expect(() => Testing.synth(stack, true)).toThrow(
    '[stack] output "home_router_token" is defined several times: stack/home_router/token, stack/home/router/token, stack/home_router_token; set tokenOutputName, or tokenOutput to false',
  );
});

test("ignores outputs of the user that share a name", () => {
  stack.addUpdater("home");
  new HostupProvider(stack, "hostup");
  for (const id of ["first", "second"]) {
    new TerraformOutput(stack, id, { value: id }).overrideLogicalId("shared");
  }
  expect(() => Testing.synth(stack, true)).not.toThrow();
});

test("fails on an output with a token that is not stored", () => {
  const message =
    "stack/home: the token output would be null, because storeToken is false: use ephemeralToken(), or store the token";
  expect(() => stack.addUpdater("home", { storeToken: false, tokenOutput: true })).toThrow(
    new Error(message),
  );
  stack = new ExampleStack();
  expect(() => stack.addUpdater("home", { storeToken: false, tokenOutputName: "mine" })).toThrow(
    new Error(message),
  );
});

test("a token that is not stored has no output", () => {
  expect(stack.addUpdater("home", { storeToken: false }).output).toBeUndefined();
  expect(stack.synth().output).toBeUndefined();
});

test("fails on a name that Terraform does not allow", () => {
  expect(() => stack.addUpdater("home", { tokenOutputName: "my token" })).toThrow(
    'stack/home: invalid output name "my token": use letters, digits, "_" and "-", starting with a letter or "_"',
  );
});
