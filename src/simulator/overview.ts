import type { Account } from "./access.js";
import { faultSwitches } from "./fault-switches.js";
import type { Faults } from "./faults.js";
import type { DynDnsConfig, State } from "./state.js";

/** The current contents of the accounts and the active faults, without secrets. */
export interface Overview {
  readonly domains: readonly {
    readonly name: string;
    readonly account: Account;
    readonly available: boolean;
    readonly reason: string | null;
    /** With the last four characters of each token, which distinguish a new token from an old one. */
    readonly updaters: readonly DynDnsConfig[];
  }[];
  readonly faults: readonly { readonly name: string; readonly effect: string; readonly on: boolean }[];
}

/** Describes the state of a simulator for its page. */
export function describeState(state: State, faults: Faults): Overview {
  return {
    domains: Array.from(state.domains.values(), ({ name, account, available, reason, configs }) => ({
      name,
      account,
      available,
      reason,
      updaters: Array.from(configs.values(), ({ config }) => ({
        ...config,
        token: `…${config.token.slice(-4)}`,
      })),
    })),
    faults: faultSwitches.map(({ name, effect }) => ({ name, effect, on: faults.isOn(name) })),
  };
}
