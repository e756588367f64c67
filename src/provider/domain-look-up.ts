import { DiagnosticError, type Path } from "@hostup/terraform-plugin";
import type { Domain } from "../hostup/model.js";
import { quote } from "../hostup/text.js";
import type { HostupAccount } from "./account.js";
import type { Task } from "./failure.js";

/** Returns the domain with the name, in any spelling. Fails at `namePath` if there is none. */
export async function findDomainByName(
  account: HostupAccount,
  name: string,
  task: Omit<Task, "thing">,
  namePath?: Path,
): Promise<Domain> {
  const domain = await account.call({ ...task, thing: "domain" }, (client, options) =>
    client.findDomain(name, options),
  );
  if (domain !== undefined) return domain;
  throw new DiagnosticError(
    "Domain not found",
    `This HostUp account has no domain ${quote(name)}. Check the spelling, and check that the API key belongs to the account that owns the domain.`,
    namePath === undefined ? {} : { path: namePath },
  );
}
