/** One of the two providers, run by Terraform or OpenTofu, and its observable results. */
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createWorkspace } from "../../../../test/helpers/terraform.js";
import type { Description } from "../description.js";
import { diagnosticsIn, type Observation, planIn, stateIn } from "./observation.js";

export interface Side {
  /** Sets the description of the provider for the next commands. */
  describe(description: Description): void;
  configure(text: string): void;
  validate(): Promise<Observation>;
  plan(): Promise<Observation>;
  /** Applies the last plan. */
  apply(): Promise<Observation>;
  destroy(): Promise<Observation>;
  close(): void;
}

/** Creates a side, with its own directory, for the provider whose executable is in the directory `plugin`. */
export function createSide(plugin: string): Side {
  const workspace = createWorkspace({
    providers: { "test/conformance": plugin },
    env: { CONFORMANCE_DESCRIPTION: "description.json" },
  });
  const has = (file: string) => existsSync(join(workspace.path, file));
  const run = async (command: string, ...args: readonly string[]): Promise<Observation> => {
    const { stdout, stderr } = await workspace.run(command, "-json", ...args);
    if (stderr !== "") throw new Error(`"${command} ${args.join(" ")}" fails: ${stderr}`);
    return diagnosticsIn(stdout);
  };
  const change = async (command: string, ...args: readonly string[]): Promise<Observation> => {
    const diagnostics = await run(command, "-auto-approve", "-input=false", ...args);
    return has("terraform.tfstate")
      ? [...diagnostics, ...stateIn(workspace.read("terraform.tfstate"))]
      : diagnostics;
  };
  return {
    describe: (description) => workspace.write("description.json", JSON.stringify(description)),
    configure: (text) => workspace.write("main.tf", text),
    validate: () => run("validate"),
    async plan() {
      rmSync(join(workspace.path, "plan.tfplan"), { force: true });
      const diagnostics = await run("plan", "-input=false", "-out=plan.tfplan");
      if (!has("plan.tfplan")) return diagnostics;
      const { stdout } = await workspace.run("show", "-json", "plan.tfplan");
      return [...diagnostics, ...planIn(stdout)];
    },
    apply: () => change("apply", "plan.tfplan"),
    destroy: () => change("destroy"),
    close: () => workspace.close(),
  };
}
