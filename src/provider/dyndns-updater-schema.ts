import {
  boolAttribute,
  type ImportedState,
  mapAttribute,
  numberAttribute,
  oneOf,
  requiresReplace,
  requiresReplaceIfChanged,
  type Schema,
  stringAttribute,
  timeoutsAttribute,
  useStateForUnknown,
} from "@hostup/terraform-plugin";
import { domainId, hostname, isSameHostname } from "./validators.js";

/** How long an operation may take where the configuration does not say. */
export const defaultTimeout = "10m";

export const dyndnsUpdaterSchema = {
  version: 0,
  description:
    "A dynamic DNS updater: the secret token with which a router reports the current address of a host name. HostUp offers it for domains that use HostUp's name servers.",
  attributes: {
    domain_id: stringAttribute({
      required: true,
      description:
        "The id of the domain (`dom_…`), as the data source `hostup_domain` finds it. Changing it makes a new updater.",
      validators: [domainId()],
      planModifiers: [requiresReplace()],
    }),
    hostname: stringAttribute({
      required: true,
      description:
        "The full host name: the domain itself or a name below it. Spellings that mean the same (capitals, a trailing dot, Unicode or punycode) are the same. Changing it makes a new updater.",
      validators: [hostname()],
      planModifiers: [requiresReplace()],
      isSame: isSameHostname,
    }),
    record_type: stringAttribute({
      required: true,
      description:
        "The record to keep current: `A` (IPv4) or `AAAA` (IPv6). Changing it makes a new updater.",
      validators: [oneOf("A", "AAAA")],
      planModifiers: [requiresReplace()],
    }),
    enabled: boolAttribute({
      optional: true,
      computed: true,
      default: true,
      description: "Whether updates are accepted. `false` pauses them and keeps the token. Default `true`.",
    }),
    keepers: mapAttribute("string", {
      optional: true,
      description:
        "Any values of your own. Changing one makes a new updater, and so a new token. Adding the whole map to an updater that has none, or removing it, changes nothing else.",
      planModifiers: [requiresReplaceIfChanged()],
    }),
    store_token: boolAttribute({
      optional: true,
      computed: true,
      default: true,
      description:
        "Whether `token` and `update_url` are stored in the state. With `false` they are null, and the ephemeral resource `hostup_dyndns_token` reads them when they are needed. A switch is made in place, both ways. Default `true`.",
    }),
    timeouts: timeoutsAttribute(defaultTimeout),
    id: stringAttribute({
      computed: true,
      description: "The id of the updater (`ddns_…`).",
      planModifiers: [useStateForUnknown()],
    }),
    token: stringAttribute({
      computed: true,
      sensitive: true,
      description:
        "The secret that authorises updates of the host name. It is stored in the state, unless `store_token` is `false`. Null when the API key may not see it, which takes the scope `write:domains`.",
      planModifiers: [useStateForUnknown()],
    }),
    token_version: numberAttribute({
      computed: true,
      description:
        "A number that differs from token to token and is not secret. Give it to the `…_wo_version` argument of another resource, so that its write-only argument is written again whenever there is a new token.",
      planModifiers: [useStateForUnknown()],
    }),
    update_url: stringAttribute({
      computed: true,
      sensitive: true,
      description:
        "The URL, token included, that a router requests to report its address. HostUp takes the address that the request comes from, or the one that follows `&ip=`: an `AAAA` updater needs it unless the router connects over IPv6. HostUp does not document the form of the URL: it is known from users' scripts only.",
      planModifiers: [useStateForUnknown()],
    }),
    last_ip: stringAttribute({
      computed: true,
      description: "The address that was reported last. Null before the first report.",
      planModifiers: [useStateForUnknown()],
    }),
    last_updated_at: stringAttribute({
      computed: true,
      description: "When an address was reported last (ISO 8601). Null before the first report.",
      planModifiers: [useStateForUnknown()],
    }),
    update_count: numberAttribute({
      computed: true,
      description: "How many updates there have been.",
      planModifiers: [useStateForUnknown()],
    }),
    created_at: stringAttribute({
      computed: true,
      description: "When the updater was created (ISO 8601).",
      planModifiers: [useStateForUnknown()],
    }),
    updated_at: stringAttribute({
      computed: true,
      description: "When the updater itself was changed last (ISO 8601). Null before the first change.",
    }),
  },
} satisfies Schema;

export type UpdaterSchema = typeof dyndnsUpdaterSchema;

/** The attributes that identify an updater. */
export const updaterIdentity = ["domain_id", "id"] as const;
export type UpdaterId = (typeof updaterIdentity)[number];

/** An updater in a state, which may have been imported right before. */
export type KnownUpdater = ImportedState<UpdaterSchema, UpdaterId>;
