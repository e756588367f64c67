import {
  App,
  Fn,
  TerraformIterator,
  TerraformOutput,
  TerraformStack,
  TerraformVariable,
  Testing,
} from "cdktf";
import {
  DynDnsRecordType,
  type dyndnsUpdater,
  HostupDomain,
  HostupDynDnsToken,
  HostupDynDnsUpdater,
  type HostupDynDnsUpdaterConfig,
  HostupProvider,
} from "../../lib/index.js";
import { ExampleStack } from "./example-stack.js";

/** The resource's arguments, except those that every updater in the test has, and `count` and `forEach`. */
type OwnField = Exclude<
  keyof dyndnsUpdater.DyndnsUpdaterConfig,
  "domainId" | "hostname" | "count" | "forEach"
>;

let stack: ExampleStack;

beforeEach(() => {
  stack = new ExampleStack();
});

test("an updater is a resource of the looked-up domain, with its token as a sensitive output", () => {
  const domain = new HostupDomain(stack, "domain", { name: "example.com" });
  stack.addUpdater("home", { domain });
  expect(stack.synth()).toEqual({
    data: { hostup_domain: { domain: { name: "example.com" } } },
    resource: {
      hostup_dyndns_updater: {
        home: {
          domain_id: "${data.hostup_domain.domain.id}",
          hostname: "home.example.com",
          record_type: "A",
        },
      },
    },
    output: {
      home_token: {
        value: "${hostup_dyndns_updater.home.token}",
        sensitive: true,
        description: "Secret token with which a router reports its address.",
      },
    },
  });
});

test("passes every argument to the resource, including meta-arguments", () => {
  const other = stack.addUpdater("other");
  const provider = new HostupProvider(stack, "second", { alias: "second" });
  const config = {
    recordType: DynDnsRecordType.AAAA,
    enabled: false,
    keepers: { rotated: "2026-11-23" },
    storeToken: false,
    timeouts: { create: "2m", read: "20s", update: "1m", delete: "30s" },
    dependsOn: [other],
    lifecycle: { preventDestroy: true },
    provider,
    provisioners: [{ type: "local-exec", command: "true" }],
    connection: { type: "ssh", host: "192.0.2.1" },
  } satisfies Record<OwnField, unknown>;
  stack.addUpdater("home", config as Partial<HostupDynDnsUpdaterConfig>);
  expect(stack.synth()).toMatchObject({
    resource: {
      hostup_dyndns_updater: {
        home: {
          domain_id: "dom_1",
          hostname: "home.example.com",
          record_type: "AAAA",
          enabled: false,
          keepers: { rotated: "2026-11-23" },
          store_token: false,
          timeouts: { create: "2m", read: "20s", update: "1m", delete: "30s" },
          depends_on: ["hostup_dyndns_updater.other"],
          lifecycle: { prevent_destroy: true },
          provider: "hostup.second",
          provisioner: [{ "local-exec": { command: "true" } }],
          connection: { type: "ssh", host: "192.0.2.1" },
        },
      },
    },
  });
});

test("attributes are references that any construct accepts", () => {
  const home = stack.addUpdater("home", { tokenOutput: false });
  new TerraformOutput(stack, "all", {
    value: Fn.jsonencode({
      token: home.token,
      tokenVersion: home.tokenVersion,
      updateUrl: home.updateUrl,
      updaterId: home.updaterId,
      hostname: home.hostname,
      lastIp: home.lastIp,
      lastUpdatedAt: home.lastUpdatedAt,
      updateCount: home.updateCount,
      createdAt: home.createdAt,
      updatedAt: home.updatedAt,
    }),
    sensitive: true,
  });
  expect(stack.synth()).toMatchObject({
    output: {
      all: {
        value:
          '${jsonencode({"token" = hostup_dyndns_updater.home.token, "tokenVersion" = hostup_dyndns_updater.home.token_version, "updateUrl" = hostup_dyndns_updater.home.update_url, "updaterId" = hostup_dyndns_updater.home.id, "hostname" = hostup_dyndns_updater.home.hostname, "lastIp" = hostup_dyndns_updater.home.last_ip, "lastUpdatedAt" = hostup_dyndns_updater.home.last_updated_at, "updateCount" = hostup_dyndns_updater.home.update_count, "createdAt" = hostup_dyndns_updater.home.created_at, "updatedAt" = hostup_dyndns_updater.home.updated_at})}',
      },
    },
  });
});

