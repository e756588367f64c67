import type { Path } from "../framework/path.js";
import type { AttributePath, AttributePath_Step } from "./gen/tfplugin6.js";

/** A path in the form of Terraform, which resolves it in the configuration. */
export function pathToProto(path: Path): AttributePath {
  return { steps: path.map(stepToProto) };
}

function stepToProto(step: Path[number]): AttributePath_Step {
  if (typeof step === "string") return { selector: { $case: "attributeName", value: step } };
  if ("key" in step) return { selector: { $case: "elementKeyString", value: step.key } };
  return { selector: { $case: "elementKeyInt", value: step.index } };
}
