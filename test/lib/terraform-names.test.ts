import { TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import {
  DynDnsRecordType,
  dataHostupDomain,
  dyndnsUpdater,
  HostupDomain,
  HostupDynDnsToken,
  HostupDynDnsUpdater,
  HostupProvider,
  type IHostupDomain,
} from "../../lib";

let stack: TerraformStack;
let domain: IHostupDomain;

beforeEach(() => {
  stack = new TerraformStack(Testing.app(), "stack");
  new HostupProvider(stack, "hostup");
  domain = HostupDomain.fromAttributes(stack, "known", { domainId: "dom_1", domainName: "example.com" });
});

const recordType = DynDnsRecordType.A;

function updater(id: string, hostname = "home.example.com", scope: Construct = stack): HostupDynDnsUpdater {
  return new HostupDynDnsUpdater(scope, id, { domain, hostname, recordType });
}

interface Synthesized {
  readonly resource?: { readonly hostup_dyndns_updater: Record<string, Record<string, unknown>> };
  readonly data?: { readonly hostup_domain: Record<string, Record<string, unknown>> };
  readonly ephemeral?: { readonly hostup_dyndns_token: Record<string, Record<string, unknown>> };
  readonly output?: Record<string, { readonly value: string }>;
  readonly import?: readonly { readonly to: string }[];
}

function synth(): Synthesized {
  return JSON.parse(Testing.synth(stack, true)) as Synthesized;
}

const namesOf = (blocks: object | undefined) => Object.keys(blocks ?? {});

test("updaters, domains and tokens whose ids differ only in dots stay apart", () => {
  for (const [id, hostname] of [
    ["a.bc", "a.bc.example.com"],
    ["ab.c", "ab.c.example.com"],
    ["abc", "abc.example.com"],
  ] as const) {
    updater(id, hostname).ephemeralToken();
    new HostupDomain(stack, `${id}.domain`, { name: hostname });
    new HostupDynDnsToken(stack, `${id}.token`, { domain, hostname, recordType });
  }
  const { resource, data, ephemeral, output } = synth();
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
    updater(id);
    expect(namesOf(synth().resource?.hostup_dyndns_updater)).toEqual([name]);
  });
}

test("an updater in another construct keeps cdktf's name, with a hash of its path", () => {
  updater("a.bc", "a.example.com", new Construct(stack, "home"));
  updater("ab.c", "b.example.com", new Construct(stack, "1st"));
  expect(namesOf(synth().resource?.hostup_dyndns_updater)).toEqual([
    "_1st_abc_9B7CA007",
    "home_abc_DC082068",
  ]);
});

test("an updater that is to be imported gets the name that its construct will have", () => {
  HostupDynDnsUpdater.generateConfigForImport(stack, "home.example.com", "dom_1/ddns_1");
  expect(synth().import).toEqual([{ id: "dom_1/ddns_1", to: "hostup_dyndns_updater.home_example_com" }]);
});

test("a stack that names its elements itself is obeyed", () => {
  class NamingStack extends TerraformStack {
    protected override allocateLogicalId(element: Parameters<TerraformStack["getLogicalId"]>[0]): string {
      return `own_${super.allocateLogicalId(element)}`;
    }
  }
  stack = new NamingStack(Testing.app(), "naming");
  new HostupProvider(stack, "hostup");
  new HostupDomain(stack, "example.com", { name: "example.com" });
  expect(namesOf(synth().data?.hostup_domain)).toEqual(["own_examplecom"]);
});

function problems(): string[] {
  try {
    synth();
    return [];
  } catch (error) {
    const lines = String(error).split("\n");
    return lines.filter((line) => line.includes("[stack")).map((line) => line.trim());
  }
}

test("fails on two updaters of one address, whoever made them", () => {
  updater("a.b", "one.example.com");
  new HostupDynDnsUpdater(stack, "a_b", {
    domain,
    hostname: "two.example.com",
    recordType,
    tokenOutput: false,
  });
  new dyndnsUpdater.DyndnsUpdater(stack, "c.d", { domainId: "dom_1", hostname: "x.example.com", recordType });
  new dyndnsUpdater.DyndnsUpdater(stack, "cd", { domainId: "dom_1", hostname: "y.example.com", recordType });
  expect(problems()).toEqual([
    '[stack] "hostup_dyndns_updater.a_b" is the address of several constructs, and Terraform would keep only one of them: stack/a.b, stack/a_b; change the id of all but one',
    '[stack] "hostup_dyndns_updater.cd" is the address of several constructs, and Terraform would keep only one of them: stack/c.d, stack/cd; change the id of all but one',
  ]);
});

test("fails on two domains of one address, and on two tokens of one", () => {
  new HostupDomain(stack, "a.b", { name: "example.com" });
  new dataHostupDomain.DataHostupDomain(stack, "a_b", { name: "example.org" });
  const token = { domain, updaterId: "ddns_1" };
  new HostupDynDnsToken(stack, "c.d", token);
  new HostupDynDnsToken(stack, "renamed", token).overrideLogicalId("c_d");
  expect(problems()).toEqual([
    '[stack] "data.hostup_domain.a_b" is the address of several constructs, and Terraform would keep only one of them: stack/a.b, stack/a_b; change the id of all but one',
    '[stack] "ephemeral.hostup_dyndns_token.c_d" is the address of several constructs, and Terraform would keep only one of them: stack/c.d, stack/renamed; change the id of all but one',
  ]);
});

test("one address in two stacks, and an updater that has moved away, are no problem", () => {
  updater("a.b");
  updater("new", "new.example.com").addMoveTarget("here");
  updater("a_b", "old.example.com").moveTo("here");
  const other = new TerraformStack(stack.node.root as Construct, "other");
  new HostupProvider(other, "hostup");
  updater("a.b", "other.example.com", other);
  expect(problems()).toEqual([]);
});