test("cdktf's matchers accept the constructs", () => {
  stack.addUpdater("home", { domain: new HostupDomain(stack, "domain", { name: "example.com" }) });
  new HostupProvider(stack, "hostup");
  const synthesized = Testing.synth(stack);
  const { tfResourceType } = HostupDynDnsUpdater;
  expect(tfResourceType).toBe("hostup_dyndns_updater");
  const properties = { hostname: "home.example.com" };
  expect(Testing.toHaveResourceWithProperties(synthesized, tfResourceType, properties)).toBe(true);
  expect(Testing.toHaveDataSource(synthesized, HostupDomain.tfResourceType)).toBe(true);
  expect(Testing.toHaveProvider(synthesized, HostupProvider.tfResourceType)).toBe(true);
  expect(HostupDynDnsToken.tfResourceType).toBe("hostup_dyndns_token");
});

test("the underlying resource can be changed", () => {
  stack.addUpdater("home").resource.overrideLogicalId("renamed");
  expect(stack.synth()).toMatchObject({
    resource: { hostup_dyndns_updater: { renamed: { hostname: "home.example.com" } } },
    output: { home_token: { value: "${hostup_dyndns_updater.renamed.token}" } },
  });
});

test("the attributes of updaters with count are lists, and with forEach maps", () => {
  const counted = stack.addUpdater("counted", { count: 2 });
  const names = TerraformIterator.fromList(["a.example.com"]);
  const iterated = stack.addUpdater("iterated", { hostname: names.value, forEach: names });
  expect(stack.resolve([counted.token, Fn.element(counted.token, 0), counted.updateCount])).toEqual([
    "${hostup_dyndns_updater.counted[*].token}",
    "${element(hostup_dyndns_updater.counted[*].token, 0)}",
    "${hostup_dyndns_updater.counted[*].update_count}",
  ]);
  expect(stack.resolve([iterated.token, Fn.lookup(iterated.token, "a.example.com")])).toEqual([
    "${{ for key, instance in hostup_dyndns_updater.iterated : key => instance.token }}",
    '${{ for key, instance in hostup_dyndns_updater.iterated : key => instance.token }["a.example.com"]}',
  ]);
});

test("a token can be used in other stacks of the app", () => {
  const app = Testing.app();
  stack = new ExampleStack(app);
  const home = stack.addUpdater("home", { count: 2 });
  const other = new TerraformStack(app, "other");
  new TerraformOutput(other, "tokens", { value: home.token, sensitive: true });
  other.prepareStack();
  expect(JSON.parse(Testing.synth(other))).toMatchObject({
    output: {
      tokens: {
        value:
          "${data.terraform_remote_state.cross-stack-reference-input-stack.outputs.cross-stack-output-hostup_dyndns_updaterhometoken}",
      },
    },
  });
  expect(stack.synth()).toMatchObject({
    output: {
      "cross-stack-output-hostup_dyndns_updaterhometoken": {
        value: "${hostup_dyndns_updater.home[*].token}",
        sensitive: true,
      },
    },
  });
});

test("fails on a secret that is not stored", () => {
  const home = stack.addUpdater("home", { storeToken: false });
  expect(() => home.token).toThrow(
    "stack/home: token would be null, because storeToken is false: use ephemeralToken(), or store the token",
  );
  expect(() => home.updateUrl).toThrow("stack/home: update_url would be null, because storeToken is false");
  home.resource.storeToken = true;
  expect(stack.resolve(home.token)).toBe("${hostup_dyndns_updater.home.token}");
});

test("imports an existing updater", () => {
  const provider = new HostupProvider(stack, "second", { alias: "second" });
  stack.addUpdater("home").importFrom("dom_1/ddns_1", provider);
  expect(stack.synth()).toMatchObject({
    import: [{ id: "dom_1/ddns_1", to: "hostup_dyndns_updater.home", provider: "hostup.second" }],
  });
});

