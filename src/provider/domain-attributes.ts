import { stringAttribute } from "@hostup/terraform-plugin";
import type { Domain } from "../hostup/model.js";

/** The attributes of a domain in the data sources. */
export const domainAttributes = {
  id: stringAttribute({ computed: true, description: "The ID of the domain (`dom_…`)." }),
  name: stringAttribute({ computed: true, description: "The name of the domain, such as `example.com`." }),
  service_status: stringAttribute({
    computed: true,
    description: "The status of the domain's service, such as `active`, `pending`, or `expired`.",
  }),
  created_at: stringAttribute({
    computed: true,
    description: "The time at which the domain was created (ISO 8601). Null if HostUp does not report it.",
  }),
  expires_at: stringAttribute({
    computed: true,
    description:
      "The time at which the domain's registration expires (ISO 8601). Null if HostUp does not report it.",
  }),
};

/** Returns the values of these attributes for a domain. */
export function describeDomain(domain: Domain) {
  return {
    id: domain.id,
    name: domain.name,
    service_status: domain.serviceStatus,
    created_at: domain.createdAt,
    expires_at: domain.expiresAt,
  };
}
