import { TerraformIterator, TerraformOutput, TerraformStack, TerraformVariable, Testing } from "cdktf";
import {
  DynDnsRecordType,
  dyndnsUpdater,
  HostupDomain,
  HostupDualStackUpdater,
  HostupDynDnsUpdater,
  type HostupDynDnsUpdaterConfig,
  HostupProvider,
  type IHostupDomain,
} from "../../lib";

let stack: TerraformStack;
let domain: IHostupDomain;

beforeEach(() => {
  stack = new TerraformStack(Testing.app(), "stack");
  new HostupProvider(stack, "hostup");
  domain = HostupDomain.fromAttributes(stack, "domain", { domainId: "dom_1", domainName: "example.com" });
});

function updater(id: string, config: Partial<HostupDynDnsUpdaterConfig> = {}): HostupDynDnsUpdater {
  const hostname = "home.example.com";
  return new HostupDynDnsUpdater(stack, id, { domain, hostname, recordType: DynDnsRecordType.A, ...config });
}

function problems(): string[] {
  try {
    Testing.synth(stack, true);
    return [];
  } catch (error) {
    const lines = String(error).split("\n");
    return lines.filter((line) => line.includes("[stack")).map((line) => line.trim());
  }
}

test("fails on two updaters of one host name and record type, in any spelling", () => {
  updater("home");
  updater("router", { hostname: "HOME.example.com." });
  expect(problems()).toEqual([
    '[stack] host name "home.example.com" has several updaters of record type A: stack/home, stack/router; keep one of them, or change hostname or recordType',
  ]);
});

test("fails on an updater whose resource is written out elsewhere", () => {
  updater("home");
  new dyndnsUpdater.DyndnsUpdater(stack, "plain", {
    domainId: "dom_1",
    hostname: "home.example.com",
    recordType: "A",
  });
  expect(problems()).toEqual([
    '[stack] host name "home.example.com" has several updaters of record type A: stack/home, stack/plain; keep one of them, or change hostname or recordType',
  ]);
});

test("fails on several updaters made of one host name", () => {
  updater("home", { count: 2 });
  expect(problems()).toEqual([
    '[stack] stack/home has one host name, "home.example.com", for 2 updaters; use TerraformCount and its index in hostname, or forEach',
  ]);
});

test("reports all problems of a stack in one synthesis", () => {
  updater("home");
  updater("again");
  updater("counted", { hostname: "counted.example.com", count: 3 });
  new TerraformOutput(stack, "home_token", { value: "mine" });
  expect(problems()).toEqual([
    '[stack] stack/counted has one host name, "counted.example.com", for 3 updaters; use TerraformCount and its index in hostname, or forEach',
    '[stack] host name "home.example.com" has several updaters of record type A: stack/home, stack/again; keep one of them, or change hostname or recordType',
    '[stack] output "home_token" is there several times: stack/home/token, stack/home_token; set tokenOutputName, or tokenOutput to false',
  ]);
});

test("updaters of one host name differ by record type, by account, or by what Terraform alone knows", () => {
  new HostupDualStackUpdater(stack, "both", { domain, hostname: "home.example.com" });
  updater("account", { provider: new HostupProvider(stack, "second", { alias: "second" }) });
  const name = new TerraformVariable(stack, "name", { type: "string" });
  updater("first", { hostname: name.stringValue });
  updater("second-of-name", { hostname: name.stringValue });
  const names = TerraformIterator.fromList(["a.example.com", "b.example.com"]);
  updater("iterated", { hostname: names.value, forEach: names });
  updater("at-most-one", { hostname: "one.example.com", count: 1 });
  expect(problems()).toEqual([]);
});

test("an updater that moves away makes room for the one that it becomes", () => {
  updater("new").addMoveTarget("here");
  updater("old").moveTo("here");
  expect(problems()).toEqual([]);
});
