import { type Diagnostic, forClient, limitTime, type TimeLimit } from "@hostup/terraform-plugin";
import type { CallOptions } from "../hostup/cancellation.js";
import type { HostupClient } from "../hostup/client.js";
import { updateUrl } from "../hostup/update-url.js";
import { failure, type Task } from "./failure.js";

/** What the plan of a new updater checks about its domain. */
export interface DomainCheck {
  /** Undefined where the domain cannot be read. */
  readonly name: string | undefined;
  readonly findings: readonly Diagnostic[];
}

interface AccountOptions {
  /** Throws a `DiagnosticError` if a required value of the provider block is unknown. */
  readonly client: () => HostupClient;
  readonly isReady: boolean;
  readonly baseUrl: string;
  readonly readTimeout: string;
}

/** The HostUp account of a configured provider, through which every operation calls HostUp. */
export class HostupAccount {
  readonly #options: AccountOptions;
  /** The names of the updaters that a refresh found deleted. A creation planned for one may be part of a destroy. */
  readonly gone = new Set<string>();
  /** By domain ID. The plans of all new updaters of a domain share one check. */
  readonly domainChecks = new Map<string, Promise<DomainCheck>>();

  constructor(options: AccountOptions) {
    this.#options = options;
  }

  /** Whether the provider configuration is fully known, as `call` requires. */
  get isReady(): boolean {
    return this.#options.isReady;
  }

  /** Calls HostUp. `work` sees failures as `HostupError`; those that it does not catch become diagnostics for the user. */
  async call<Value>(
    task: Task,
    work: (client: HostupClient, options: CallOptions) => Promise<Value>,
  ): Promise<Value> {
    const client = this.#options.client();
    try {
      return await work(client, task.limit);
    } catch (error) {
      throw failure(error, task);
    }
  }

  /** Returns the time limit of an operation without `timeouts`, for `using`. */
  limit(stop: AbortSignal): TimeLimit {
    return limitTime(stop, undefined, "read", this.#options.readTimeout);
  }

  /** Returns the public URL, token included, that a router requests to report its address. */
  updateUrl(hostname: string, token: string): string {
    return updateUrl(this.#options.baseUrl, hostname, token);
  }
}

/** Define the parts of the provider, with the account as their client. */
export const { defineAction, defineDataSource, defineEphemeralResource, defineListResource, defineResource } =
  forClient<HostupAccount>();
