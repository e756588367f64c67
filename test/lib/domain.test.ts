import { TerraformOutput, TerraformStack, TerraformVariable, Testing } from "cdktf";
import { HostupDomain } from "../../lib";

function synth(build: (stack: TerraformStack) => void): unknown {
  const stack = new TerraformStack(Testing.app(), "stack");
  build(stack);
  return JSON.parse(Testing.synth(stack));
}

test("a domain is looked up by its name", () => {
  const template = synth((stack) => {
    const domain = new HostupDomain(stack, "domain", { name: "example.com" });
    new TerraformOutput(stack, "domain_id", { value: domain.domainId });
    new TerraformOutput(stack, "service_status", { value: domain.serviceStatus });
  });
  expect(template).toEqual({
    data: { hostup_domain: { domain: { name: "example.com" } } },
    output: {
      domain_id: { value: "${data.hostup_domain.domain.id}" },
      service_status: { value: "${data.hostup_domain.domain.service_status}" },
    },
  });
});

test("a domain whose id is known is not looked up", () => {
  const template = synth((stack) => {
    const domain = HostupDomain.fromAttributes(stack, "domain", {
      domainId: "dom_1",
      domainName: "example.com",
    });
    new TerraformOutput(stack, "domain_id", { value: domain.domainId });
    new TerraformOutput(stack, "domain_name", { value: domain.domainName });
  });
  expect(template).toEqual({
    output: { domain_id: { value: "dom_1" }, domain_name: { value: "example.com" } },
  });
});

test("a name that only Terraform knows is left to the provider", () => {
  const template = synth((stack) => {
    const name = new TerraformVariable(stack, "name", { type: "string" });
    new HostupDomain(stack, "domain", { name: name.stringValue });
    HostupDomain.fromAttributes(stack, "known", { domainId: "dom_1", domainName: name.stringValue });
  });
  expect(template).toMatchObject({ data: { hostup_domain: { domain: { name: "${var.name}" } } } });
});

test("fails on a name that is no domain name", () => {
  const stack = new TerraformStack(Testing.app(), "stack");
  expect(() => new HostupDomain(stack, "domain", { name: "example..com" })).toThrow(
    'stack/domain: invalid domain name "example..com": it has an empty label; use a name such as "example.com"',
  );
  expect(() =>
    HostupDomain.fromAttributes(stack, "known", { domainId: "dom_1", domainName: "https://example.com" }),
  ).toThrow(
    'stack/known: invalid domain name "https://example.com": it contains the character ":"; use a name such as "example.com"',
  );
});
