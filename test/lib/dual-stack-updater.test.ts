import { HostupDualStackUpdater, type HostupDualStackUpdaterConfig } from "../../lib/index.js";
import { ExampleStack } from "./example-stack.js";

let stack: ExampleStack;

beforeEach(() => {
  stack = new ExampleStack();
});

function addUpdater(id: string, config: Partial<HostupDualStackUpdaterConfig> = {}): HostupDualStackUpdater {
  return new HostupDualStackUpdater(stack, id, {
    domain: stack.domain,
    hostname: "home.example.com",
    ...config,
  });
}

test("creates an A and an AAAA updater with the same arguments, each with its token output", () => {
  addUpdater("home", { enabled: false, keepers: { rotated: "2026-11-23" } });
  const common = {
    domain_id: "dom_1",
    hostname: "home.example.com",
    enabled: false,
    keepers: { rotated: "2026-11-23" },
  };
  expect(stack.synth()).toMatchObject({
    resource: {
      hostup_dyndns_updater: {
        home_ipv4_5BCD05DA: { ...common, record_type: "A" },
        home_ipv6_AAA29FA2: { ...common, record_type: "AAAA" },
      },
    },
    output: {
      home_ipv4_token: { value: "${hostup_dyndns_updater.home_ipv4_5BCD05DA.token}", sensitive: true },
      home_ipv6_token: { value: "${hostup_dyndns_updater.home_ipv6_AAA29FA2.token}", sensitive: true },
    },
  });
});

test("both updaters can be used in dependsOn", () => {
  const first = addUpdater("first");
  addUpdater("second", { hostname: "office.example.com", dependsOn: [first] });
  expect(stack.synth()).toMatchObject({
    locals: {
      first_updaters_F3977A00: [
        "${hostup_dyndns_updater.first_ipv4_7E55744B.id}",
        "${hostup_dyndns_updater.first_ipv6_9552D534.id}",
      ],
    },
    resource: {
      hostup_dyndns_updater: {
        second_ipv4_AF767734: { depends_on: ["local.first_updaters_F3977A00"] },
      },
    },
  });
});

test("dependsOn does not include an updater that has moved to another address", () => {
  addUpdater("home").ipv6.moveToId("hostup_dyndns_updater.elsewhere");
  expect(stack.synth()).toMatchObject({
    locals: { home_updaters_607BD1CF: ["${hostup_dyndns_updater.home_ipv4_5BCD05DA.id}"] },
  });
});

test("the outputs can be renamed", () => {
  addUpdater("home", { ipv4TokenOutputName: "four", ipv6TokenOutputName: "six" });
  expect(Object.keys(stack.synth().output ?? {})).toEqual(["four", "six"]);
});

test("fails on a host name of another domain", () => {
  expect(() => addUpdater("home", { hostname: "home.exmaple.com" })).toThrow(
    'stack/home/ipv4: host name "home.exmaple.com" does not belong to domain "example.com": use "example.com" itself or a name below it, did you mean "home.example.com"?',
  );
});
