import { readFileSync } from "node:fs";
import { join } from "node:path";
import { withoutUnusedDirections } from "../../scripts/one-way-messages.js";

const generated = join(__dirname, "../../packages/terraform-plugin/src/tfplugin/gen/tfplugin6.ts");
const code = withoutUnusedDirections(readFileSync(generated, "utf8"));

/** Returns the remaining methods of a message. */
function methodsOf(name: string): string[] {
  const message = new RegExp(`^export const ${name}: MessageFns<.*?^ {0,2}\\};$`, "ms").exec(code)?.[0] ?? "";
  return [...message.matchAll(/^ {2,4}(encode|decode)\(/gm)].map(([, method = ""]) => method);
}

test.each([
  ["PlanResourceChange_Request", ["decode"]],
  ["PlanResourceChange_Response", ["encode"]],
  ["InvokeAction_Event", ["encode"]],
  ["InvokeAction_Event_Progress", ["encode"]],
  ["ClientCapabilities", ["decode"]],
  ["Schema_Attribute", ["encode"]],
  ["Diagnostic", ["encode"]],
  ["DynamicValue", ["encode", "decode"]],
  ["ResourceIdentityData", ["encode", "decode"]],
])("%s keeps only the methods that a provider uses: %j", (name, methods) => {
  expect(methodsOf(name)).toEqual(methods);
});

test("every method that is called exists", () => {
  for (const direction of ["encode", "decode"]) {
    const calls = [...code.matchAll(new RegExp(`\\b([A-Z]\\w+)\\.${direction}\\(`, "g"))];
    const missing = calls
      .map(([, name = ""]) => name)
      .filter((name) => name !== "Timestamp" && !methodsOf(name).includes(direction));
    expect([...new Set(missing)]).toEqual([]);
    expect(calls.length).toBeGreaterThan(20);
  }
});
