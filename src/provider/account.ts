import { type Diagnostic, forClient, limitTime, type TimeLimit } from "@hostup/terraform-plugin";
import type { CallOptions } from "../hostup/cancellation.js";
import type { HostupClient } from "../hostup/client.js";
import { updateUrl } from "../hostup/update-url.js";
import { failure, type Task } from "./failure.js";

/** What the plans of new updaters must know of their domain. */
export interface DomainCheck {
  /** Undefined where the domain cannot be read. */
  readonly name: string | undefined;
  readonly findings: readonly Diagnostic[];
}

interface AccountOptions {
  /** Throws a `DiagnosticError` while a value of the provider block that it needs is not known. */
  readonly client: () => HostupClient;
  readonly isReady: boolean;
  readonly baseUrl: string;
  readonly readTimeout: string;
}

/** The HostUp account of a configured provider: all that operations reach HostUp by. */
export class HostupAccount {
  readonly #options: AccountOptions;
  /** The names of the updaters that this process has read as gone: a creation planned for one may be a destroy's. */
  readonly gone = new Set<string>();
  /** By domain id: one check serves the plans of all new updaters of a domain. */
  readonly domainChecks = new Map<string, Promise<DomainCheck>>();

  constructor(options: AccountOptions) {
    this.#options = options;
  }

  /** Whether everything is known that `call` needs. */
  get isReady(): boolean {
    return this.#options.isReady;
  }

  /** Asks HostUp. In `work` a failure is a `HostupError`; one that leaves it becomes the error for the user. */
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

  /** The limit of an operation that has no `timeouts`, for `using`. */
  limit(stop: AbortSignal): TimeLimit {
    return limitTime(stop, undefined, "read", this.#options.readTimeout);
  }

  /** The public address with which a router reports its own, for a token. */
  updateUrl(hostname: string, token: string): string {
    return updateUrl(this.#options.baseUrl, hostname, token);
  }
}

/** Declares the parts of the provider. */
export const { defineAction, defineDataSource, defineEphemeralResource, defineListResource, defineResource } =
  forClient<HostupAccount>();
