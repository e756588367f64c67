/**
 * Demonstrates the whole product on this machine: deploys the first example stack with the real `cdktf` against a
 * simulated HostUp. Every step prints the command that it runs, so that you can run it by hand.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Simulator, startSimulator } from "../src/simulator/simulator.js";
import { terraformBinary } from "./terraform-binary.js";

const root = dirname(__dirname);
const example = join(root, "examples", "cdktf", "home");
const stack = "cdktf.out/stacks/home";
const hostname = "home.example.com";
const address = "203.0.113.7";

let running: ChildProcess | undefined;
let interrupted = false;

async function main(): Promise<void> {
  const terraform = terraformBinary();
  const simulator = await startSimulator();
  const settings = join(mkdtempSync(join(tmpdir(), "hostup-demo-")), "cli.tfrc");
  writeFileSync(settings, "");
  const env = {
    ...process.env,
    HOSTUP_API_BASE: simulator.apiBase,
    HOSTUP_API_KEY: simulator.apiKey,
    TERRAFORM_BINARY_NAME: terraform,
    // The user's own settings may name a mirror; the CLI would then ignore the plugin beside the stack.
    TF_CLI_CONFIG_FILE: settings,
    CHECKPOINT_DISABLE: "1",
    CI: "true",
  };
  const run = (command: string[], capture = false) => runCommand(command, env, capture);
  try {
    clean();
    say(
      "Start a simulated HostUp with the domain example.com. By hand: run npm run simulator, then run the two export lines that it prints.",
    );
    console.log(`To watch what follows in a browser, open ${simulator.origin}/`);
    console.log(
      `export HOSTUP_API_BASE=${simulator.apiBase}\nexport HOSTUP_API_KEY=…\ncd examples/cdktf/home`,
    );

    say("Create the updater. The token is hidden in the outputs.");
    await run(["npx", "cdktf", "deploy", "--auto-approve"]);

    say("Read the token, as a pipeline that stores it in a secrets manager does.");
    const token = await run([terraform, `-chdir=${stack}`, "output", "-raw", "home_token"], true);
    console.log(`(${token.length} characters, not shown)`);

    say("Report an IP address with the token, as a router does.");
    console.log(
      `$ curl "${simulator.origin}/api/dyndns/update?hostname=${hostname}&ip=${address}&token=$TOKEN"`,
    );
    console.log(await reportAddress(simulator, token));

    say("Refresh and show the address.");
    await run([terraform, `-chdir=${stack}`, "apply", "-refresh-only", "-auto-approve", "-compact-warnings"]);
    const state = await run(
      [terraform, `-chdir=${stack}`, "state", "show", "hostup_dyndns_updater.home"],
      true,
    );
    console.log(state);
    check(state.includes(address), `the state does not show ${address}`);
    check(!state.includes(token), "`state show` printed the token");

    say("Destroy the stack and check that nothing is left.");
    await run(["npx", "cdktf", "destroy", "--auto-approve"]);
    const left = simulator.domain("example.com").configs.length;
    check(left === 0, `${left} updaters are left at HostUp`);
    console.log("Nothing is left at HostUp.\n");
    console.log(
      simulator.requests.map(({ method, path, status }) => `${method} ${path} ${status}`).join("\n"),
    );
  } finally {
    await simulator.close();
    rmSync(dirname(settings), { recursive: true });
    clean();
  }
}

function runCommand(command: string[], env: NodeJS.ProcessEnv, capture: boolean): Promise<string> {
  console.log(`$ ${command.join(" ")}`);
  if (interrupted) throw new Error("interrupted");
  return new Promise((resolve, reject) => {
    const [file = "", ...commandArguments] = command;
    // Its own process group, so that an interrupt reaches every process that the command has started.
    const child = spawn(file, commandArguments, {
      cwd: example,
      env,
      detached: true,
      // On Windows, npx is a script, which only a shell can start.
      shell: process.platform === "win32",
      stdio: ["ignore", capture ? "pipe" : "inherit", "inherit"],
    });
    running = child;
    let output = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.on("error", reject);
    child.on("close", (code) => {
      running = undefined;
      if (code === 0 && !interrupted) resolve(output.trim());
      else reject(new Error(interrupted ? "interrupted" : `${command.join(" ")} ended with ${code}`));
    });
  });
}

async function reportAddress(simulator: Simulator, token: string): Promise<string> {
  const url = new URL("/api/dyndns/update", simulator.origin);
  url.search = new URLSearchParams({ hostname, ip: address, token }).toString();
  const response = await fetch(url, { headers: { "user-agent": "demo-router" } });
  return response.text();
}

function check(holds: boolean, problem: string): void {
  if (!holds) throw new Error(problem);
}

function clean(): void {
  for (const name of ["cdktf.out", "terraform.home.tfstate", "terraform.home.tfstate.backup"]) {
    rmSync(join(example, name), { recursive: true, force: true });
  }
}

function say(text: string): void {
  console.log(`\n# ${text}`);
}

/** Interrupts the running command. Terraform and its plugins exit on an interrupt; kills what is left after 10 seconds. */
function interrupt(): void {
  interrupted = true;
  const group = running?.pid;
  if (group === undefined) return;
  process.kill(-group, "SIGINT");
  setTimeout(() => {
    if (running?.pid === group) process.kill(-group, "SIGKILL");
  }, 10_000).unref();
}

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, interrupt);
main().catch((error: unknown) => {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = interrupted ? 130 : 1;
});
