/** Runs every command and every file of the guides unchanged against the simulator, with only an API key. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { version } from "../../package.json";
import { terraformBinary } from "../../scripts/terraform-binary.js";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { createAuthority } from "../helpers/authority.js";
import { expectedOutput, readGuide, type Section, type Step } from "../helpers/guide.js";
import { requireCommands } from "../helpers/installed.js";
import { buildStandIn, type InstalledProvider } from "../helpers/installed-provider.js";
import { linkPackages, typescriptProject } from "../helpers/npm-project.js";
import { pluginDirectory } from "../helpers/plugin-under-test.js";
import { closeServers, startProxy, startTls } from "../helpers/servers.js";
import { createShell, type Shell } from "../helpers/shell.js";
import { minorVersion, movesBetweenTypes, writeOnlyArguments } from "../helpers/terraform-version.js";
import { startVaultServer, type VaultServer } from "../helpers/vault-server.js";

type Environment = Readonly<Record<string, string>>;

/** How the conditions of a section differ from an account with `example.com` and no updaters. */
interface Circumstances {
  /** Prepares HostUp and the connection to it, and returns the environment variables that this requires. */
  readonly prepare?: (simulator: Simulator) => Environment | undefined | Promise<Environment>;
  /** The files in the user's working directory. */
  readonly files?: Readonly<Record<string, string>>;
  /** Whether to use the script that the packages contain, even if the tests run an executable. */
  readonly isScript?: boolean;
  /** Whether CDKTF and this package are installed with npm. */
  readonly hasPackages?: boolean;
  /** The feature that the CLI must have. For a CLI without it, the test checks the refusal and the syntax of the files. */
  readonly needs?: { readonly feature: string; readonly isThere: () => boolean; readonly refusal: string };
}

const guides = resolve(__dirname, "../../templates/guides");
const domainId = "dom_01hxa3b4c5d6e7f8g9h0j1k2m3";
const updaterId = "ddns_01hxb4c5d6e7f8g9h0j1k2m3n4";
const publicBase = "https://cloud.hostup.se/api/v2";
const authority = createAuthority();
const page = "<html><head><title>Just a moment…</title></head><body></body></html>";

/** Prepares HostUp without setting environment variables. */
const atHostup = (act: (simulator: Simulator) => unknown) => (simulator: Simulator) => {
  act(simulator);
  return undefined;
};
const withUpdater = atHostup((simulator) =>
  simulator.addConfig("example.com", { hostname: "home.example.com", recordType: "A" }),
);
const identity = {
  feature: "import by identity",
  isThere: () => minorVersion() >= 12,
  refusal: 'An argument named "identity" is not expected here.',
};
const query = {
  feature: "terraform query",
  isThere: () => spawnSync(terraformBinary(), ["query", "-help"]).status === 0,
  refusal: 'has no command named "query"',
};

const cdktfProject: Circumstances = { hasPackages: true, files: typescriptProject };

