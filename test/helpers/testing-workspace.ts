import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildPlugin } from "../../scripts/build-plugin.js";
import { createWorkspace, type Workspace } from "./terraform.js";

const provider = `
terraform {
  required_providers {
    testing = { source = "test/testing" }
  }
}
`;

/** Builds the testing provider for the tests of a file. Returns a function that creates a workspace for each test. */
export function useTestingProvider(): (main: string) => Workspace {
  const directory = mkdtempSync(join(tmpdir(), "testing-provider-"));
  const workspaces: Workspace[] = [];
  beforeAll(() =>
    buildPlugin({
      entry: join(__dirname, "testing-provider-main.ts"),
      outdir: directory,
      name: "terraform-provider-testing",
    }),
  );
  afterEach(() => {
    for (const workspace of workspaces.splice(0)) workspace.close();
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  return (main) => {
    const workspace = createWorkspace({ providers: { "test/testing": directory } });
    workspaces.push(workspace);
    workspace.write("provider.tf", provider);
    workspace.write("main.tf", main);
    return workspace;
  };
}
