/** Tests the files of the guide "Configure your router" that no client in the tests reads, with tools that know their format. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { version } from "../../package.json";
import { terraformBinary } from "../../scripts/terraform-binary.js";
import { startSimulator } from "../../src/simulator/simulator.js";
import { fileIn, readSection } from "../helpers/guide.js";
import { installPythonPackages } from "../helpers/install-once.js";
import { requireCommands } from "../helpers/installed.js";
import { pluginDirectory } from "../helpers/plugin-under-test.js";
import { createShell } from "../helpers/shell.js";

const guide = resolve(__dirname, "../../templates/guides/configure-your-router.md.tmpl");
let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "router-files-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** Writes files of a section, unchanged except for `change`, and returns their paths. */
function write(section: string, names: readonly string[], change = (text: string) => text): string[] {
  return names.map((name) => {
    const path = join(directory, name);
    writeFileSync(path, change(fileIn(readSection(guide, section), name)));
    return path;
  });
}

function run(command: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8" });
  return { status, output: stdout + stderr };
}

test("systemd accepts every setting of the units", () => {
  requireCommands(["systemd-analyze", "curl"], ["systemd", "curl"]);
  const names = ["dyndns-home.service", "dyndns-home.timer"];
  const verify = (paths: readonly string[]) => run("systemd-analyze", "verify", "--man=no", ...paths);
  const misspelled = write("curl with a systemd timer", names, (text) => text.replace("OnBoot", "OnBot"));
  expect(verify(misspelled).output).toContain("Unknown key 'OnBotSec'");
  expect(verify(write("curl with a systemd timer", names))).toEqual({ status: 0, output: "" });
}, 120_000);

test("Kubernetes accepts the fields of the CronJob", () => {
  const binaries = installPythonPackages("kubernetes-validate", ["kubernetes-validate==1.37.0"]);
  const validate = (paths: readonly string[]) =>
    run(join(binaries, "kubernetes-validate"), "--strict", ...paths);
  const misspelled = write("Kubernetes", ["cronjob.yaml"], (text) => text.replace("fsGroup", "fsgroup"));
  expect(validate(misspelled)).toMatchObject({ status: 1 });
  expect(validate(write("Kubernetes", ["cronjob.yaml"]))).toMatchObject({ status: 0 });
}, 300_000);

test("Terraform applies the guide's stack and outputs the URL with the placeholder", async () => {
  const simulator = await startSimulator();
  const shell = createShell([{ source: "hostup/hostup", directory: pluginDirectory, version }], {
    HOSTUP_API_BASE: simulator.apiBase,
    HOSTUP_API_KEY: simulator.apiKey,
  });
  try {
    for (const name of ["main.tf", "router.tf"]) {
      const text = fileIn(readSection(guide, "The updater"), name);
      expect(spawnSync(terraformBinary(), ["fmt", "-check", "-"], { input: text })).toMatchObject({
        status: 0,
      });
      writeFileSync(join(shell.path, name), text);
    }
    expect(await shell.run("terraform init && terraform apply")).toMatchObject({ status: 0 });
    const token = simulator.domain("example.com").configs[0]?.token;
    expect(await shell.run("terraform output -raw fritzbox_url")).toEqual({
      status: 0,
      output: `https://cloud.hostup.se/api/dyndns/update?hostname=home.example.com&token=${token}&ip=<ipaddr>`,
    });
  } finally {
    shell.close();
    await simulator.close();
  }
}, 60_000);