const circumstances: Readonly<Record<string, Circumstances>> = {
  "importing.md: By name": { prepare: withUpdater },
  "importing.md: By ID": { prepare: withUpdater },
  "importing.md: With `terraform import`": { prepare: withUpdater },
  "importing.md: By identity": { prepare: withUpdater, needs: identity },
  "importing.md: Generate the configuration": { prepare: withUpdater },
  "importing.md: Import everything": { prepare: withUpdater, needs: query },
  "token-out-of-state.md: Store the token in Vault": { needs: writeOnlyArguments },
  "moving-from-restapi.md: Move the resource": { prepare: withUpdater, needs: movesBetweenTypes },
  "testing-your-stacks.md: Unit tests": cdktfProject,
  "testing-your-stacks.md: Deploy to the simulator": cdktfProject,
  "testing-your-stacks.md: Test what happens when HostUp fails": cdktfProject,
  "testing-your-stacks.md: `terraform test`": { hasPackages: true },
  "troubleshooting.md: No Node.js": { prepare: () => ({ PATH: onlyBash() }), isScript: true },
  "troubleshooting.md: No API key": { prepare: () => ({ HOSTUP_API_KEY: "" }) },
  "troubleshooting.md: A wrong key": { prepare: () => ({ HOSTUP_API_KEY: "sk_wrong" }) },
  "troubleshooting.md: A key without write:domains": {
    prepare: ({ readOnlyKey }) => ({ HOSTUP_API_KEY: readOnlyKey }),
  },
  "troubleshooting.md: Importing with a key without write:domains": {
    prepare(simulator) {
      withUpdater(simulator);
      return { HOSTUP_API_KEY: simulator.readOnlyKey };
    },
  },
  "troubleshooting.md: A key without read:domains": {
    prepare: ({ writeOnlyKey }) => ({ HOSTUP_API_KEY: writeOnlyKey }),
  },
  "troubleshooting.md: A domain that is not in the account": {
    prepare: atHostup((simulator) => simulator.removeDomain("example.com")),
  },
  "troubleshooting.md: A domain that uses other name servers": {
    prepare: atHostup((simulator) => simulator.setAvailable("example.com", false)),
  },
  "troubleshooting.md: An updater that already exists": { prepare: withUpdater },
  "troubleshooting.md: Too many requests": {
    prepare: atHostup((simulator) => simulator.rateLimit({ limit: 2, windowSeconds: 3 })),
  },
  "troubleshooting.md: Too many requests for max_retries": {
    prepare: atHostup((simulator) => simulator.rateLimit({ limit: 0, windowSeconds: 60 })),
  },
  "troubleshooting.md: Too many requests for a timeout": {
    prepare: atHostup((simulator) => simulator.rateLimit({ limit: 5, windowSeconds: 60 })),
  },
  "troubleshooting.md: An HTML page instead of a response": {
    prepare: atHostup((simulator) =>
      simulator.fault({ times: Number.POSITIVE_INFINITY, answer: { status: 403, body: page } }),
    ),
  },
  "troubleshooting.md: HostUp cannot be reached": {
    prepare: () => ({ HOSTUP_API_BASE: "http://127.0.0.1:9/api/v2" }),
  },
  "troubleshooting.md: A proxy that asks for a password": {
    async prepare() {
      const { port } = await startProxy({ answer: "HTTP/1.1 407 Proxy Authentication Required\r\n\r\n" });
      return { HOSTUP_API_BASE: publicBase, HTTPS_PROXY: `127.0.0.1:${port}`, NO_PROXY: "", no_proxy: "" };
    },
  },
  "troubleshooting.md: A certificate that is not trusted": {
    async prepare({ origin }) {
      const port = await startTls(authority.issue({ names: ["localhost"] }), Number(new URL(origin).port));
      return { HOSTUP_API_BASE: `https://localhost:${port}/api/v2` };
    },
    files: { "authority.pem": authority.cert },
  },
};

const standIns = mkdtempSync(join(tmpdir(), "stand-ins-"));
const script = { source: "hostup/hostup", directory: resolve(__dirname, "../../plugin"), version };
let providers: readonly InstalledProvider[];
let vault: VaultServer;

beforeAll(async () => {
  requireCommands(["curl"], ["curl"]);
  vault = await startVaultServer();
  providers = [
    { source: "hostup/hostup", directory: pluginDirectory, version },
    {
      source: "hashicorp/vault",
      directory: await buildStandIn("vault", join(standIns, "vault")),
      version: "5.6.0",
    },
    {
      source: "Mastercard/restapi",
      directory: await buildStandIn("restapi", join(standIns, "restapi")),
      version: "2.0.1",
    },
  ];
}, 60_000);
afterAll(() => {
  vault.close();
  rmSync(standIns, { recursive: true });
});

/** Creates a directory that contains only the shell of the guides. */
function onlyBash(): string {
  const directory = join(standIns, "only-bash");
  mkdirSync(directory);
  symlinkSync(execFileSync("which", ["bash"], { encoding: "utf8" }).trim(), join(directory, "bash"));
  return directory;
}

/** A section that is being run. */
class Session {
  readonly simulator: Simulator;
  readonly shell: Shell;
  private readonly base: string;
  private readonly updaterId: string;

  constructor(simulator: Simulator, special: Environment, isScript: boolean) {
    this.simulator = simulator;
    const env = { HOSTUP_API_BASE: simulator.apiBase, HOSTUP_API_KEY: simulator.apiKey, ...special };
    this.base = env.HOSTUP_API_BASE;
    const installed = isScript ? [script, ...providers.slice(1)] : providers;
    this.shell = createShell(installed, { ...env, ...vault.variables });
    this.updaterId = domains(simulator)[0]?.configs[0]?.id ?? updaterId;
  }

  write(name: string, content: string): void {
    mkdirSync(dirname(join(this.shell.path, name)), { recursive: true });
    writeFileSync(join(this.shell.path, name), this.real(content));
  }

