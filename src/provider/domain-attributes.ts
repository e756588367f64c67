import { stringAttribute } from "@hostup/terraform-plugin";
import type { Domain } from "../hostup/model.js";

/** What the data sources tell about a domain. */
export const domainAttributes = {
  id: stringAttribute({ computed: true, description: "The id of the domain (`dom_…`)." }),
  name: stringAttribute({ computed: true, description: "The name of the domain, such as `example.com`." }),
  service_status: stringAttribute({
    computed: true,
    description: "The status of the domain's service, such as `active`, `pending` or `expired`.",
  }),
  created_at: stringAttribute({
    computed: true,
    description: "When the domain was created (ISO 8601). Null when HostUp does not say.",
  }),
  expires_at: stringAttribute({
    computed: true,
    description: "When the registration of the domain expires (ISO 8601). Null when HostUp does not say.",
  }),
};

/** The values of these attributes for a domain. */
export function describeDomain(domain: Domain) {
  return {
    id: domain.id,
    name: domain.name,
    service_status: domain.serviceStatus,
    created_at: domain.createdAt,
    expires_at: domain.expiresAt,
  };
}
