import { App, Fn, TerraformOutput, TerraformStack, TerraformVariable, Testing, Token } from "cdktf";
import { Construct } from "constructs";
import {
  DynDnsRecordType,
  HostupDomain,
  HostupDynDnsUpdater,
  type HostupDynDnsUpdaterConfig,
  HostupProvider,
} from "../../lib";

let stack: TerraformStack;

beforeEach(() => {
  stack = new TerraformStack(Testing.app(), "stack");
});

function updater(id: string, config: Partial<HostupDynDnsUpdaterConfig> = {}): HostupDynDnsUpdater {
  const domain = HostupDomain.fromAttributes(stack, `domain-${id}`, {
    domainId: "dom_1",
    domainName: "example.com",
  });
  return new HostupDynDnsUpdater(stack, id, {
    domain,
    hostname: "home.example.com",
    recordType: DynDnsRecordType.A,
    ...config,
  });
}

function synth(): Record<string, unknown> {
  return JSON.parse(Testing.synth(stack)) as Record<string, unknown>;
}

test("an updater is a resource of the looked-up domain, with its token as a sensitive output", () => {
  const domain = new HostupDomain(stack, "domain", { name: "example.com" });
  updater("home", { domain });
  expect(synth()).toEqual({
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

test("every argument reaches the resource, Terraform's own included", () => {
  const other = updater("other");
  const provider = new HostupProvider(stack, "second", { alias: "second" });
  updater("home", {
    recordType: DynDnsRecordType.AAAA,
    enabled: false,
    keepers: { rotated: "2026-11-23" },
    timeouts: { create: "2m", delete: "30s" },
    dependsOn: [other],
    lifecycle: { preventDestroy: true },
    provider,
    provisioners: [{ type: "local-exec", command: "true" }],
  });
  expect(synth()).toMatchObject({
    resource: {
      hostup_dyndns_updater: {
        home: {
          domain_id: "dom_1",
          hostname: "home.example.com",
          record_type: "AAAA",
          enabled: false,
          keepers: { rotated: "2026-11-23" },
          timeouts: { create: "2m", delete: "30s" },
          depends_on: ["hostup_dyndns_updater.other"],
          lifecycle: { prevent_destroy: true },
          provider: "hostup.second",
          provisioner: [{ "local-exec": { command: "true" } }],
        },
      },
    },
  });
});

test("attributes are references that any construct takes", () => {
  const home = updater("home", { tokenOutput: false });
  new TerraformOutput(stack, "all", {
    value: Fn.jsonencode({
      token: home.token,
      updateUrl: home.updateUrl,
      updaterId: home.updaterId,
      hostname: home.hostname,
      lastIp: home.lastIp,
      lastUpdatedAt: home.lastUpdatedAt,
    }),
    sensitive: true,
  });
  expect(synth()).toMatchObject({
    output: {
      all: {
        value:
          '${jsonencode({"token" = hostup_dyndns_updater.home.token, "updateUrl" = hostup_dyndns_updater.home.update_url, "updaterId" = hostup_dyndns_updater.home.id, "hostname" = hostup_dyndns_updater.home.hostname, "lastIp" = hostup_dyndns_updater.home.last_ip, "lastUpdatedAt" = hostup_dyndns_updater.home.last_updated_at})}',
      },
    },
  });
});

test("the resource underneath can be changed", () => {
  updater("home").resource.overrideLogicalId("renamed");
  expect(synth()).toMatchObject({
    resource: { hostup_dyndns_updater: { renamed: { hostname: "home.example.com" } } },
    output: { home_token: { value: "${hostup_dyndns_updater.renamed.token}" } },
  });
});

describe("the check of the host name", () => {
  for (const hostname of [
    "example.com",
    "home.example.com",
    "a.b.example.com",
    "HOME.Example.COM.",
    "*.example.com",
    "hämta.example.com",
  ]) {
    test(`takes ${hostname}`, () => {
      updater("home", { hostname });
      expect(synth()).toMatchObject({ resource: { hostup_dyndns_updater: { home: { hostname } } } });
    });
  }

  for (const [hostname, message] of [
    [
      "home.exmaple.com",
      'stack/home: host name "home.exmaple.com" does not belong to domain "example.com": use "example.com" itself or a name below it, did you mean "home.example.com"?',
    ],
    [
      "home",
      'stack/home: host name "home" does not belong to domain "example.com": use "example.com" itself or a name below it, did you mean "home.example.com"?',
    ],
    [
      "badexample.com",
      'stack/home: host name "badexample.com" does not belong to domain "example.com": use "example.com" itself or a name below it, did you mean "bad.example.com"?',
    ],
    [
      "home.example.org",
      'stack/home: host name "home.example.org" does not belong to domain "example.com": use "example.com" itself or a name below it',
    ],
    [
      "home.\u0435xample.com",
      'stack/home: host name "home.\u0435xample.com" (home.xn--xample-2of.com) does not belong to domain "example.com": use "example.com" itself or a name below it, did you mean "home.example.com"?',
    ],
    [
      "home..example.com",
      'stack/home: invalid host name "home..example.com": it has an empty label; use "example.com" itself or a name below it',
    ],
    [
      "https://home.example.com",
      'stack/home: invalid host name "https://home.example.com": it contains the character ":"; use "example.com" itself or a name below it',
    ],
    [
      "-home.example.com",
      'stack/home: invalid host name "-home.example.com": its label "-home" starts or ends with a hyphen; use "example.com" itself or a name below it',
    ],
    [
      `${"a".repeat(64)}.example.com`,
      `stack/home: invalid host name "${"a".repeat(64)}.example.com": its label "${"a".repeat(64)}" has 64 characters, at most 63 are allowed; use "example.com" itself or a name below it`,
    ],
  ] as const) {
    test(`fails on ${hostname}`, () => {
      expect(() => updater("home", { hostname })).toThrow(new Error(message));
    });
  }

  test("names the path of a nested construct and points at its line", () => {
    const domain = HostupDomain.fromAttributes(stack, "domain", {
      domainId: "dom_1",
      domainName: "example.com",
    });
    const office = new Construct(stack, "office");
    const create = () =>
      new HostupDynDnsUpdater(office, "router", {
        domain,
        hostname: "example.net",
        recordType: DynDnsRecordType.A,
      });
    expect(create).toThrow(
      'stack/office/router: host name "example.net" does not belong to domain "example.com"',
    );
    expect(create).toThrow(expect.objectContaining({ stack: expect.stringContaining(__filename) }));
  });

  test("judges domain and host name in any spelling", () => {
    const domain = new HostupDomain(stack, "domain", { name: "xn--rksmrgs-5wao1o.se" });
    updater("home", { domain, hostname: "hem.Räksmörgås.se" });
    expect(() => updater("other", { domain, hostname: "hem.raksmorgas.se" })).toThrow(
      'host name "hem.raksmorgas.se" does not belong to domain "xn--rksmrgs-5wao1o.se"',
    );
  });

  test("leaves a host name that only Terraform knows to the provider", () => {
    const label = new TerraformVariable(stack, "label", { type: "string" });
    updater("whole", { hostname: label.stringValue });
    updater("part", { hostname: `${label.stringValue}.example.org` });
    updater("template", { hostname: "${var.label}" });
    expect(synth()).toMatchObject({
      resource: {
        hostup_dyndns_updater: {
          whole: { hostname: "${var.label}" },
          part: { hostname: "${var.label}.example.org" },
          template: { hostname: "${var.label}" },
        },
      },
    });
  });

  test("still judges the form of a host name when only Terraform knows the domain", () => {
    const name = new TerraformVariable(stack, "name", { type: "string" });
    const domain = new HostupDomain(stack, "domain", { name: name.stringValue });
    updater("home", { domain, hostname: "home.example.org" });
    expect(() => updater("other", { domain, hostname: "home_.example.org/" })).toThrow(
      'stack/other: invalid host name "home_.example.org/": it contains the character "/"; use a full name such as "home.example.com"',
    );
  });
});

test("fails on an unknown record type, naming those allowed", () => {
  expect(() => updater("home", { recordType: "CNAME" as DynDnsRecordType })).toThrow(
    'stack/home: record type must be "A" or "AAAA", got "CNAME"',
  );
});

test("a record type that only Terraform knows is left to the provider", () => {
  const type = new TerraformVariable(stack, "type", { type: "string" });
  updater("home", { recordType: Token.asString(type.value) as DynDnsRecordType });
  expect(synth()).toMatchObject({
    resource: { hostup_dyndns_updater: { home: { record_type: "${var.type}" } } },
  });
});

test("whether updates are accepted can depend on a variable", () => {
  const enabled = new TerraformVariable(stack, "enabled", { type: "bool" });
  updater("home", { enabled: enabled.booleanValue });
  expect(synth()).toMatchObject({
    resource: { hostup_dyndns_updater: { home: { enabled: "${var.enabled}" } } },
  });
});

test("fails at synthesis without a HostupProvider in the stack", () => {
  const app = new App({ outdir: Testing.app().outdir });
  stack = new TerraformStack(app, "alone");
  updater("home");
  expect(() => app.synth()).toThrow("to your stack 'alone' for the following providers: hostup");
});
