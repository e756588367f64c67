import { TerraformIterator, Testing } from "cdktf";
import {
  DynDnsRecordType,
  HostupDomain,
  HostupDynDnsToken,
  type HostupDynDnsTokenConfig,
  HostupProvider,
} from "../../lib/index.js";
import { ExampleStack } from "./example-stack.js";

let stack: ExampleStack;

beforeEach(() => {
  stack = new ExampleStack();
});

function addToken(config: Omit<HostupDynDnsTokenConfig, "domain">): HostupDynDnsToken {
  return new HostupDynDnsToken(stack, "secret", { domain: stack.domain, ...config });
}

test("passes every argument to the ephemeral block, including meta-arguments", () => {
  const lookedUp = new HostupDomain(stack, "looked-up", { name: "example.org" });
  const provider = new HostupProvider(stack, "second", { alias: "second" });
  addToken({
    hostname: "home.example.com",
    recordType: DynDnsRecordType.A,
    dependsOn: [lookedUp.dataSource],
    provider,
    count: 1,
  }).addOverride("lifecycle.precondition", { condition: true, error_message: "never" });
  expect(stack.synth().ephemeral).toEqual({
    hostup_dyndns_token: {
      secret: {
        domain_id: "dom_1",
        hostname: "home.example.com",
        record_type: "A",
        depends_on: ["data.hostup_domain.looked-up"],
        provider: "hostup.second",
        count: 1,
        lifecycle: { precondition: { condition: true, error_message: "never" } },
      },
    },
  });
});

test("the token and the update URL are references", () => {
  const secret = addToken({ updaterId: "ddns_1" });
  expect(stack.resolve([secret.token, secret.updateUrl])).toEqual([
    "${ephemeral.hostup_dyndns_token.secret.token}",
    "${ephemeral.hostup_dyndns_token.secret.update_url}",
  ]);
});

test("an updater has one ephemeral token, with the updater's name and provider", () => {
  const updater = stack.addUpdater("home", {
    storeToken: false,
    provider: new HostupProvider(stack, "second", { alias: "second" }),
  });
  expect(updater.ephemeralToken()).toBe(updater.ephemeralToken());
  expect(stack.synth().ephemeral).toEqual({
    hostup_dyndns_token: {
      home: {
        domain_id: "dom_1",
        updater_id: "${hostup_dyndns_updater.home.id}",
        provider: "hostup.second",
      },
    },
  });
});

test("the ephemeral tokens of several updaters have the same instances, each with the ID of its updater", () => {
  stack.addUpdater("counted", { count: 2 }).ephemeralToken();
  const names = TerraformIterator.fromList(["a.example.com"]);
  stack.addUpdater("iterated", { hostname: names.value, forEach: names }).ephemeralToken();
  expect(stack.synth().ephemeral?.hostup_dyndns_token).toEqual({
    counted: {
      domain_id: "dom_1",
      updater_id: "${hostup_dyndns_updater.counted[count.index].id}",
      count: 2,
    },
    iterated: {
      domain_id: "dom_1",
      updater_id: "${each.value.id}",
      for_each: "${hostup_dyndns_updater.iterated}",
    },
  });
});

describe("the lookup", () => {
  const hostname = "home.example.com";
  const recordType = DynDnsRecordType.A;
  for (const [what, config] of [
    ["nothing", {}],
    ["a host name alone", { hostname }],
    ["a record type alone", { recordType }],
    ["both an id and a name", { updaterId: "ddns_1", hostname, recordType }],
    ["an id and a record type", { updaterId: "ddns_1", recordType }],
    ["an ID and a host name", { updaterId: "ddns_1", hostname }],
  ] as const) {
    test(`fails with ${what}`, () => {
      expect(() => addToken(config)).toThrow(
        new Error("stack/secret: give either updaterId, or hostname and recordType"),
      );
    });
  }

  test("fails on an empty host name", () => {
    expect(() => addToken({ hostname: "", recordType })).toThrow(
      new Error(
        'stack/secret: invalid host name "": it is empty; use "example.com" itself or a name below it',
      ),
    );
  });

  test("fails once on a host name of another domain and an unknown record type", () => {
    expect(() => addToken({ hostname: "home.example.net", recordType: "MX" as DynDnsRecordType })).toThrow(
      new Error(
        'stack/secret: host name "home.example.net" does not belong to domain "example.com": use "example.com" itself or a name below it\nstack/secret: record type must be "A" or "AAAA", got "MX"',
      ),
    );
  });
});

test("the update URL ends with an address or a placeholder", () => {
  const secret = addToken({ updaterId: "ddns_1" });
  expect(stack.resolve(secret.updateUrlFor("[IP]"))).toBe(
    "${ephemeral.hostup_dyndns_token.secret.update_url}&ip=[IP]",
  );
  expect(() => secret.updateUrlFor("home")).toThrow(
    'stack/secret: invalid address "home": use an IP address, or the router\'s placeholder for its own, such as "<ipaddr>" or "[IP]"',
  );
});

test("fails when synthesizing HCL", () => {
  addToken({ updaterId: "ddns_1" });
  expect(() => Testing.synthHcl(stack)).toThrow(
    "stack/secret: cdktf writes no ephemeral blocks in HCL: synthesize JSON, without SYNTH_HCL_OUTPUT",
  );
});
