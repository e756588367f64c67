import { TerraformIterator, TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import {
  DynDnsRecordType,
  HostupDomain,
  HostupDynDnsUpdater,
  type HostupDynDnsUpdaterConfig,
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
    home_token: { value: "${{ for key, updater in hostup_dyndns_updater.home : key => updater.token }}" },
  });
});

test("fails on two outputs of one name", () => {
  updater(stack, "home_router");
  const create = () => updater(new Construct(stack, "home"), "router");
  expect(create).toThrow(
    'stack/home/router: output name "home_router_token" is already taken by stack/home_router: set tokenOutputName, or tokenOutput to false',
  );
});

test("fails on a name that Terraform does not take", () => {
  expect(() => updater(stack, "home", { tokenOutputName: "my token" })).toThrow(
    'stack/home: invalid output name "my token": use letters, digits, "_" and "-", starting with a letter or "_"',
  );
});
