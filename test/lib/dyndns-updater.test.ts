import {
  App,
  Fn,
  TerraformCount,
  TerraformIterator,
  TerraformOutput,
  TerraformStack,
  TerraformVariable,
  Testing,
  Token,
} from "cdktf";
import { Construct } from "constructs";
import {
  DynDnsRecordType,
  type dyndnsUpdater,
  HostupDomain,
  HostupDynDnsToken,
  HostupDynDnsUpdater,
  type HostupDynDnsUpdaterConfig,
  HostupProvider,
  type IHostupDomain,
} from "../../lib";
import { resolve } from "./resolve";

/** What the resource takes, but for what the test gives to every updater, and for what makes several of one. */
type OwnField = Exclude<
  keyof dyndnsUpdater.DyndnsUpdaterConfig,
  "domainId" | "hostname" | "count" | "forEach"
>;

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

test("passes every argument to the resource, including meta-arguments", () => {
  const other = updater("other");
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
  updater("home", config as Partial<HostupDynDnsUpdaterConfig>);
  expect(synth()).toMatchObject({
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
  const home = updater("home", { tokenOutput: false });
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
  expect(synth()).toMatchObject({
    output: {
      all: {
        value:
          '${jsonencode({"token" = hostup_dyndns_updater.home.token, "tokenVersion" = hostup_dyndns_updater.home.token_version, "updateUrl" = hostup_dyndns_updater.home.update_url, "updaterId" = hostup_dyndns_updater.home.id, "hostname" = hostup_dyndns_updater.home.hostname, "lastIp" = hostup_dyndns_updater.home.last_ip, "lastUpdatedAt" = hostup_dyndns_updater.home.last_updated_at, "updateCount" = hostup_dyndns_updater.home.update_count, "createdAt" = hostup_dyndns_updater.home.created_at, "updatedAt" = hostup_dyndns_updater.home.updated_at})}',
      },
    },
  });
});

test("cdktf's matchers accept the constructs", () => {
  updater("home", { domain: new HostupDomain(stack, "domain", { name: "example.com" }) });
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
  updater("home").resource.overrideLogicalId("renamed");
  expect(synth()).toMatchObject({
    resource: { hostup_dyndns_updater: { renamed: { hostname: "home.example.com" } } },
    output: { home_token: { value: "${hostup_dyndns_updater.renamed.token}" } },
  });
});

test("counted updaters give lists, iterated ones maps", () => {
  const counted = updater("counted", { count: 2 });
  const names = TerraformIterator.fromList(["a.example.com"]);
  const iterated = updater("iterated", { hostname: names.value, forEach: names });
  expect(resolve(stack, [counted.token, Fn.element(counted.token, 0), counted.updateCount])).toEqual([
    "${hostup_dyndns_updater.counted[*].token}",
    "${element(hostup_dyndns_updater.counted[*].token, 0)}",
    "${hostup_dyndns_updater.counted[*].update_count}",
  ]);
  expect(resolve(stack, [iterated.token, Fn.lookup(iterated.token, "a.example.com")])).toEqual([
    "${{ for key, instance in hostup_dyndns_updater.iterated : key => instance.token }}",
    '${{ for key, instance in hostup_dyndns_updater.iterated : key => instance.token }["a.example.com"]}',
  ]);
});

test("a token can be used in other stacks of the app", () => {
  const app = Testing.app();
  stack = new TerraformStack(app, "stack");
  const home = updater("home", { count: 2 });
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
  expect(synth()).toMatchObject({
    output: {
      "cross-stack-output-hostup_dyndns_updaterhometoken": {
        value: "${hostup_dyndns_updater.home[*].token}",
        sensitive: true,
      },
    },
  });
});

test("fails on a secret that is not stored", () => {
  const home = updater("home", { storeToken: false });
  expect(() => home.token).toThrow(
    "stack/home: token would be null, because storeToken is false: use ephemeralToken(), or store the token",
  );
  expect(() => home.updateUrl).toThrow("stack/home: update_url would be null, because storeToken is false");
  home.resource.storeToken = true;
  expect(resolve(stack, home.token)).toBe("${hostup_dyndns_updater.home.token}");
});

test("imports an existing updater", () => {
  const provider = new HostupProvider(stack, "second", { alias: "second" });
  updater("home").importFrom("dom_1/ddns_1", provider);
  expect(synth()).toMatchObject({
    import: [{ id: "dom_1/ddns_1", to: "hostup_dyndns_updater.home", provider: "hostup.second" }],
  });
});

test("generates the code for an existing updater", () => {
  HostupDynDnsUpdater.generateConfigForImport(stack, "home", "example.com/home.example.com/A");
  expect(synth()).toEqual({
    import: [{ id: "example.com/home.example.com/A", to: "hostup_dyndns_updater.home" }],
  });
});

test("moves an updater to another construct, with its output", () => {
  updater("new").addMoveTarget("here");
  const old = updater("old", { tokenOutputName: "old_token" });
  old.moveTo("here");
  expect(old.output).toBeUndefined();
  expect(synth()).toEqual({
    moved: [{ from: "hostup_dyndns_updater.old", to: "hostup_dyndns_updater.new" }],
    resource: { hostup_dyndns_updater: { new: expect.anything() } },
    output: { new_token: expect.anything() },
  });
});

test("moves an updater to an address, and from an address", () => {
  updater("old").moveToId("hostup_dyndns_updater.elsewhere");
  updater("new").moveFromId("restapi_object.home");
  expect(synth()).toEqual({
    moved: [
      { from: "hostup_dyndns_updater.old", to: "hostup_dyndns_updater.elsewhere" },
      { from: "restapi_object.home", to: "hostup_dyndns_updater.new" },
    ],
    resource: { hostup_dyndns_updater: { new: expect.anything() } },
    output: { new_token: expect.anything() },
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

  test("fails on a number token inside a text, and says how to convert it", () => {
    const { index } = TerraformCount.of(2);
    expect(() => updater("home", { hostname: `home-${index}.example.com` })).toThrow(
      /^stack\/home: invalid host name "home--.*": it contains a number that is known only to Terraform; convert it with Token.asString$/,
    );
    updater("fine", { hostname: `home-${Token.asString(index)}.example.com` });
  });

  test("fails with the path of a nested construct and a stack trace to its line", () => {
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

  test("compares domain and host name in any spelling", () => {
    const domain = new HostupDomain(stack, "domain", { name: "xn--rksmrgs-5wao1o.se" });
    updater("home", { domain, hostname: "hem.Räksmörgås.se" });
    expect(() => updater("other", { domain, hostname: "hem.raksmorgas.se" })).toThrow(
      'host name "hem.raksmorgas.se" does not belong to domain "xn--rksmrgs-5wao1o.se"',
    );
  });

  test("leaves a host name known only to Terraform to the provider", () => {
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

  test("checks the syntax of a host name even if the domain is known only to Terraform", () => {
    const name = new TerraformVariable(stack, "name", { type: "string" });
    const domain = new HostupDomain(stack, "domain", { name: name.stringValue });
    updater("home", { domain, hostname: "home.example.org" });
    expect(() => updater("other", { domain, hostname: "home_.example.org/" })).toThrow(
      'stack/other: invalid host name "home_.example.org/": it contains the character "/"; use a full name such as "home.example.com"',
    );
  });
});

describe("the domain", () => {
  const create = (domain: unknown) => () =>
    new HostupDynDnsUpdater(stack, "home", {
      domain: domain as IHostupDomain,
      hostname: "home.example.com",
      recordType: DynDnsRecordType.A,
    });

  for (const [what, domain, message] of [
    [
      "a name",
      "example.com",
      'stack/home: domain must be a HostupDomain, got "example.com": use HostupDomain.fromName(scope, "domain", "example.com")',
    ],
    [
      "nothing",
      undefined,
      'stack/home: domain is missing: give a HostupDomain, such as HostupDomain.fromName(scope, "domain", "example.com")',
    ],
    [
      "something else",
      { name: "example.com" },
      'stack/home: domain must be a HostupDomain: use HostupDomain.fromName(scope, "domain", "example.com")',
    ],
  ] as const) {
    test(`fails on ${what} in plain JavaScript`, () => {
      expect(create(domain)).toThrow(new Error(message));
      const token = () =>
        new HostupDynDnsToken(stack, "home", { domain: domain as never, updaterId: "ddns_1" });
      stack = new TerraformStack(Testing.app(), "stack");
      expect(token).toThrow(new Error(message));
    });
  }

  test("fails on several domains, and says what to do", () => {
    const names = TerraformIterator.fromList(["example.com", "example.org"]);
    const iterated = new HostupDomain(stack, "iterated", { name: names.value, forEach: names });
    expect(create(iterated)).toThrow(
      new Error(
        'stack/home: domain stack/iterated stands for several domains, because it has forEach: iterate over them with TerraformIterator.fromDataSources(domain.dataSource), and use HostupDomain.fromAttributes with domainId: iterator.getString("id") and domainName: iterator.getString("name")',
      ),
    );
    stack = new TerraformStack(Testing.app(), "stack");
    const counted = new HostupDomain(stack, "counted", { name: "example.com", count: 2 });
    expect(create(counted)).toThrow(
      new Error(
        "stack/home: domain stack/counted stands for several domains, because it has count: use HostupDomain.fromAttributes with domainId: Fn.element(domain.domainId, count.index) and domainName: Fn.element(domain.domainName, count.index)",
      ),
    );
  });
});

test("fails once without host name and record type in plain JavaScript", () => {
  const nothing = { hostname: undefined, recordType: undefined } as unknown as HostupDynDnsUpdaterConfig;
  expect(() => updater("home", nothing)).toThrow(
    new Error(
      'stack/home: hostname is missing: use "example.com" itself or a name below it\nstack/home: record type must be "A" or "AAAA", got nothing',
    ),
  );
});

test("fails on an unknown record type, naming those allowed", () => {
  expect(() => updater("home", { recordType: "CNAME" as DynDnsRecordType })).toThrow(
    'stack/home: record type must be "A" or "AAAA", got "CNAME"',
  );
});

test("fails once with all problems of an updater", () => {
  const create = () =>
    updater("home", {
      hostname: "home.example.net",
      recordType: "MX" as DynDnsRecordType,
      storeToken: false,
      tokenOutputName: "my token",
    });
  expect(create).toThrow(
    new Error(
      `stack/home: host name "home.example.net" does not belong to domain "example.com": use "example.com" itself or a name below it
stack/home: record type must be "A" or "AAAA", got "MX"
stack/home: invalid output name "my token": use letters, digits, "_" and "-", starting with a letter or "_"
stack/home: the token output would be null, because storeToken is false: use ephemeralToken(), or store the token`,
    ),
  );
});

test("leaves a record type known only to Terraform to the provider", () => {
  const type = new TerraformVariable(stack, "type", { type: "string" });
  updater("home", { recordType: Token.asString(type.value) as DynDnsRecordType });
  expect(synth()).toMatchObject({
    resource: { hostup_dyndns_updater: { home: { record_type: "${var.type}" } } },
  });
});

test("enabled can depend on a variable", () => {
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

describe("the update URL for an address", () => {
  const rendered = (config: Partial<HostupDynDnsUpdaterConfig>, ip: string) =>
    resolve(stack, updater("home", config).updateUrlFor(ip));

  test("ends with an address, a placeholder, or a token", () => {
    expect(rendered({}, "<ipaddr>")).toBe("${hostup_dyndns_updater.home.update_url}&ip=<ipaddr>");
    const ip = new TerraformVariable(stack, "ip", { type: "string" }).stringValue;
    expect(resolve(stack, updater("work").updateUrlFor(ip))).toBe(
      "${hostup_dyndns_updater.work.update_url}&ip=${var.ip}",
    );
  });

  test("is a list with count, and a map with forEach", () => {
    const ip = new TerraformVariable(stack, "ip", { type: "string" }).stringValue;
    expect(rendered({ count: 2 }, ip)).toBe(
      '${[for instance in hostup_dyndns_updater.home : join("&ip=", [instance.update_url, var.ip])]}',
    );
    const names = TerraformIterator.fromList(["a.example.com"]);
    const iterated = updater("iterated", { hostname: names.value, forEach: names });
    expect(resolve(stack, iterated.updateUrlFor("2001:db8::7"))).toBe(
      '${{ for key, instance in hostup_dyndns_updater.iterated : key => join("&ip=", [instance.update_url, "2001:db8::7"]) }}',
    );
  });

  test("fails on other texts, and without a stored token", () => {
    expect(() => rendered({ storeToken: false }, "203.0.113.256")).toThrow(
      new Error(
        `stack/home: update_url would be null, because storeToken is false: use ephemeralToken(), or store the token
stack/home: invalid address "203.0.113.256": use an IP address, or the router's placeholder for its own, such as "<ipaddr>" or "[IP]"`,
      ),
    );
  });
});
