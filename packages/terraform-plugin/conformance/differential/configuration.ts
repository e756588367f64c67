/** Terraform configurations, each for many scenarios. */
import type { Description, ObjectDescription } from "../description.js";
import {
  type ConfiguredObject,
  type ConfiguredValue,
  DynamicBlocks,
  quote,
  toHcl,
  toJson,
} from "./configured-value.js";
import type { Instance, Scenario } from "./scenario.js";

const settings = `
terraform {
  required_providers {
    conformance = { source = "test/conformance" }
  }
}
`;

/** Describes the resource types of all scenarios, and the type of the object whose text is unknown before apply. */
export function describeAll(scenarios: readonly Scenario[], mood: Description["mood"]): Description {
  const source: ObjectDescription = {
    attributes: {
      id: { type: "string", computed: true, planModifiers: ["useStateForUnknown"] },
      revision: { type: "number", computed: true },
      fault: { type: "string", optional: true },
      address: { type: "string", optional: true },
      input: { type: "string", optional: true },
      text: { type: "string", computed: true },
    },
  };
  const described = scenarios.map(({ type, described }) => [type, described] as const);
  return { mood, resources: { conformance_source: source, ...Object.fromEntries(described) } };
}

/** Returns the configuration of all instances in one of three variants. The unknown text depends on `input`. */
export function configureInstances(
  scenarios: readonly Scenario[],
  which: keyof Instance,
  input: string,
): string {
  const resources = scenarios.flatMap(({ type, described, instances }) =>
    Object.entries(instances).map(([name, instance]) => resource(type, name, described, instance[which])),
  );
  const source = `resource "conformance_source" "main" {\n  input = ${quote(input)}\n}\n`;
  return [settings, source, ...resources].join("\n");
}

/** Returns the configuration of the imported objects, with the import IDs that `idOf` returns. */
export function configureImports(
  scenarios: readonly Scenario[],
  idOf: (scenario: Scenario) => string = ({ imported }) => JSON.stringify(toJson(imported.object)),
): string {
  const imports = scenarios.map((scenario) => {
    const { type, described, imported } = scenario;
    const block = `import {\n  to = ${type}.imported\n  id = ${quote(idOf(scenario))}\n}\n`;
    return block + resource(type, "imported", described, imported.config);
  });
  return [settings, ...imports].join("\n");
}

/** Returns a resource block. */
export function resource(
  type: string,
  name: string,
  described: ObjectDescription,
  object: ConfiguredObject,
): string {
  return `resource "${type}" "${name}" {\n${body(described, object, "  ")}}\n`;
}

function body({ blocks = {} }: ObjectDescription, object: ConfiguredObject, indent: string): string {
  return [...object]
    .map(([name, value]) => {
      const block = blocks[name];
      if (block === undefined) return value === null ? "" : `${indent}${name} = ${toHcl(value)}\n`;
      return value instanceof DynamicBlocks
        ? value.elements.map((element) => dynamicBlock(name, block, element, value, indent)).join("")
        : elementsOf(value)
            .map((element) => `${indent}${name} {\n${body(block, element, `${indent}  `)}${indent}}\n`)
            .join("");
    })
    .join("");
}

function dynamicBlock(
  name: string,
  block: ObjectDescription,
  element: ConfiguredObject,
  { condition }: DynamicBlocks,
  indent: string,
): string {
  const content = `${indent}  content {\n${body(block, element, `${indent}    `)}${indent}  }\n`;
  return `${indent}dynamic "${name}" {\n${indent}  for_each = ${condition.text} ? [1] : []\n${content}${indent}}\n`;
}

function elementsOf(value: ConfiguredValue): readonly ConfiguredObject[] {
  if (value === null) return [];
  return (Array.isArray(value) ? value : [value]) as readonly ConfiguredObject[];
}
