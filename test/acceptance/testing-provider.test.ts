/** Tests the framework and the protocol with the real `terraform` or `tofu` and a provider that is unrelated to HostUp. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { plannedActions, plannedChange } from "../helpers/terraform-json.js";
import { useTestingProvider } from "../helpers/testing-workspace.js";
import { unzip } from "../helpers/unzip.js";

jest.setTimeout(120_000);
const open = useTestingProvider();

const everything = `
resource "testing_object" "all" {
  name          = "Home"
  fixed         = "f"
  number        = 0.1234567890123456789
  numbers       = [12345678901234567890, 1e30, -0.5, 0, 1180591620717411303424]
  bool          = false
  list          = ["b", "", "a"]
  set           = ["b", "a", "b"]
  map           = { a = "x", "__proto__" = "y", "with space" = "z" }
  object        = { text = "t", flags = [true, false] }
  any           = { mixed = [1, "a", { deep = null }], "__proto__" = true }
  anything      = { a = "x", b = "y" }
  secret        = "wr1te-0nly"
  password      = "p4ssword"
  single_nested = { name = "a", deep = { k = { name = "d" } } }
  list_nested   = [{ name = "a", deep = [{ name = "d" }] }, { name = "b", size = 5 }]
  set_nested    = [{ name = "a", deep = { name = "d" } }, { name = "b", size = 5 }]
  map_nested    = { "a b" = { name = "a", deep = [{ name = "d" }] }, "__proto__" = { name = "b", size = 5 } }
  single_block {
    name = "a"
    inner { name = "i" }
  }
  list_block {
    name = "a"
    inner { name = "i" }
    inner { name = "j" }
  }
  list_block {
    name = "b"
    size = 5
  }
  set_block {
    name = "b"
    inner { name = "i" }
  }
  set_block {
    name = "a"
    size = 5
  }
  map_block "k" {
    name = "a"
    inner { name = "i" }
  }
  any_block {
    name = "a"
    any  = "text"
  }
  any_block {
    name = "b"
    any  = [1, { x = true }]
  }
}
`;

/** Returns the values with the elements of sets sorted by name, because Terraform's order is arbitrary. */
function inOrder(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const byName = (set: unknown) =>
    (set as { name: string }[]).toSorted((left, right) => left.name.localeCompare(right.name));
  return { ...values, set_nested: byName(values.set_nested), set_block: byName(values.set_block) };
}

/** The values of an element when only its name is configured. */
function element(name: string, size = 3) {
  return { name, size, label: "computed", serial: "computed" };
}

test("a fraction computed by Terraform is returned as the same number and causes no changes", async () => {
  const workspace = open(`resource "testing_object" "all" {
  name    = "a"
  number  = pow(1.1, 3)
  numbers = [pow(2, 0.5), 1 / 3, pow(10, -7)]
}`);
  await workspace.apply();
  expect(plannedActions(await workspace.plan())).toEqual({});
});

test("an object with attributes and blocks of every kind is created as configured, and the next plan is empty", async () => {
  const workspace = open(everything);
  expect(plannedActions(await workspace.plan())).toEqual({ "testing_object.all": "create" });
  await workspace.apply("plan.tfplan");
  const { id, ...values } = await workspace.values("testing_object.all");
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(inOrder(values)).toEqual({
    revision: 1,
    name: "Home",
    fixed: "f",
    number: expect.any(Number),
    numbers: [expect.any(Number), 1e30, -0.5, 0, 2 ** 70],
    bool: false,
    list: ["b", "", "a"],
    set: ["a", "b"],
    map: JSON.parse('{ "a": "x", "__proto__": "y", "with space": "z" }'),
    object: { text: "t", flags: [true, false] },
    any: JSON.parse('{ "mixed": [1, "a", { "deep": null }], "__proto__": true }'),
    anything: { a: "x", b: "y" },
    secret: null,
    secret_length: 10,
    password: "p4ssword",
    size: 3,
    fault: null,
    single_nested: { ...element("a"), deep: { k: element("d") } },
    list_nested: [
      { ...element("a"), deep: [element("d")] },
      { ...element("b", 5), deep: null },
    ],
    set_nested: [
      { ...element("a"), deep: element("d") },
      { ...element("b", 5), deep: null },
    ],
    map_nested: Object.fromEntries([
      ["a b", { ...element("a"), deep: [element("d")] }],
      ["__proto__", { ...element("b", 5), deep: null }],
    ]),
    single_block: { ...element("a"), inner: element("i") },
    list_block: [
      { ...element("a"), inner: [element("i"), element("j")] },
      { ...element("b", 5), inner: [] },
    ],
    set_block: [
      { ...element("a", 5), inner: [] },
      { ...element("b"), inner: [element("i")] },
    ],
    map_block: { k: { ...element("a"), inner: [element("i")] } },
    any_block: [
      { ...element("a"), any: "text" },
      { ...element("b"), any: [1, { x: true }] },
    ],
  });
  expect(plannedActions(await workspace.plan())).toEqual({});
  await workspace.destroy();
  expect((await workspace.state()).values).toBeUndefined();
});

