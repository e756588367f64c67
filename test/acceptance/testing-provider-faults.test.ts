/** Tests faults in a provider, and what the real `terraform` or `tofu` then keeps in its state. */
import type { CliDiagnostic } from "../helpers/terraform-json.js";
import { plannedActions } from "../helpers/terraform-json.js";
import { useTestingProvider } from "../helpers/testing-workspace.js";

jest.setTimeout(120_000);
const open = useTestingProvider();

function object(fault?: string, more = ""): string {
  const line = fault === undefined ? "" : `  fault = "${fault}"\n`;
  return `resource "testing_object" "a" {\n${line}${more}}\n`;
}

function titles(diagnostics: readonly CliDiagnostic[]): string[] {
  return diagnostics.map(({ summary, detail }) => `${summary}: ${detail}`);
}

const told = "The object is configured to fail.";
const apply = ["apply", "-auto-approve"] as const;

test("fails at the attribute when its value is not allowed", async () => {
  const [error, ...more] = await open(object("no such fault")).fail("validate");
  expect(more).toEqual([]);
  expect(error).toMatchObject({ summary: "Invalid fault", snippet: { code: '  fault = "no such fault"' } });
});

test("fails at the attribute when the plan fails, and creates nothing", async () => {
  const workspace = open(object("fail plan"));
  const errors = await workspace.fail("plan");
  expect(titles(errors)).toEqual([`Failed to plan object: ${told}`]);
  expect(errors[0]?.snippet?.code).toBe('  fault = "fail plan"');
});

test("fails with the reason when the provider cannot be configured", async () => {
  const workspace = open(`provider "testing" {\n  prefix = "fail"\n}\n${object()}`);
  const errors = await workspace.fail("plan");
  expect(titles(errors)).toEqual([`Failed to configure object: ${told}`]);
  expect(errors[0]?.snippet?.code).toBe('  prefix = "fail"');
});

test("a create that fails before it creates the object leaves nothing in the state", async () => {
  const workspace = open(object("fail create before"));
  expect(titles(await workspace.fail(...apply))).toEqual([`Failed to create object: ${told}`]);
  expect((await workspace.state()).values).toBeUndefined();
  workspace.write("main.tf", object("throw create before"));
  const [error] = await workspace.fail(...apply);
  expect(error?.summary).toBe("Unexpected error in the provider");
  expect(error?.detail).toContain(
    "Failed to create testing_object: TypeError: the object is configured to throw (at ",
  );
  expect((await workspace.state()).values).toBeUndefined();
});

test("a create that returns nothing is reported as a bug", async () => {
  const workspace = open(object("return nothing"));
  expect((await workspace.fail(...apply)).map(({ summary }) => summary)).toEqual([
    "Missing state after apply",
  ]);
  expect((await workspace.state()).values).toBeUndefined();
});

for (const fault of ["fail create after", "throw create after"]) {
  test(`an object created before "${fault}" is in the state, and is destroyed and created again`, async () => {
    const workspace = open(object(fault));
    expect(await workspace.fail(...apply)).toHaveLength(1);
    const { values } = await workspace.state();
    expect(values?.root_module.resources).toMatchObject([{ tainted: true, values: { revision: 1, fault } }]);
    workspace.write("main.tf", object());
    expect(plannedActions(await workspace.plan())).toEqual({ "testing_object.a": "delete+create" });
    await workspace.apply("plan.tfplan");
    const after = await workspace.values("testing_object.a");
    expect(after).toMatchObject({ revision: 1, fault: null });
    expect(after.id).not.toBe(values?.root_module.resources?.[0]?.values.id);
  });
}

test("values that remain unknown are reported as a bug, and the object is in the state", async () => {
  const workspace = open(object("leave unknown", '  name = "a"\n'));
  const errors = await workspace.fail(...apply);
  expect(errors.map(({ summary }) => summary)).toEqual([
    "Unknown value after apply",
    "Unknown value after apply",
    "Unknown value after apply",
  ]);
  const { values } = await workspace.state();
  expect(values?.root_module.resources).toMatchObject([{ tainted: true, values: { name: "a", id: null } }]);
});

test("an update that fails keeps the prior state and is planned again", async () => {
  const workspace = open(object());
  await workspace.apply();
  const before = await workspace.values("testing_object.a");
  workspace.write("main.tf", object("fail update", "  size = 9\n"));
  expect(titles(await workspace.fail(...apply))).toEqual([`Failed to update object: ${told}`]);
  expect(await workspace.values("testing_object.a")).toEqual(before);
  expect(plannedActions(await workspace.plan())).toEqual({ "testing_object.a": "update" });
});

test("an update that throws halfway keeps the changes that it has made", async () => {
  const workspace = open(object());
  await workspace.apply();
  workspace.write("main.tf", object("throw update half-way", "  size = 9\n"));
  expect((await workspace.fail(...apply)).map(({ summary }) => summary)).toEqual([
    "Unexpected error in the provider",
  ]);
  expect(await workspace.values("testing_object.a")).toMatchObject({ size: 9, revision: 2, fault: null });
  workspace.write("main.tf", object(undefined, "  size = 10\n"));
  await workspace.apply();
  expect(await workspace.values("testing_object.a")).toMatchObject({ size: 10, revision: 3 });
});

for (const fault of ["fail delete", "throw delete"]) {
  test(`an object stays in the state after "${fault}"`, async () => {
    const workspace = open(object(fault));
    await workspace.apply();
    const before = await workspace.values("testing_object.a");
    expect(await workspace.fail("destroy", "-auto-approve")).toHaveLength(1);
    expect(await workspace.values("testing_object.a")).toEqual(before);
    workspace.write("main.tf", object());
    await workspace.apply();
    await workspace.destroy();
    expect((await workspace.state()).values).toBeUndefined();
  });
}

for (const fault of ["fail read", "throw read"]) {
  test(`an object stays in the state after "${fault}"`, async () => {
    const workspace = open(object(fault));
    await workspace.apply();
    const before = await workspace.values("testing_object.a");
    expect(await workspace.fail("plan")).toHaveLength(1);
    expect(await workspace.values("testing_object.a")).toEqual(before);
  });
}

test("an object that no longer exists is planned again", async () => {
  const workspace = open(object("vanish"));
  await workspace.apply();
  const plan = await workspace.plan();
  expect(plannedActions(plan)).toEqual({ "testing_object.a": "create" });
  expect(plan.resource_drift).toMatchObject([
    { address: "testing_object.a", change: { actions: ["delete"] } },
  ]);
});

test("fails with the reason when a data source fails", async () => {
  const workspace = open(`data "testing_echo" "a" {\n  fault = "fail read"\n}\n`);
  expect(titles(await workspace.fail("plan"))).toEqual([`Failed to read object: ${told}`]);
  workspace.write("main.tf", `data "testing_echo" "a" {\n  fault = "throw read"\n}\n`);
  const [error] = await workspace.fail("plan");
  expect(error?.detail).toContain(
    "Failed to read testing_echo: TypeError: the object is configured to throw (at ",
  );
});
