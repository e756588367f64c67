import { TerraformIterator, TerraformOutput, TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import {
  DynDnsRecordType,
  HostupDomain,
  HostupDynDnsUpdater,
  type HostupDynDnsUpdaterConfig,
  HostupProvider,
  type IHostupDomain,
} from "../../lib";

let stack: TerraformStack;
let domain: IHostupDomain;

beforeEach(() => {
  stack = new TerraformStack(Testing.app(), "stack");
  domain = HostupDomain.fromAttributes(stack, "domain", { domainId: "dom_1", domainName: "example.com" });
});

function updater(scope: Construct, id: string, config: Partial<HostupDynDnsUpdaterConfig> = {}) {
  return new HostupDynDnsUpdater(scope, id, {
    domain,
    hostname: "home.example.com",
    recordType: DynDnsRecordType.A,
    ...config,
  });
}

function outputs(): Record<string, { value: string }> | undefined {
  return (JSON.parse(Testing.synth(stack)) as { output?: Record<string, { value: string }> }).output;
}

for (const [id, name] of [
  ["home", "home_token"],
  ["home-router", "home-router_token"],
  ["home.example.com", "home_example_com_token"],
  ["höme", "h_me_token"],
  ["1st", "_1st_token"],
] as const) {
  test(`the output of ${id} is ${name}`, () => {
    updater(stack, id);
    expect(Object.keys(outputs() ?? {})).toEqual([name]);
  });
}

test("updaters of one id in different scopes have outputs of their own", () => {
  updater(stack, "router");
  updater(new Construct(stack, "home"), "router");
  updater(new Construct(stack, "office"), "router");
  expect(Object.keys(outputs() ?? {})).toEqual(["home_router_token", "office_router_token", "router_token"]);
});

test("an id Default is in no name", () => {
  updater(new Construct(stack, "home"), "Default");
  expect(outputs()).toMatchObject({ home_token: { value: "${hostup_dyndns_updater.home.token}" } });
});

test("stacks of one app do not share names", () => {
  updater(stack, "home");
  const second = new TerraformStack(stack.node.root as Construct, "second");
  updater(second, "home");
  expect(JSON.parse(Testing.synth(second))).toHaveProperty("output.home_token");
});

test("the output can be renamed", () => {
  updater(stack, "home", { tokenOutputName: "router_secret" });
  expect(Object.keys(outputs() ?? {})).toEqual(["router_secret"]);
});

test("the output can be turned off", () => {
  expect(updater(stack, "home", { tokenOutput: false }).output).toBeUndefined();
  expect(outputs()).toBeUndefined();
});

test("counted updaters give a list of tokens", () => {
  updater(stack, "home", { count: 2 });
  expect(outputs()).toMatchObject({ home_token: { value: "${hostup_dyndns_updater.home[*].token}" } });
});

test("iterated updaters give a map of tokens", () => {
  const names = TerraformIterator.fromList(["a.example.com", "b.example.com"]);
  updater(stack, "home", { forEach: names, hostname: names.value });
  expect(outputs()).toMatchObject({
    home_token: { value: "${{ for key, instance in hostup_dyndns_updater.home : key => instance.token }}" },
  });
});

test("fails on outputs of one name, whoever made them", () => {
  updater(stack, "home_router");
  updater(new Construct(stack, "home"), "router", { recordType: DynDnsRecordType.AAAA });
  new TerraformOutput(stack, "home_router_token", { value: "mine" });
  expect(() => Testing.synth(stack, true)).toThrow(
    '[stack] output "home_router_token" is defined several times: stack/home_router/token, stack/home/router/token, stack/home_router_token; set tokenOutputName, or tokenOutput to false',
  );
});

test("outputs of a user's own that share a name are none of its business", () => {
  updater(stack, "home");
  new HostupProvider(stack, "hostup");
  for (const id of ["first", "second"]) {
    new TerraformOutput(stack, id, { value: id }).overrideLogicalId("shared");
  }
  expect(() => Testing.synth(stack, true)).not.toThrow();
});

test("fails on an output of a token that is not stored", () => {
  const message =
    "stack/home: the token output would be null, because storeToken is false: use ephemeralToken(), or store the token";
  expect(() => updater(stack, "home", { storeToken: false, tokenOutput: true })).toThrow(new Error(message));
  stack = new TerraformStack(Testing.app(), "stack");
  domain = HostupDomain.fromAttributes(stack, "domain", { domainId: "dom_1", domainName: "example.com" });
  expect(() => updater(stack, "home", { storeToken: false, tokenOutputName: "mine" })).toThrow(
    new Error(message),
  );
});

test("a token that is not stored is no output", () => {
  expect(updater(stack, "home", { storeToken: false }).output).toBeUndefined();
  expect(outputs()).toBeUndefined();
});

test("fails on a name that Terraform does not take", () => {
  expect(() => updater(stack, "home", { tokenOutputName: "my token" })).toThrow(
    'stack/home: invalid output name "my token": use letters, digits, "_" and "-", starting with a letter or "_"',
  );
});