test("numbers are exact in the state", async () => {
  const workspace = open(everything);
  await workspace.apply();
  const { stdout } = await workspace.run("show", "-json");
  expect(stdout).toContain('"number":0.1234567890123456789,');
  expect(stdout).toContain(
    '"numbers":[12345678901234567890,1000000000000000000000000000000,-0.5,0,1180591620717411303424]',
  );
});

test("numbers are exact in the state of another resource that an object takes over", async () => {
  for (const number of ["9007199254740993", "0.1234567890123456789"]) {
    const workspace = open(`resource "testing_number" "n" {\n  value = ${number}\n}`);
    await workspace.apply();
    workspace.write(
      "main.tf",
      `moved {
  from = testing_number.n
  to   = testing_object.o
}
resource "testing_object" "o" {
  number = ${number}
}`,
    );
    await workspace.plan();
    // Before and after the change, in the prior state and in the planned one.
    const { stdout } = await workspace.run("show", "-json", "plan.tfplan");
    const numbers = [...stdout.matchAll(/"number":(-?[\d.e+]+)/g)].map(([, text]) => text);
    expect(new Set(numbers)).toEqual(new Set([number]));
    await workspace.apply("plan.tfplan");
    expect((await workspace.run("show", "-json")).stdout).toContain(`"number":${number},`);
  }
});

test("write-only values are not in the state or the plan, and reach the apply", async () => {
  const workspace = open(everything);
  await workspace.plan();
  const plan = unzip(readFileSync(join(workspace.path, "plan.tfplan")));
  const configuration = "tfconfig/m-/main.tf";
  expect(plan.get(configuration)?.includes("wr1te-0nly")).toBe(true);
  expect([...plan.keys()]).toEqual(expect.arrayContaining(["tfplan", "tfstate"]));
  expect(plan.get("tfplan")?.includes("p4ssword")).toBe(true);
  plan.delete(configuration);
  expect([...plan.values()].filter((file) => file.includes("wr1te-0nly"))).toEqual([]);
  await workspace.apply("plan.tfplan");
  expect(workspace.read("terraform.tfstate")).not.toContain("wr1te-0nly");
  expect((await workspace.values("testing_object.all")).secret_length).toBe(10);
});

test("a sensitive value is not shown", async () => {
  const workspace = open(everything);
  await workspace.plan();
  const { stdout } = await workspace.run("show", "-no-color", "plan.tfplan");
  expect(stdout).toMatch(/\+ password += \(sensitive value\)/);
  expect(stdout).not.toContain("p4ssword");
});

