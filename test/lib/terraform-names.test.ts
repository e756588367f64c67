import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import {
  DynDnsRecordType,
  dataHostupDomain,
  dyndnsUpdater,
  HostupDomain,
  HostupDynDnsToken,
  HostupDynDnsUpdater,
  HostupProvider,
} from "../../lib/index.js";
import { ExampleStack } from "./example-stack.js";

let stack: ExampleStack;

beforeEach(() => {
  stack = new ExampleStack();
  new HostupProvider(stack, "hostup");
});

const recordType = DynDnsRecordType.A;

const namesOf = (blocks: object | undefined) => Object.keys(blocks ?? {});

test("updaters, domains, and tokens whose IDs differ only in dots have different names", () => {
  for (const [id, hostname] of [
    ["a.bc", "a.bc.example.com"],
    ["ab.c", "ab.c.example.com"],
    ["abc", "abc.example.com"],
  ] as const) {
    stack.addUpdater(id, { hostname }).ephemeralToken();
    new HostupDomain(stack, `${id}.domain`, { name: hostname });
    new HostupDynDnsToken(stack, `${id}.token`, { domain: stack.domain, hostname, recordType });
  }
  const { resource, data, ephemeral, output } = stack.synth();
  const hostnames = Object.entries(resource?.hostup_dyndns_updater ?? {});
  expect(hostnames.map(([name, { hostname }]) => `${name} ${hostname}`)).toEqual([
    "a_bc a.bc.example.com",
    "ab_c ab.c.example.com",
    "abc abc.example.com",
  ]);
  expect(namesOf(data?.hostup_domain)).toEqual(["a_bc_domain", "ab_c_domain", "abc_domain"]);
  expect(namesOf(ephemeral?.hostup_dyndns_token)).toEqual([
    "a_bc",
    "a_bc_token",
    "ab_c",
    "ab_c_token",
    "abc",
    "abc_token",
  ]);
  expect(output).toMatchObject({
    a_bc_token: { value: "${hostup_dyndns_updater.a_bc.token}" },
    ab_c_token: { value: "${hostup_dyndns_updater.ab_c.token}" },
    abc_token: { value: "${hostup_dyndns_updater.abc.token}" },
  });
});

for (const [id, name] of [
  ["home", "home"],
  ["home-router_1", "home-router_1"],
  ["home.example.com", "home_example_com"],
  ["*.example.com", "__example_com"],
  ["höme", "h_me"],
  ["1st", "_1st"],
  ["1.example.com", "_1_example_com"],
] as const) {
  test(`Terraform's name of the updater ${id} is ${name}`, () => {
    stack.addUpdater(id);
    expect(namesOf(stack.synth().resource?.hostup_dyndns_updater)).toEqual([name]);
  });
}

test("an updater in another construct keeps cdktf's name, with a hash of its path", () => {
  stack.addUpdater("a.bc", { hostname: "a.example.com" }, new Construct(stack, "home"));
  stack.addUpdater("ab.c", { hostname: "b.example.com" }, new Construct(stack, "1st"));
  expect(namesOf(stack.synth().resource?.hostup_dyndns_updater)).toEqual([
    "_1st_abc_9B7CA007",
    "home_abc_DC082068",
  ]);
});

test("an updater to import gets the name that its construct will have", () => {
  HostupDynDnsUpdater.generateConfigForImport(stack, "home.example.com", "dom_1/ddns_1");
  expect(stack.synth().import).toEqual([
    { id: "dom_1/ddns_1", to: "hostup_dyndns_updater.home_example_com" },
  ]);
});

test("a stack can override the names of its elements", () => {
  class NamingStack extends ExampleStack {
    protected override allocateLogicalId(element: Parameters<TerraformStack["getLogicalId"]>[0]): string {
      return `own_${super.allocateLogicalId(element)}`;
    }
  }
  stack = new NamingStack();
  new HostupProvider(stack, "hostup");
  new HostupDomain(stack, "example.com", { name: "example.com" });
  expect(namesOf(stack.synth().data?.hostup_domain)).toEqual(["own_examplecom"]);
});

test("fails on two updaters with one address, including generated resources", () => {
  stack.addUpdater("a.b", { hostname: "one.example.com" });
  stack.addUpdater("a_b", { hostname: "two.example.com", tokenOutput: false });
  new dyndnsUpdater.DyndnsUpdater(stack, "c.d", { domainId: "dom_1", hostname: "x.example.com", recordType });
  new dyndnsUpdater.DyndnsUpdater(stack, "cd", { domainId: "dom_1", hostname: "y.example.com", recordType });
  expect(stack.problems()).toEqual([
    '[stack] "hostup_dyndns_updater.a_b" is the address of several constructs, and Terraform would keep only one of them: stack/a.b, stack/a_b; change the id of all but one',
    '[stack] "hostup_dyndns_updater.cd" is the address of several constructs, and Terraform would keep only one of them: stack/c.d, stack/cd; change the id of all but one',
  ]);
});

test("fails on two domains with one address, and on two tokens with one address", () => {
  new HostupDomain(stack, "a.b", { name: "example.com" });
  new dataHostupDomain.DataHostupDomain(stack, "a_b", { name: "example.org" });
  const token = { domain: stack.domain, updaterId: "ddns_1" };
  new HostupDynDnsToken(stack, "c.d", token);
  new HostupDynDnsToken(stack, "renamed", token).overrideLogicalId("c_d");
  expect(stack.problems()).toEqual([
    '[stack] "data.hostup_domain.a_b" is the address of several constructs, and Terraform would keep only one of them: stack/a.b, stack/a_b; change the id of all but one',
    '[stack] "ephemeral.hostup_dyndns_token.c_d" is the address of several constructs, and Terraform would keep only one of them: stack/c.d, stack/renamed; change the id of all but one',
  ]);
});

test("accepts one address in two stacks, and the address of an updater that has moved", () => {
  stack.addUpdater("a.b");
  stack.addUpdater("new", { hostname: "new.example.com" }).addMoveTarget("here");
  stack.addUpdater("a_b", { hostname: "old.example.com" }).moveTo("here");
  const other = new TerraformStack(stack.node.root as Construct, "other");
  new HostupProvider(other, "hostup");
  stack.addUpdater("a.b", { hostname: "other.example.com" }, other);
  expect(stack.problems()).toEqual([]);
});
