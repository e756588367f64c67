import { TerraformStack, Testing } from "cdktf";
import {
  DynDnsRecordType,
  HostupDomain,
  HostupDynDnsToken,
  type HostupDynDnsTokenConfig,
  HostupDynDnsUpdater,
  HostupProvider,
  type IHostupDomain,
} from "../../lib";
import { resolve } from "./resolve";

let stack: TerraformStack;
let domain: IHostupDomain;

beforeEach(() => {
  stack = new TerraformStack(Testing.app(), "stack");
  domain = HostupDomain.fromAttributes(stack, "domain", { domainId: "dom_1", domainName: "example.com" });
});

function token(config: Omit<HostupDynDnsTokenConfig, "domain">): HostupDynDnsToken {
  return new HostupDynDnsToken(stack, "secret", { domain, ...config });
}

function ephemeral(): unknown {
  return (JSON.parse(Testing.synth(stack)) as { ephemeral: unknown }).ephemeral;
}

test("passes every argument to the ephemeral block, including meta-arguments", () => {
  const lookedUp = new HostupDomain(stack, "looked-up", { name: "example.org" });
  const provider = new HostupProvider(stack, "second", { alias: "second" });
  token({
    hostname: "home.example.com",
    recordType: DynDnsRecordType.A,
    dependsOn: [lookedUp.dataSource],
    provider,
    count: 1,
  }).addOverride("lifecycle.precondition", { condition: true, error_message: "never" });
  expect(ephemeral()).toEqual({
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

test("token and update address are references", () => {
  const secret = token({ updaterId: "ddns_1" });
  expect(resolve(stack, [secret.token, secret.updateUrl])).toEqual([
    "${ephemeral.hostup_dyndns_token.secret.token}",
    "${ephemeral.hostup_dyndns_token.secret.update_url}",
  ]);
});

test("an updater has one ephemeral token, with the updater's name and provider", () => {
  const updater = new HostupDynDnsUpdater(stack, "home", {
    domain,
    hostname: "home.example.com",
    recordType: DynDnsRecordType.A,
    storeToken: false,
    provider: new HostupProvider(stack, "second", { alias: "second" }),
  });
  expect(updater.ephemeralToken()).toBe(updater.ephemeralToken());
  expect(ephemeral()).toEqual({
    hostup_dyndns_token: {
      home: {
        domain_id: "dom_1",
        updater_id: "${hostup_dyndns_updater.home.id}",
        provider: "hostup.second",
      },
    },
  });
});

describe("the look-up", () => {
  const hostname = "home.example.com";
  const recordType = DynDnsRecordType.A;
  for (const [what, config] of [
    ["nothing", {}],
    ["a host name alone", { hostname }],
    ["a record type alone", { recordType }],
    ["both an id and a name", { updaterId: "ddns_1", hostname, recordType }],
    ["an id and a record type", { updaterId: "ddns_1", recordType }],
  ] as const) {
    test(`fails with ${what}`, () => {
      expect(() => token(config)).toThrow(
        new Error("stack/secret: give either updaterId, or hostname and recordType"),
      );
    });
  }

  test("fails on an empty host name", () => {
    expect(() => token({ hostname: "", recordType })).toThrow(
      new Error(
        'stack/secret: invalid host name "": it is empty; use "example.com" itself or a name below it',
      ),
    );
  });

  test("fails once on a host name of another domain and an unknown record type", () => {
    expect(() => token({ hostname: "home.example.net", recordType: "MX" as DynDnsRecordType })).toThrow(
      new Error(
        'stack/secret: host name "home.example.net" does not belong to domain "example.com": use "example.com" itself or a name below it\nstack/secret: record type must be "A" or "AAAA", got "MX"',
      ),
    );
  });
});

test("the update URL ends with an address or a placeholder", () => {
  const secret = token({ updaterId: "ddns_1" });
  expect(resolve(stack, secret.updateUrlFor("[IP]"))).toBe(
    "${ephemeral.hostup_dyndns_token.secret.update_url}&ip=[IP]",
  );
  expect(() => secret.updateUrlFor("home")).toThrow(
    'stack/secret: invalid address "home": use an IP address, or the router\'s placeholder for its own, such as "<ipaddr>" or "[IP]"',
  );
});

test("fails when synthesizing HCL", () => {
  token({ updaterId: "ddns_1" });
  expect(() => Testing.synthHcl(stack)).toThrow(
    "stack/secret: cdktf writes no ephemeral blocks in HCL: synthesize JSON, without SYNTH_HCL_OUTPUT",
  );
});