  run(commands: string) {
    return this.shell.run(this.real(commands).replaceAll(/^export HOSTUP_API_KEY=.*$/gm, ""));
  }

  /** Replaces the guide's updater id and API address with those of this session. */
  real(content: string): string {
    return content
      .replaceAll(updaterId, this.updaterId)
      .replaceAll(publicBase, this.base)
      .replaceAll('"cloud.hostup.se"', JSON.stringify(new URL(this.base).host));
  }

  async close(): Promise<void> {
    this.shell.close();
    await this.simulator.close();
  }
}

async function inSession(
  { prepare, files = {}, hasPackages = false, isScript = false }: Circumstances,
  act: (session: Session) => Promise<void>,
): Promise<void> {
  const simulator = await startSimulator({ domains: [{ name: "example.com", id: domainId }] });
  const session = new Session(simulator, (await prepare?.(simulator)) ?? {}, isScript);
  if (hasPackages) linkPackages(session.shell.path);
  for (const [name, content] of Object.entries(files)) session.write(name, content);
  try {
    await act(session);
  } finally {
    await session.close();
    await closeServers();
  }
}

const domains = (simulator: Simulator) => {
  try {
    return [simulator.domain("example.com")];
  } catch {
    return [];
  }
};

async function runSteps(session: Session, steps: readonly Step[]) {
  let output = "";
  for (const step of steps) {
    if (step.kind === "file") session.write(step.name, step.text);
    if (step.kind === "output") expect(output).toMatch(expectedOutput(session.real(step.text)));
    if (step.kind !== "commands") continue;
    const result = await session.run(step.text);
    output = result.output.replaceAll("registry.opentofu.org", "registry.terraform.io");
    if ((result.status !== 0) !== step.fails) {
      throw new Error(`"${step.text}" ended with ${result.status}:\n${output}`);
    }
  }
}

/** Checks that the files are well-formed and that the first command that this CLI cannot run fails with the refusal. */
async function checkRefusal(session: Session, { steps }: Section, refusal: string) {
  let refused = "";
  for (const step of steps) {
    if (step.kind === "file") {
      session.write(step.name, step.text);
      expect(await session.run(`terraform fmt -check - < ${step.name}`)).toMatchObject({ status: 0 });
    }
    if (step.kind !== "commands" || refused !== "") continue;
    const { status, output } = await session.run(step.text);
    if (status !== 0) refused = output;
  }
  expect(refused).toMatch(expectedOutput(refusal));
}

// Guides that are templates include files from `examples/cdktf`, which have their own tests.
const files = readdirSync(guides)
  .filter((file) => file.endsWith(".md"))
  .sort();
const sections = files.flatMap((file) =>
  readGuide(join(guides, file)).map((section) => ({ name: `${file}: ${section.title}`, section })),
);

test("all circumstances belong to a section", () => {
  const names = sections.map(({ name }) => name);
  expect(Object.keys(circumstances).filter((name) => !names.includes(name))).toEqual([]);
  expect(new Set(sections.map(({ name }) => name.split(":")[0]))).toEqual(new Set(files));
});

for (const { name, section } of sections) {
  const { needs, ...special } = circumstances[name] ?? {};
  if (needs === undefined || needs.isThere()) {
    test(
      `${name}: works as written`,
      () => inSession(special, (session) => runSteps(session, section.steps)),
      180_000,
    );
  } else {
    test(`${name}: is well-formed, and this CLI reports that it has no ${needs.feature}`, () =>
      inSession(special, (session) => checkRefusal(session, section, needs.refusal)));
  }
}

test("every Terraform block in the guides is formatted", () => {
  const blocks = sections
    .flatMap(({ section }) => section.steps.filter((step) => step.kind === "file"))
    .filter(({ name }) => /\.(tf|hcl)$/.test(name));
  const unformatted = blocks.filter(
    ({ text: input }) => spawnSync(terraformBinary(), ["fmt", "-check", "-"], { input }).status !== 0,
  );
  expect(unformatted).toEqual([]);
});

test("if the CLI has write-only arguments, the guide sends a token to Vault, and another one after the replacement", () => {
  if (!writeOnlyArguments.isThere()) {
    expect(vault.written).toEqual([]);
    return;
  }
  const token = expect.stringMatching(/^\{"data":\{"token":"[0-9a-f]{64}"\}\}$/);
  expect(vault.written.map(({ body }) => body)).toEqual([token, token]);
  expect(vault.written[0]?.body).not.toBe(vault.written[1]?.body);
});
