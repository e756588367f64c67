import {
  App,
  call,
  Fn,
  TerraformIterator,
  TerraformLocal,
  TerraformOutput,
  TerraformResource,
  TerraformStack,
  TerraformVariable,
  Testing,
} from "cdktf";
import { Construct } from "constructs";
import {
  provider as bindings,
  type DynDnsRecordType,
  dataHostupDyndnsUpdater,
  dyndnsUpdater,
  HostupDomain,
  HostupDualStackUpdater,
  HostupDynDnsToken,
  HostupProvider,
} from "../../lib/index.js";
import { ExampleStack } from "./example-stack.js";

let stack: ExampleStack;

beforeEach(() => {
  stack = new ExampleStack();
  new HostupProvider(stack, "hostup");
});

test("fails on two updaters of one host name and record type, in any spelling", () => {
  stack.addUpdater("home");
  stack.addUpdater("router", { hostname: "HOME.example.com." });
  expect(stack.problems()).toEqual([
    '[stack] host name "home.example.com" has several updaters of record type A: stack/home, stack/router; keep one of them, or change hostname or recordType',
  ]);
});

test("fails on an updater and a generated resource with the same host name and record type", () => {
  stack.addUpdater("home");
  new dyndnsUpdater.DyndnsUpdater(stack, "plain", {
    domainId: "dom_1",
    hostname: "home.example.com",
    recordType: "A",
  });
  expect(stack.problems()).toEqual([
    '[stack] host name "home.example.com" has several updaters of record type A: stack/home, stack/plain; keep one of them, or change hostname or recordType',
  ]);
});

test("fails on one host name for several updaters with count", () => {
  stack.addUpdater("home", { count: 2 });
  expect(stack.problems()).toEqual([
    '[stack] stack/home has one host name, "home.example.com", for 2 updaters; use TerraformCount and its index in hostname, or forEach',
  ]);
});

test("fails on one host name for every item of forEach", () => {
  const names = TerraformIterator.fromList(["a", "b"]);
  stack.addUpdater("home", { forEach: names });
  stack.addUpdater("item", { hostname: `${names.value}.example.com`, forEach: names });
  expect(stack.problems()).toEqual([
    '[stack] stack/home has one host name, "home.example.com", for every item of forEach; use the item in hostname, or omit forEach',
  ]);
});

describe("the provider of a stack", () => {
  beforeEach(() => {
    stack = new ExampleStack();
  });

  test("fails on two providers without an alias, and on two with the same alias", () => {
    new HostupProvider(stack, "first");
    new bindings.HostupProvider(stack, "second");
    new HostupProvider(stack, "third", { alias: "other" });
    new HostupProvider(stack, "fourth", { alias: "other" });
    expect(stack.problems()).toEqual([
      "[stack] several providers have no alias: stack/first, stack/second; give all but one an alias, and pass them as provider to the constructs that use them",
      '[stack] several providers have the alias "other": stack/third, stack/fourth; give each its own alias',
    ]);
  });

  test("fails on a generated provider, which does not install the plugin", () => {
    new bindings.HostupProvider(stack, "hostup");
    stack.addUpdater("home");
    expect(stack.problems()).toEqual([
      "[stack] stack/hostup uses the generated class provider.HostupProvider, which does not install the plugin; use HostupProvider, with installPlugin: false if the provider comes from a registry or a mirror",
    ]);
  });

  test("accepts a generated provider in addition to one that installs the plugin", () => {
    new bindings.HostupProvider(stack, "second", { alias: "second" });
    new HostupProvider(stack, "hostup", { installPlugin: false });
    stack.addUpdater("home");
    expect(stack.problems()).toEqual([]);
  });

  test("fails without a provider for a token, which cdktf does not check", () => {
    new HostupDynDnsToken(stack, "secret", { domain: stack.domain, updaterId: "ddns_1" });
    expect(stack.problems()).toEqual([
      "[stack] no provider for stack/secret; add a HostupProvider to this stack",
    ]);
  });

  const missing =
    "[stack] Found resources without a matching provider construct. Please make sure to add provider constructs [e.g. new RandomProvider(...)] to your stack 'stack' for the following providers: hostup";

  test("fails without a provider for an updater, with only cdktf's error", () => {
    stack.addUpdater("home").ephemeralToken();
    expect(stack.problems()).toEqual([missing]);
  });

  test("fails without a provider for an updater that moves away, with only cdktf's error", () => {
    stack.addUpdater("old").moveToId("hostup_dyndns_updater.elsewhere");
    expect(stack.problems()).toEqual([missing]);
  });
});

describe("a nested stack", () => {
  test("has its own names and host names", () => {
    stack.addUpdater("home");
    const inner = new TerraformStack(stack, "inner");
    new HostupProvider(inner, "hostup");
    stack.addUpdater("home", { tokenOutputName: "home_token" }, inner);
    expect(stack.problems()).toEqual([]);
  });

  test("fails without its own provider, even if the outer stack has one", () => {
    const inner = new TerraformStack(stack, "inner");
    new HostupDynDnsToken(inner, "secret", { domain: stack.domain, updaterId: "ddns_1" });
    expect(stack.problems()).toEqual([
      "[stack/inner] no provider for stack/inner/secret; add a HostupProvider to this stack",
    ]);
  });

  test("does not provide its provider to the outer stack", () => {
    stack = new ExampleStack();
    stack.addUpdater("home");
    new HostupDomain(stack, "looked-up", { name: "example.com" });
    new HostupDynDnsToken(stack, "secret", { domain: stack.domain, updaterId: "ddns_1" });
    new HostupProvider(new TerraformStack(stack, "inner"), "hostup");
    expect(stack.problems()).toEqual([
      "[stack] no provider for stack/home, stack/looked-up, stack/secret; add a HostupProvider to this stack",
    ]);
  });
});

