import { TerraformCount, TerraformIterator, TerraformVariable, Token } from "cdktf";
import { Construct } from "constructs";
import {
  type DynDnsRecordType,
  HostupDomain,
  HostupDynDnsToken,
  type HostupDynDnsUpdaterConfig,
  type IHostupDomain,
} from "../../lib/index.js";
import { ExampleStack } from "./example-stack.js";

let stack: ExampleStack;

beforeEach(() => {
  stack = new ExampleStack();
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
    test(`accepts ${hostname}`, () => {
      stack.addUpdater("home", { hostname });
      expect(stack.synth()).toMatchObject({ resource: { hostup_dyndns_updater: { home: { hostname } } } });
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
      "HOME.example.org",
      'stack/home: host name "HOME.example.org" does not belong to domain "example.com": use "example.com" itself or a name below it',
    ],
    [
      "home.xn--xample-2of.com",
      'stack/home: host name "home.xn--xample-2of.com" does not belong to domain "example.com": use "example.com" itself or a name below it, did you mean "home.example.com"?',
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
      expect(() => stack.addUpdater("home", { hostname })).toThrow(new Error(message));
    });
  }

  test("fails on a number token inside a string, with advice to convert it", () => {
    const { index } = TerraformCount.of(2);
    expect(() => stack.addUpdater("home", { hostname: `home-${index}.example.com` })).toThrow(
      /^stack\/home: invalid host name "home--.*": it contains a number that is known only to Terraform; convert it with Token.asString$/,
    );
    stack.addUpdater("fine", { hostname: `home-${Token.asString(index)}.example.com` });
  });

  test("fails with the path of a nested construct and a stack trace to its line", () => {
    const office = new Construct(stack, "office");
    const create = () => stack.addUpdater("router", { hostname: "example.net" }, office);
    expect(create).toThrow(
      'stack/office/router: host name "example.net" does not belong to domain "example.com"',
    );
    expect(create).toThrow(expect.objectContaining({ stack: expect.stringContaining(__filename) }));
  });

  test("compares domain and host name in any spelling", () => {
    const domain = new HostupDomain(stack, "domain", { name: "xn--rksmrgs-5wao1o.se" });
    stack.addUpdater("home", { domain, hostname: "hem.Räksmörgås.se" });
    expect(() => stack.addUpdater("other", { domain, hostname: "hem.raksmorgas.se" })).toThrow(
      'host name "hem.raksmorgas.se" does not belong to domain "xn--rksmrgs-5wao1o.se"',
    );
  });

  test("leaves a host name known only to Terraform to the provider", () => {
    const label = new TerraformVariable(stack, "label", { type: "string" });
    stack.addUpdater("whole", { hostname: label.stringValue });
    stack.addUpdater("part", { hostname: `${label.stringValue}.example.org` });
    stack.addUpdater("template", { hostname: "${var.label}" });
    expect(stack.synth()).toMatchObject({
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
    stack.addUpdater("home", { domain, hostname: "home.example.org" });
    expect(() => stack.addUpdater("other", { domain, hostname: "home_.example.org/" })).toThrow(
      'stack/other: invalid host name "home_.example.org/": it contains the character "/"; use a full name such as "home.example.com"',
    );
  });
});

describe("the domain", () => {
  const create = (domain: unknown) => () => stack.addUpdater("home", { domain: domain as IHostupDomain });

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
    ...[{ name: "example.com" }, { domainId: "dom_1" }, 5].map(
      (other) =>
        [
          JSON.stringify(other),
          other,
          'stack/home: domain must be a HostupDomain: use HostupDomain.fromName(scope, "domain", "example.com")',
        ] as const,
    ),
  ] as const) {
    test(`fails on ${what} in plain JavaScript`, () => {
      expect(create(domain)).toThrow(new Error(message));
      const token = () =>
        new HostupDynDnsToken(stack, "home", { domain: domain as never, updaterId: "ddns_1" });
      stack = new ExampleStack();
      expect(token).toThrow(new Error(message));
    });
  }

  test("fails on several domains, with advice", () => {
    const names = TerraformIterator.fromList(["example.com", "example.org"]);
    const iterated = new HostupDomain(stack, "iterated", { name: names.value, forEach: names });
    expect(create(iterated)).toThrow(
      new Error(
        'stack/home: domain stack/iterated stands for several domains, because it has forEach: iterate over them with TerraformIterator.fromDataSources(domain.dataSource), and use HostupDomain.fromAttributes with domainId: iterator.getString("id") and domainName: iterator.getString("name")',
      ),
    );
    stack = new ExampleStack();
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
  expect(() => stack.addUpdater("home", nothing)).toThrow(
    new Error(
      'stack/home: hostname is missing: use "example.com" itself or a name below it\nstack/home: record type must be "A" or "AAAA", got nothing',
    ),
  );
});

test("fails on an unknown record type, naming those allowed", () => {
  expect(() => stack.addUpdater("home", { recordType: "CNAME" as DynDnsRecordType })).toThrow(
    'stack/home: record type must be "A" or "AAAA", got "CNAME"',
  );
});

test("fails once with all problems of an updater", () => {
  const create = () =>
    stack.addUpdater("home", {
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
  stack.addUpdater("home", { recordType: Token.asString(type.value) as DynDnsRecordType });
  expect(stack.synth()).toMatchObject({
    resource: { hostup_dyndns_updater: { home: { record_type: "${var.type}" } } },
  });
});
