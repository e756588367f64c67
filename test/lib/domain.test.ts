import { TerraformIterator, TerraformOutput, TerraformVariable } from "cdktf";
import { HostupDomain } from "../../lib/index.js";
import { ExampleStack } from "./example-stack.js";

let stack: ExampleStack;

beforeEach(() => {
  stack = new ExampleStack();
});

test("a domain is looked up by its name", () => {
  const domain = new HostupDomain(stack, "domain", { name: "example.com" });
  new TerraformOutput(stack, "domain_id", { value: domain.domainId });
  new TerraformOutput(stack, "service_status", { value: domain.serviceStatus });
  expect(stack.synth()).toEqual({
    data: { hostup_domain: { domain: { name: "example.com" } } },
    output: {
      domain_id: { value: "${data.hostup_domain.domain.id}" },
      service_status: { value: "${data.hostup_domain.domain.service_status}" },
    },
  });
});

test("a domain is looked up by its name, or by its ID if its name is not known", () => {
  HostupDomain.fromName(stack, "by-name", "example.com");
  const byId = new HostupDomain(stack, "by-id", { domainId: "dom_1" });
  new TerraformOutput(stack, "name", { value: byId.domainName });
  expect(stack.synth()).toEqual({
    data: { hostup_domain: { "by-id": { id: "dom_1" }, "by-name": { name: "example.com" } } },
    output: { name: { value: "${data.hostup_domain.by-id.name}" } },
  });
});

test("the attributes of domains with forEach are maps", () => {
  const names = TerraformIterator.fromList(["example.com", "example.org"]);
  const domains = new HostupDomain(stack, "domains", { name: names.value, forEach: names });
  new TerraformOutput(stack, "ids", { value: domains.domainId });
  new TerraformOutput(stack, "names", { value: domains.domainName });
  expect(stack.synth()).toMatchObject({
    output: {
      ids: { value: "${{ for key, instance in data.hostup_domain.domains : key => instance.id }}" },
      names: { value: "${{ for key, instance in data.hostup_domain.domains : key => instance.name }}" },
    },
  });
});

test("counted domains give lists", () => {
  const domains = new HostupDomain(stack, "domains", { name: "example.com", count: 2 });
  new TerraformOutput(stack, "ids", { value: domains.domainId });
  new TerraformOutput(stack, "names", { value: domains.domainName });
  expect(stack.synth()).toMatchObject({
    output: {
      ids: { value: "${data.hostup_domain.domains[*].id}" },
      names: { value: "${data.hostup_domain.domains[*].name}" },
    },
  });
});

test("a domain can be used in dependsOn", () => {
  const domain = new HostupDomain(stack, "example.com", { name: "example.com" });
  new HostupDomain(stack, "other", { name: "example.org", dependsOn: [domain] });
  expect(stack.synth()).toMatchObject({
    data: { hostup_domain: { other: { depends_on: ["data.hostup_domain.example_com"] } } },
  });
});

test("does not look up a domain whose ID is known", () => {
  const domain = HostupDomain.fromAttributes(stack, "domain", {
    domainId: "dom_1",
    domainName: "example.com",
  });
  new TerraformOutput(stack, "domain_id", { value: domain.domainId });
  new TerraformOutput(stack, "domain_name", { value: domain.domainName });
  expect(stack.synth()).toEqual({
    output: { domain_id: { value: "dom_1" }, domain_name: { value: "example.com" } },
  });
});

test("leaves a name known only to Terraform to the provider", () => {
  const name = new TerraformVariable(stack, "name", { type: "string" });
  new HostupDomain(stack, "domain", { name: name.stringValue });
  HostupDomain.fromAttributes(stack, "known", { domainId: "dom_1", domainName: name.stringValue });
  expect(stack.synth()).toMatchObject({ data: { hostup_domain: { domain: { name: "${var.name}" } } } });
});

test("fails on an invalid domain name", () => {
  expect(() => new HostupDomain(stack, "domain", { name: "example..com" })).toThrow(
    'stack/domain: invalid domain name "example..com": it has an empty label; use a name such as "example.com"',
  );
  expect(() =>
    HostupDomain.fromAttributes(stack, "known", { domainId: "dom_1", domainName: "https://example.com" }),
  ).toThrow(
    'stack/known: invalid domain name "https://example.com": it contains the character ":"; use a name such as "example.com"',
  );
});

test("fails on a wildcard instead of a domain", () => {
  const message =
    'invalid domain name "*.Example.com": a wildcard is a host name of a domain; use "Example.com"';
  expect(() => new HostupDomain(stack, "domain", { name: "*.Example.com" })).toThrow(
    new Error(`stack/domain: ${message}`),
  );
  expect(() =>
    HostupDomain.fromAttributes(stack, "known", { domainId: "dom_1", domainName: "*.Example.com" }),
  ).toThrow(new Error(`stack/known: ${message}`));
});

for (const [what, config] of [
  ["neither name nor id", {}],
  ["both name and id", { name: "example.com", domainId: "dom_1" }],
] as const) {
  test(`fails with ${what}`, () => {
    expect(() => new HostupDomain(stack, "domain", config)).toThrow(
      new Error("stack/domain: give either name or domainId"),
    );
  });
}

test("fails on a name instead of an ID", () => {
  expect(() => new HostupDomain(stack, "domain", { domainId: "example.com" })).toThrow(
    'stack/domain: invalid domain ID "example.com": use an ID such as "dom_01hxa3b4c5d6e7f8g9h0j1k2m3", or look the domain up by its name with HostupDomain.fromName',
  );
});