describe("an ephemeral token", () => {
  test("fails as an output, in every form", () => {
    const secret = stack.addUpdater("home").ephemeralToken();
    new TerraformOutput(stack, "plain", { value: secret.token, sensitive: true });
    new TerraformOutput(stack, "part", { value: Fn.jsonencode({ url: [secret.updateUrl] }) });
    new TerraformOutput(stack, "whole", { value: secret });
    new TerraformOutput(stack, "fine", { value: call("ephemeralasnull", [secret.token]) });
    new TerraformOutput(stack, "text", { value: "ephemeral.hostup_dyndns_token.home" });
    new TerraformLocal(stack, "local", secret.token);
    const output = (id: string) =>
      `[stack] output stack/${id} contains the ephemeral token ephemeral.hostup_dyndns_token.home, which Terraform does not allow; pass the token to a write-only argument`;
    expect(stack.problems()).toEqual([output("plain"), output("part"), output("whole")]);
  });

  test("fails in another stack", () => {
    const app = new App({ outdir: Testing.app().outdir });
    stack = new ExampleStack(app);
    new HostupProvider(stack, "hostup");
    const other = new TerraformStack(app, "other");
    new TerraformLocal(other, "local", stack.addUpdater("home").ephemeralToken().token);
    expect(() => app.synth()).toThrow(
      "[stack] the ephemeral token ephemeral.hostup_dyndns_token.home is used in another stack, but Terraform cannot pass it there; read it in that stack with a HostupDynDnsToken",
    );
  });
});

test("reports all problems of a stack in one synthesis", () => {
  stack.addUpdater("home");
  stack.addUpdater("again");
  stack.addUpdater("counted", { hostname: "counted.example.com", count: 3 });
  new TerraformOutput(stack, "home_token", { value: "mine" });
  expect(stack.problems()).toEqual([
    '[stack] stack/counted has one host name, "counted.example.com", for 3 updaters; use TerraformCount and its index in hostname, or forEach',
    '[stack] host name "home.example.com" has several updaters of record type A: stack/home, stack/again; keep one of them, or change hostname or recordType',
    '[stack] output "home_token" is defined several times: stack/home/token, stack/home_token; set tokenOutputName, or tokenOutput to false',
  ]);
});

test("accepts updaters of one host name that differ in record type, account, or a value known only to Terraform", () => {
  new HostupDualStackUpdater(stack, "both", { domain: stack.domain, hostname: "home.example.com" });
  stack.addUpdater("account", { provider: new HostupProvider(stack, "second", { alias: "second" }) });
  const name = new TerraformVariable(stack, "name", { type: "string" });
  stack.addUpdater("first", { hostname: name.stringValue });
  stack.addUpdater("second-of-name", { hostname: name.stringValue });
  const names = TerraformIterator.fromList(["a.example.com", "b.example.com"]);
  stack.addUpdater("iterated", { hostname: names.value, forEach: names });
  stack.addUpdater("at-most-one", { hostname: "one.example.com", count: 1 });
  const type = new TerraformVariable(stack, "type", { type: "string" });
  const typed = { hostname: "typed.example.com", recordType: type.stringValue as DynDnsRecordType };
  stack.addUpdater("first-of-type", typed);
  stack.addUpdater("second-of-type", typed);
  expect(stack.problems()).toEqual([]);
});

test("accepts several data sources of one updater", () => {
  for (const id of ["first", "second"]) {
    const config = { domainId: "dom_1", hostname: "home.example.com", recordType: "A" };
    new dataHostupDyndnsUpdater.DataHostupDyndnsUpdater(stack, id, config);
  }
  expect(stack.problems()).toEqual([]);
});

test("leaves invalid host names of generated resources to the provider", () => {
  for (const id of ["first", "second"]) {
    const config = { domainId: "dom_1", hostname: "home..example.com", recordType: "A" };
    new dyndnsUpdater.DyndnsUpdater(stack, id, config);
  }
  expect(stack.problems()).toEqual([]);
});

test("names constructs by their paths without the ID Default of a construct's own resource", () => {
  const scope = new Construct(stack, "Default");
  stack.addUpdater("home", {}, scope);
  stack.addUpdater("router", {}, scope);
  expect(stack.problems()).toEqual([
    '[stack] host name "home.example.com" has several updaters of record type A: stack/Default/home, stack/Default/router; keep one of them, or change hostname or recordType',
  ]);
});

test("blocks of other providers are not validated", () => {
  for (const id of ["first", "second"]) {
    const terraformResourceType = "acme_hostup_box";
    new TerraformResource(stack, id, { terraformResourceType }).overrideLogicalId("box");
  }
  expect(stack.problems()).toEqual([]);
});

test("accepts a moved updater and its target with the same host name", () => {
  stack.addUpdater("new").addMoveTarget("here");
  stack.addUpdater("old").moveTo("here");
  expect(stack.problems()).toEqual([]);
});
