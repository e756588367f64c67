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

/** The default timeout of each operation. */
export const defaultTimeout = "10m";

export const dyndnsUpdaterSchema = {
  version: 0,
  description:
    "Manages a dynamic DNS updater, whose secret token a router uses to report the current address of a host name. HostUp offers updaters for domains that use HostUp's name servers.",
  attributes: {
    domain_id: stringAttribute({
      required: true,
      description:
        "The ID of the domain (`dom_…`), such as the `id` of the `hostup_domain` data source. Changing this forces replacement.",
      validators: [domainId()],
      planModifiers: [requiresReplace()],
    }),
    hostname: stringAttribute({
      required: true,
      description:
        "The full host name: the domain itself or a name below it. Equivalent spellings (letter case, trailing dot, Unicode or Punycode) are treated as equal. Changing this forces replacement.",
      validators: [hostname()],
      planModifiers: [requiresReplace()],
      isSame: isSameHostname,
    }),
    record_type: stringAttribute({
      required: true,
      description:
        "The type of the record to keep current: `A` (IPv4) or `AAAA` (IPv6). Changing this forces replacement.",
      validators: [oneOf("A", "AAAA")],
      planModifiers: [requiresReplace()],
    }),
    enabled: boolAttribute({
      optional: true,
      computed: true,
      default: true,
      description:
        "Whether HostUp accepts updates. `false` pauses them and keeps the token. Defaults to `true`.",
    }),
    keepers: mapAttribute("string", {
      optional: true,
      description:
        "Arbitrary values. Changing one forces replacement, which creates a new token. Adding the map to an updater that has none, or removing the whole map, does not force replacement.",
      planModifiers: [requiresReplaceIfChanged()],
    }),
    store_token: boolAttribute({
      optional: true,
      computed: true,
      default: true,
      description:
        "Whether to store `token` and `update_url` in the state. If `false`, both are null; read them with the `hostup_dyndns_token` ephemeral resource instead. Changing this updates the resource in place. Defaults to `true`.",
    }),
    timeouts: timeoutsAttribute(defaultTimeout),
    id: stringAttribute({
      computed: true,
      description: "The ID of the updater (`ddns_…`).",
      planModifiers: [useStateForUnknown()],
    }),
    token: stringAttribute({
      computed: true,
      sensitive: true,
      description:
        "The secret that authorizes updates of the host name. It is stored in the state unless `store_token` is `false`. Null if the API key lacks the scope `write:domains`.",
      planModifiers: [useStateForUnknown()],
    }),
    token_version: numberAttribute({
      computed: true,
      description:
        "A number that is different for each token and not secret. Pass it to the `…_wo_version` argument of another resource so that the resource writes its write-only argument again when the token changes.",
      planModifiers: [useStateForUnknown()],
    }),
    update_url: stringAttribute({
      computed: true,
      sensitive: true,
      description:
        "The URL, token included, that a router requests to report its address. HostUp uses the source address of the request, or the address in an appended `&ip=` parameter. An `AAAA` updater needs the parameter unless the router connects over IPv6. HostUp does not document the format of this URL; it is known only from users' scripts.",
      planModifiers: [useStateForUnknown()],
    }),
    last_ip: stringAttribute({
      computed: true,
      description: "The last reported address. Null before the first report.",
      planModifiers: [useStateForUnknown()],
    }),
    last_updated_at: stringAttribute({
      computed: true,
      description: "The time of the last report (ISO 8601). Null before the first report.",
      planModifiers: [useStateForUnknown()],
    }),
    update_count: numberAttribute({
      computed: true,
      description: "The number of updates.",
      planModifiers: [useStateForUnknown()],
    }),
    created_at: stringAttribute({
      computed: true,
      description: "The time at which the updater was created (ISO 8601).",
      planModifiers: [useStateForUnknown()],
    }),
    updated_at: stringAttribute({
      computed: true,
      description:
        "The time of the last change to the updater itself (ISO 8601). Null before the first change.",
    }),
  },
} satisfies Schema;

export type UpdaterSchema = typeof dyndnsUpdaterSchema;

/** The attributes that identify an updater. */
export const updaterIdentity = ["domain_id", "id"] as const;
export type UpdaterId = (typeof updaterIdentity)[number];

/** An updater in the state, possibly just imported, with only its identity known. */
export type KnownUpdater = ImportedState<UpdaterSchema, UpdaterId>;