test("generates the code for an existing updater", () => {
  HostupDynDnsUpdater.generateConfigForImport(stack, "home", "example.com/home.example.com/A");
  expect(stack.synth()).toEqual({
    import: [{ id: "example.com/home.example.com/A", to: "hostup_dyndns_updater.home" }],
  });
});

test("moves an updater to another construct, with its output", () => {
  stack.addUpdater("new").addMoveTarget("here");
  const old = stack.addUpdater("old", { tokenOutputName: "old_token" });
  old.moveTo("here");
  expect(old.output).toBeUndefined();
  expect(stack.synth()).toEqual({
    moved: [{ from: "hostup_dyndns_updater.old", to: "hostup_dyndns_updater.new" }],
    resource: { hostup_dyndns_updater: { new: expect.anything() } },
    output: { new_token: expect.anything() },
  });
});

test("moves an updater to an address, and from an address", () => {
  stack.addUpdater("old").moveToId("hostup_dyndns_updater.elsewhere");
  stack.addUpdater("new").moveFromId("restapi_object.home");
  expect(stack.synth()).toEqual({
    moved: [
      { from: "hostup_dyndns_updater.old", to: "hostup_dyndns_updater.elsewhere" },
      { from: "restapi_object.home", to: "hostup_dyndns_updater.new" },
    ],
    resource: { hostup_dyndns_updater: { new: expect.anything() } },
    output: { new_token: expect.anything() },
  });
});

test("enabled can depend on a variable", () => {
  const enabled = new TerraformVariable(stack, "enabled", { type: "bool" });
  stack.addUpdater("home", { enabled: enabled.booleanValue });
  expect(stack.synth()).toMatchObject({
    resource: { hostup_dyndns_updater: { home: { enabled: "${var.enabled}" } } },
  });
});

test("fails at synthesis without a HostupProvider in the stack", () => {
  const app = new App({ outdir: Testing.app().outdir });
  stack = new ExampleStack(app);
  stack.addUpdater("home");
  expect(() => app.synth()).toThrow("to your stack 'stack' for the following providers: hostup");
});

describe("the update URL for an address", () => {
  const rendered = (config: Partial<HostupDynDnsUpdaterConfig>, ip: string) =>
    stack.resolve(stack.addUpdater("home", config).updateUrlFor(ip));

  test("ends with an address, a placeholder, or a token", () => {
    expect(rendered({}, "<ipaddr>")).toBe("${hostup_dyndns_updater.home.update_url}&ip=<ipaddr>");
    const ip = new TerraformVariable(stack, "ip", { type: "string" }).stringValue;
    expect(stack.resolve(stack.addUpdater("work").updateUrlFor(ip))).toBe(
      "${hostup_dyndns_updater.work.update_url}&ip=${var.ip}",
    );
  });

  test("is a list with count, and a map with forEach", () => {
    const ip = new TerraformVariable(stack, "ip", { type: "string" }).stringValue;
    expect(rendered({ count: 2 }, ip)).toBe(
      '${[for instance in hostup_dyndns_updater.home : join("&ip=", [instance.update_url, var.ip])]}',
    );
    const names = TerraformIterator.fromList(["a.example.com"]);
    const iterated = stack.addUpdater("iterated", { hostname: names.value, forEach: names });
    expect(stack.resolve(iterated.updateUrlFor("2001:db8::7"))).toBe(
      '${{ for key, instance in hostup_dyndns_updater.iterated : key => join("&ip=", [instance.update_url, "2001:db8::7"]) }}',
    );
  });

  test("fails on other strings, and without a stored token", () => {
    expect(() => rendered({ storeToken: false }, "203.0.113.256")).toThrow(
      new Error(
        `stack/home: update_url would be null, because storeToken is false: use ephemeralToken(), or store the token
stack/home: invalid address "203.0.113.256": use an IP address, or the router's placeholder for its own, such as "<ipaddr>" or "[IP]"`,
      ),
    );
  });
});
