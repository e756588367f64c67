import { type CommandLine, createWorkspace, type Workspace } from "./command-line.js";
import { updaters } from "./configurations.js";
import type { Bench } from "./group.js";

/** Creates a workspace with a configuration for updaters in new domains. It creates no updaters yet. */
export async function createUpdaterWorkspace(
  { service }: Bench,
  cli: CommandLine,
  plugin: string,
  domainCount: number,
  countInEach: number,
): Promise<Workspace> {
  const workspace = createWorkspace(cli, plugin, service.variables);
  workspace.configure(updaters(await service.addDomains(domainCount), countInEach));
  return workspace;
}
