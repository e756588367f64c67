/**
 * Runs the real `terraform` or `tofu` in its own directory: the command in `TF_BIN`, or else `terraform`, or else `tofu`.
 * Providers are found through `dev_overrides`, so no `init`, registry, or network is needed.
 */
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { developmentOverrides } from "../../scripts/development-overrides.js";
import { terraformBinary } from "../../scripts/terraform-binary.js";
import { type CommandResult, runCommand, succeed as runWell, unexpectedEnd } from "./process.js";
import type { CliDiagnostic, Plan, State } from "./terraform-json.js";
import { userEnvironment } from "./user-environment.js";

/** A configuration, its state, and the commands to run on it. Commands that fail unexpectedly throw their output. */
export interface Workspace {
  readonly path: string;
  /** The environment of all commands. */
  readonly env: NodeJS.ProcessEnv;
  /** Writes a file, such as `main.tf`. */
  write(name: string, text: string): void;
  /** Reads a file, such as `terraform.tfstate`. */
  read(name: string): string;
  /** Runs any command and returns its result, also when it fails. */
  run(...args: readonly string[]): Promise<CommandResult>;
  /** Runs a command with `-json` that must fail, and returns its errors. */
  fail(...args: readonly string[]): Promise<readonly CliDiagnostic[]>;
  /** Creates a plan in the file `plan.tfplan` and returns its content. */
  plan(...args: readonly string[]): Promise<Plan>;
  apply(...args: readonly string[]): Promise<CommandResult>;
  destroy(...args: readonly string[]): Promise<CommandResult>;
  state(): Promise<State>;
  /** Returns the attributes of a resource or data source in the root module, from the state. */
  values(address: string): Promise<Readonly<Record<string, unknown>>>;
  /** Removes the directory and the state. */
  close(): void;
}

/** Creates a workspace. `providers` has the directory of the executable for each source without a host (`hostup/hostup`). */
export function createWorkspace(options: {
  readonly providers: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}): Workspace {
  const terraform = terraformBinary();
  const path = realpathSync(mkdtempSync(join(tmpdir(), "terraform-workspace-")));
  writeFileSync(join(path, "cli.tfrc"), developmentOverrides(options.providers));
  const env = userEnvironment({
    TF_IN_AUTOMATION: "1",
    TF_CLI_CONFIG_FILE: join(path, "cli.tfrc"),
    ...options.env,
  });
  const run = (...args: readonly string[]) => runCommand([terraform, ...args], { cwd: path, env });
  const succeed = (...args: readonly string[]) => runWell([terraform, ...args], { cwd: path, env });
  const show = async <T>(...args: readonly string[]) =>
    JSON.parse((await succeed("show", "-json", ...args)).stdout) as T;

  const workspace: Workspace = {
    path,
    env,
    write: (name, text) => writeFileSync(join(path, name), text),
    read: (name) => readFileSync(join(path, name), "utf8"),
    run,
    async fail(...args) {
      const result = await run(...args, "-json");
      if (result.status !== 1) throw unexpectedEnd([terraform, ...args], result);
      return diagnosticsOf(result.stdout).filter(({ severity }) => severity === "error");
    },
    async plan(...args) {
      await succeed("plan", "-input=false", "-no-color", "-out=plan.tfplan", ...args);
      return show<Plan>("plan.tfplan");
    },
    apply: (...args) => succeed("apply", "-auto-approve", "-input=false", "-no-color", ...args),
    destroy: (...args) => succeed("destroy", "-auto-approve", "-input=false", "-no-color", ...args),
    state: () => show<State>(),
    async values(address) {
      const { values } = await workspace.state();
      const found = values?.root_module.resources?.find((resource) => resource.address === address);
      if (found === undefined) throw new Error(`the state has no ${address}`);
      return found.values;
    },
    close: () => rmSync(path, { recursive: true, force: true }),
  };
  return workspace;
}

/** Parses `-json` output: `validate` prints one object, the other commands print one object per line. */
function diagnosticsOf(output: string): readonly CliDiagnostic[] {
  if (!output.startsWith('{"@')) return (JSON.parse(output) as { diagnostics: CliDiagnostic[] }).diagnostics;
  return output
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as { type: string; diagnostic: CliDiagnostic })
    .filter(({ type }) => type === "diagnostic")
    .map(({ diagnostic }) => diagnostic);
}
