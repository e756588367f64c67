import { ref, TerraformIterator, Token } from "cdktf";
import type { Construct } from "constructs";
import type { IHostupDomain } from "./domain.js";
import { HostupDynDnsToken } from "./dyndns-token.js";
import type { dyndnsUpdater } from "./gen/providers/hostup/index.js";
import { terraformName } from "./terraform-name.js";

/** Adds the updater's token as an ephemeral resource with the name, the provider, and the instances of the updater's resource. */
export function addEphemeralToken(
  updater: Construct,
  domain: IHostupDomain,
  resource: dyndnsUpdater.DyndnsUpdater,
): HostupDynDnsToken {
  const token = new HostupDynDnsToken(updater, "ephemeral-token", {
    domain,
    ...(resource.provider && { provider: resource.provider }),
    ...sameInstances(resource),
  });
  token.overrideLogicalId(terraformName(resource));
  return token;
}

/** Returns the `count` or `forEach` of the resource for another block, and the ID of the updater of each instance. */
function sameInstances(resource: dyndnsUpdater.DyndnsUpdater) {
  const { count, forEach, cdktfStack, terraformResourceType, friendlyUniqueId } = resource;
  if (forEach !== undefined) {
    const iterator = TerraformIterator.fromResources(resource);
    return { forEach: iterator, updaterId: iterator.getString("id") };
  }
  if (count === undefined) {
    return { updaterId: resource.id };
  }
  const address = `${terraformResourceType}.${friendlyUniqueId}`;
  return { count, updaterId: Token.asString(ref(`${address}[count.index].id`, cdktfStack)) };
}
