/**
 * The HostUp provider: resources, data sources, and functions, built with `@hostup/terraform-plugin` on top of `src/hostup`.
 * One file per resource and data source. `configuration.ts` is the provider block, `account.ts` calls HostUp, and
 * `failure.ts` turns an error of the API into a diagnostic.
 */
import { defineProvider, type Provider } from "@hostup/terraform-plugin";
import type { HostupAccount } from "./account.js";
import {
  createAccount,
  type HostupProviderOptions,
  providerSchema,
  validateConfiguration,
} from "./configuration.js";
import { domainDataSource } from "./domain-data-source.js";
import { domainsDataSource } from "./domains-data-source.js";
import { dyndnsLogsDataSource } from "./dyndns-logs-data-source.js";
import { dyndnsReportAction } from "./dyndns-report-action.js";
import { dyndnsTokenEphemeral } from "./dyndns-token-ephemeral.js";
import { dyndnsUpdaterDataSource } from "./dyndns-updater-data-source.js";
import { dyndnsUpdaterList } from "./dyndns-updater-list.js";
import { dyndnsUpdaterResource } from "./dyndns-updater-resource.js";
import { dyndnsUpdatersDataSource } from "./dyndns-updaters-data-source.js";
import { functions } from "./functions.js";

/** Creates the provider `hostup/hostup`. */
export function createHostupProvider(options: HostupProviderOptions): Provider<HostupAccount> {
  return defineProvider(providerSchema, {
    resources: { hostup_dyndns_updater: dyndnsUpdaterResource },
    dataSources: {
      hostup_domain: domainDataSource,
      hostup_domains: domainsDataSource,
      hostup_dyndns_updater: dyndnsUpdaterDataSource,
      hostup_dyndns_updaters: dyndnsUpdatersDataSource,
      hostup_dyndns_logs: dyndnsLogsDataSource,
    },
    ephemeralResources: { hostup_dyndns_token: dyndnsTokenEphemeral },
    listResources: { hostup_dyndns_updater: dyndnsUpdaterList },
    actions: { hostup_dyndns_report: dyndnsReportAction },
    functions,
    validateConfig: validateConfiguration,
    configure: async (request) => createAccount(request, options),
  });
}