test("an update plans unknown values only where values can change, and applies the plan", async () => {
  const workspace = open(everything);
  await workspace.apply();
  const { id } = await workspace.values("testing_object.all");
  workspace.write("main.tf", everything.replace('list          = ["b", "", "a"]', 'list = ["c"]'));
  const plan = await workspace.plan();
  expect(plannedActions(plan)).toEqual({ "testing_object.all": "update" });
  const label = { label: true };
  expect(plannedChange(plan, "testing_object.all").after_unknown).toMatchObject({
    revision: true,
    secret_length: true,
    single_nested: { ...label, deep: { k: label } },
    list_nested: [{ ...label, deep: [label] }, label],
    single_block: { ...label, inner: label },
    any_block: [label, label],
  });
  expect(inOrder(plannedChange(plan, "testing_object.all").after ?? {})).toMatchObject({
    id,
    size: 3,
    list: ["c"],
    list_nested: [
      { name: "a", size: 3, serial: "computed" },
      { name: "b", size: 5, serial: "computed" },
    ],
    set_nested: [
      { name: "a", size: 3, serial: "computed" },
      { name: "b", size: 5, serial: "computed" },
    ],
    set_block: [
      { name: "a", size: 5, serial: "computed" },
      { name: "b", size: 3, serial: "computed" },
    ],
  });
  await workspace.apply("plan.tfplan");
  expect(await workspace.values("testing_object.all")).toMatchObject({ id, revision: 2, list: ["c"] });
  expect(plannedActions(await workspace.plan())).toEqual({});
});

test("equivalent spellings, in the configuration or from the service, cause no changes", async () => {
  const workspace = open(`resource "testing_object" "a" { name = "Home" }`);
  await workspace.apply();
  await workspace.apply("-refresh-only");
  expect((await workspace.values("testing_object.a")).name).toBe("Home");
  workspace.write("main.tf", `resource "testing_object" "a" { name = "HOME" }`);
  expect(plannedActions(await workspace.plan())).toEqual({});
});

const replacements = [
  { order: "delete+create", lifecycle: "" },
  { order: "create+delete", lifecycle: "lifecycle { create_before_destroy = true }" },
];
for (const { order, lifecycle } of replacements) {
  test(`a change that requires replacement replaces the object: ${order}`, async () => {
    const main = (fixed: string) =>
      `resource "testing_object" "a" {\n  fixed = ${fixed}\n  ${lifecycle}\n}\n`;
    const workspace = open(main('"a"'));
    await workspace.apply();
    const before = await workspace.values("testing_object.a");
    workspace.write("main.tf", main('"b"'));
    const plan = await workspace.plan();
    expect(plannedActions(plan)).toEqual({ "testing_object.a": order });
    expect(plannedChange(plan, "testing_object.a").replace_paths).toEqual([["fixed"]]);
    await workspace.apply("plan.tfplan");
    const after = await workspace.values("testing_object.a");
    expect(after).toMatchObject({ fixed: "b", revision: 1 });
    expect(after.id).not.toBe(before.id);
    expect(plannedActions(await workspace.plan())).toEqual({});
  });
}

test("imports an object, and the generated configuration causes no changes", async () => {
  const workspace = open(`import {\n  to = testing_object.all\n  id = "7"\n}\n`);
  await workspace.plan("-generate-config-out=generated.tf");
  expect(workspace.read("generated.tf")).toMatch(/number += 12345678901234567890\n/);
  const imported = await workspace.plan();
  expect(plannedActions(imported)).toEqual({});
  await workspace.apply();
  expect(await workspace.values("testing_object.all")).toMatchObject({
    id: "imported-7",
    name: "imported",
    any: ["a", true],
    set_nested: [{ name: "set", deep: { name: "deep", label: "computed" } }],
    any_block: [],
  });
  expect(plannedActions(await workspace.plan())).toEqual({});
});

test("fails to import an object that does not exist", async () => {
  const workspace = open(
    `resource "testing_object" "a" {}\nimport {\n  to = testing_object.a\n  id = "nowhere"\n}\n`,
  );
  expect(await workspace.fail("plan")).toMatchObject([
    { summary: "Failed to import object", detail: "The object is configured to fail." },
  ]);
});

test("upgrades the state of an older schema version", async () => {
  const workspace = open(`resource "testing_object" "a" {
    name   = "Title"
    list   = ["a", "b"]
    number = 12345678901234567890.5
  }`);
  await workspace.apply();
  const state = JSON.parse(workspace.read("terraform.tfstate"));
  state.serial += 1;
  const [instance] = state.resources[0].instances;
  instance.schema_version = 1;
  delete instance.private;
  delete instance.sensitive_attributes;
  instance.attributes = { id: "imported-old", title: "Title", tags: ["a", "b"], count_of: "NUMBER" };
  workspace.write("terraform.tfstate", JSON.stringify(state).replace('"NUMBER"', "12345678901234567890.5"));
  expect(plannedActions(await workspace.plan())).toEqual({});
  await workspace.apply("-refresh-only");
  expect(await workspace.values("testing_object.a")).toMatchObject({
    id: "imported-old",
    list: ["a", "b"],
    size: 3,
  });
  expect(workspace.read("terraform.tfstate")).toMatch(/"schema_version": 2/);
  expect(workspace.read("terraform.tfstate")).toContain("12345678901234567890.5");
});

