import type { DynDnsAnswer } from "./decode.js";
import type { DynDns, DynDnsActions, DynDnsConfig, RecordType, UnreadableItem } from "./model.js";
import { canonicalName, nameKey } from "./names.js";

/** DynDNS of one domain with indexes, updated with the client's own writes. */
export class DynDnsCopy implements DynDns {
  readonly available: boolean;
  readonly reason: string | null;
  readonly actions: DynDnsActions;
  readonly unreadable: readonly UnreadableItem[];
  readonly #byId = new Map<string, DynDnsConfig>();
  readonly #idsByName = new Map<string, Set<string>>();

  constructor({ available, reason, actions, configs, unreadable }: DynDnsAnswer) {
    this.available = available;
    this.reason = reason;
    this.actions = actions;
    this.unreadable = unreadable;
    for (const config of configs) this.put(config);
  }

  get configs(): readonly DynDnsConfig[] {
    return [...this.#byId.values()];
  }

  get configById(): ReadonlyMap<string, DynDnsConfig> {
    return this.#byId;
  }

  configsFor(hostname: string, recordType: RecordType): readonly DynDnsConfig[] {
    const ids = this.#idsByName.get(nameKey(hostname, recordType)) ?? [];
    return [...ids].map((id) => this.#byId.get(id)).filter((config) => config !== undefined);
  }

  idsFor(hostname: string, recordType: RecordType): readonly string[] {
    const key = nameKey(hostname, recordType);
    const unreadable = this.unreadable.filter(
      (item) => item.hostname !== null && `${item.recordType} ${canonicalName(item.hostname)}` === key,
    );
    return [
      ...this.configsFor(hostname, recordType).map(({ id }) => id),
      ...unreadable.map(({ id }) => id ?? "(without an ID)"),
    ];
  }

  /** Adds or replaces a configuration. Keeps the known token if the new configuration has none. */
  put(config: DynDnsConfig): DynDnsConfig {
    const merged = { ...config, token: config.token ?? this.#byId.get(config.id)?.token ?? null };
    this.#byId.set(merged.id, merged);
    const key = nameKey(merged.hostname, merged.recordType);
    const ids = this.#idsByName.get(key) ?? new Set();
    this.#idsByName.set(key, ids.add(merged.id));
    return merged;
  }

  remove(id: string): void {
    const config = this.#byId.get(id);
    if (config === undefined) return;
    this.#byId.delete(id);
    this.#idsByName.get(nameKey(config.hostname, config.recordType))?.delete(id);
  }
}
