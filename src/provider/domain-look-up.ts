import { DiagnosticError, type Path } from "@hostup/terraform-plugin";
import type { Domain } from "../hostup/model.js";
import { quote } from "../hostup/text.js";
import type { HostupAccount } from "./account.js";
import type { Task } from "./failure.js";

/** The domain of a name, in any spelling. That there is none is an error of its own, at `namePath`. */
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
    `There is no domain ${quote(name)} in this HostUp account. Check the spelling, and that the API key belongs to the account that has the domain.`,
    namePath === undefined ? {} : { path: namePath },
  );
}