test("every kind of attribute and block accepts values that are unknown during the plan", async () => {
  const workspace = open(`
resource "terraform_data" "source" {
  input = "known"
}
locals {
  text   = terraform_data.source.output
  list   = [local.text]
  number = length(local.text)
}
resource "testing_object" "all" {
  name          = local.text
  number        = local.number
  numbers       = [local.number, 1]
  bool          = local.text == "known"
  list          = local.list
  set           = [local.text, "a", "pre-\${local.text}"]
  map           = { a = local.text }
  object        = { text = local.text, flags = [local.text == ""] }
  any           = terraform_data.source.output
  anything      = { a = local.text }
  secret        = local.text
  password      = local.text
  size          = local.number
  single_nested = { name = local.text, size = local.number }
  list_nested   = [for item in toset(local.list) : { name = item }]
  set_nested    = [{ name = local.text, deep = { name = "pre-\${local.text}" } }, { name = "a" }]
  map_nested    = { a = { name = local.text }, b = { name = "b" } }
  single_block {
    name = local.text
  }
  dynamic "list_block" {
    for_each = toset(local.list)
    content {
      name = list_block.value
    }
  }
  dynamic "set_block" {
    for_each = toset(local.list)
    content {
      name = "pre-\${set_block.value}"
    }
  }
  set_block {
    name = "a"
  }
  dynamic "map_block" {
    for_each = toset(local.list)
    labels   = ["k"]
    content {
      name = map_block.value
    }
  }
  any_block {
    name = "a"
    any  = local.text
  }
  dynamic "any_block" {
    for_each = toset(local.list)
    content {
      name = "b"
      any  = [any_block.value]
    }
  }
}
`);
  await workspace.apply();
  expect(inOrder(await workspace.values("testing_object.all"))).toMatchObject({
    name: "known",
    number: 5,
    numbers: [5, 1],
    bool: true,
    list: ["known"],
    set: ["a", "known", "pre-known"],
    map: { a: "known" },
    object: { text: "known", flags: [false] },
    any: "known",
    anything: { a: "known" },
    secret: null,
    secret_length: 5,
    size: 5,
    single_nested: { name: "known", size: 5, label: "computed" },
    list_nested: [element("known")],
    set_nested: [
      { ...element("a"), deep: null },
      { ...element("known"), deep: element("pre-known") },
    ],
    map_nested: { a: element("known"), b: element("b") },
    single_block: element("known"),
    list_block: [element("known")],
    set_block: [element("a"), element("pre-known")],
    map_block: { k: element("known") },
    any_block: [
      { ...element("a"), any: "known" },
      { ...element("b"), any: ["known"] },
    ],
  });
  expect(plannedActions(await workspace.plan())).toEqual({});
});

test("a data source is read during the plan, or during the apply if its configuration is unknown until then", async () => {
  const workspace = open(`
provider "testing" {
  prefix = terraform_data.source.output
}
resource "terraform_data" "source" {
  input = "p"
}
data "testing_echo" "known" {
  input = { a = [1, "x"], big = 12345678901234567890 }
}
data "testing_echo" "later" {
  input = [terraform_data.source.output]
}
output "known" {
  value = jsonencode(data.testing_echo.known.output)
}
output "later" {
  value = [data.testing_echo.later.output, data.testing_echo.later.prefix]
}
`);
  const plan = await workspace.plan();
  expect(plannedActions(plan)).toMatchObject({ "data.testing_echo.later": "read" });
  expect(plan.output_changes?.known?.after).toBe('{"a":[1,"x"],"big":12345678901234567890}');
  await workspace.apply("plan.tfplan");
  const { values } = await workspace.state();
  expect(values?.outputs?.later?.value).toEqual([["p"], "p"]);
});
