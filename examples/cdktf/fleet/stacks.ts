import { type App, PgBackend, TerraformStack } from "cdktf";
import { DynDnsRecordType, HostupDomain, HostupDynDnsUpdater, HostupProvider } from "cdktf-provider-hostup";
import type { FleetDomain } from "./domain";

/** Creates one stack for each stack name in the list. */
export function buildFleet(app: App, fleet: readonly FleetDomain[]): TerraformStack[] {
  const names = [...new Set(fleet.map(({ stack }) => stack))];
  return names.map((name) => {
    const stack = new TerraformStack(app, name);
    // PGHOST, PGUSER, PGPASSWORD, … name the server and the password, so no file contains them.
    new PgBackend(stack, { connStr: "", schemaName: `fleet_${name}` });
    new HostupProvider(stack, "hostup");
    for (const domain of fleet) if (domain.stack === name) addDomain(stack, domain);
    return stack;
  });
}

function addDomain(stack: TerraformStack, { name, hostnames }: FleetDomain): void {
  const domain = HostupDomain.fromName(stack, `domain:${name}`, name);
  for (const hostname of hostnames) {
    // The id is the host name, so adding, removing, or sorting others does not affect this updater.
    new HostupDynDnsUpdater(stack, hostname, {
      domain,
      hostname,
      recordType: DynDnsRecordType.A,
    });
  }
}
