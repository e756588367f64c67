import { DiagnosticError, type Path } from "@hostup/terraform-plugin";
import type { Domain } from "../hostup/model.js";
import type { HostupAccess } from "./access.js";
import { type FailedTask, failure } from "./failure.js";

/** The domain of a name, in any spelling. That there is none is an error of its own, at `namePath`. */
export async function findDomainByName(
  access: HostupAccess,
  name: string,
  task: FailedTask & { readonly signal: AbortSignal; readonly namePath?: Path },
): Promise<Domain> {
  const domain = await access
    .client()
    .findDomain(name, { signal: task.signal })
    .catch((error: unknown) => {
      throw failure(error, task);
    });
  if (domain !== undefined) return domain;
  throw new DiagnosticError(
    "Domain not found",
    `There is no domain "${name}" in this HostUp account. Check the spelling, and that the API key belongs to the account that has the domain.`,
    task.namePath === undefined ? {} : { path: task.namePath },
  );
}
