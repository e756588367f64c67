import {
  type ConfigureRequest,
  DiagnosticError,
  duration,
  integerBetween,
  numberAttribute,
  type PlanConfig,
  parseDuration,
  type Schema,
  stringAttribute,
  Unknown,
  type ValidateConfigRequest,
} from "@hostup/terraform-plugin";
import { isApiKey } from "../hostup/api-key.js";
import { parseBaseUrl } from "../hostup/base-url.js";
import { createHostupClient } from "../hostup/client.js";
import { HostupAccount } from "./account.js";
import { textOf } from "./text.js";

/** What the provider takes from outside of its configuration. */
export interface HostupProviderOptions {
  /** The environment: `HOSTUP_API_KEY` and `HOSTUP_API_BASE` are read from it. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  /** How long an operation may take that has no `timeouts`, as a duration. Default: `5m`. */
  readonly readTimeout?: string;
  /** Told of every request to the API; never given a secret. */
  readonly log?: (message: string, fields: Record<string, unknown>) => void;
  /** Given what takes secrets out of a text, for all that is logged from then on. */
  readonly redactWith?: (mask: (text: string) => string) => void;
  /** Given work that nobody waits for, to do once Terraform has its answer. */
  readonly later?: (work: () => void) => void;
}

/** The address of the API where neither the provider block nor the environment has another. */
export const defaultBaseUrl = "https://cloud.hostup.se/api/v2";
const defaultReadTimeout = "5m";
const defaultMaxRetries = 5;
const defaultRequestTimeout = "30s";
const keyPage = "https://cloud.hostup.se/api-management";

export const providerSchema = {
  description:
    "Manages dynamic DNS at [HostUp](https://hostup.se): the updaters whose secret tokens routers use to report their current address.",
  attributes: {
    api_key: stringAttribute({
      optional: true,
      sensitive: true,
      description: `The key for HostUp's API, made at <${keyPage}>, with the scopes \`read:domains\` and \`write:domains\`. Without it the environment variable \`HOSTUP_API_KEY\` is used.`,
    }),
    base_url: stringAttribute({
      optional: true,
      description: `The address of HostUp's API: \`https\`, or \`http\` to this machine alone. Without it the environment variable \`HOSTUP_API_BASE\` is used, and without that \`${defaultBaseUrl}\`.`,
    }),
    max_retries: numberAttribute({
      optional: true,
      description: `How often a request is sent again when HostUp is busy or out of reach. Default \`${defaultMaxRetries}\`.`,
      validators: [integerBetween(0, 100)],
    }),
    request_timeout: stringAttribute({
      optional: true,
      description: `How long one request may take, as a duration such as \`30s\` or \`1m\`. Default \`${defaultRequestTimeout}\`.`,
      validators: [duration()],
    }),
  },
} satisfies Schema;

/** Checks the address of the API where the configuration has one. */
export function validateConfiguration({
  config,
  diagnostics,
}: ValidateConfigRequest<typeof providerSchema>): void {
  if (typeof config.base_url !== "string") return;
  try {
    parseBaseUrl(config.base_url);
  } catch (error) {
    diagnostics.add(invalidBaseUrl(error, "base_url").diagnostic);
  }
}

/**
 * The account that a configuration gives access to. What is unknown fails when it is needed, so that a plan can be made while
 * the key comes from another resource.
 */
export function createAccount(
  request: ConfigureRequest<typeof providerSchema>,
  options: HostupProviderOptions,
): HostupAccount {
  const { config } = request;
  const unknownName = (["api_key", "base_url", "max_retries", "request_timeout"] as const).find(
    (name) => config[name] instanceof Unknown,
  );
  const baseUrl = config.base_url instanceof Unknown ? defaultBaseUrl : readBaseUrl(config, options);
  const common = { baseUrl, readTimeout: options.readTimeout ?? defaultReadTimeout };
  if (unknownName !== undefined) {
    const client = () => {
      throw unknownValue(unknownName);
    };
    return new HostupAccount({ ...common, isReady: false, client });
  }
  const client = createHostupClient({
    apiKey: readApiKey(config, options),
    baseUrl,
    maxRetries: Number(config.max_retries ?? defaultMaxRetries),
    requestTimeoutMilliseconds: parseDuration(textOf(config.request_timeout) ?? defaultRequestTimeout) ?? 0,
    userAgent: `terraform-provider-hostup/${options.version} terraform/${request.terraformVersion}`,
    environment: options.env,
    ...(options.log && { log: options.log }),
  });
  options.redactWith?.(client.maskSecrets);
  options.later?.(client.prepare);
  return new HostupAccount({ ...common, isReady: true, client: () => client });
}

function readApiKey(config: PlanConfig<typeof providerSchema>, { env }: HostupProviderOptions): string {
  const apiKey = textOf(config.api_key) ?? textOf(env.HOSTUP_API_KEY);
  if (apiKey === undefined) {
    throw new DiagnosticError(
      "Missing API key",
      `HostUp's API needs a key. Set the environment variable HOSTUP_API_KEY, or the attribute \`api_key\` of the provider block. Keys are made at ${keyPage}; this provider needs the scopes read:domains and write:domains.`,
      { path: ["api_key"] },
    );
  }
  if (!isApiKey(apiKey)) {
    throw new DiagnosticError(
      "Invalid API key",
      "The key has a space, a line break or another character that no key has. Look for what was copied along with it, in `api_key` or in the environment variable HOSTUP_API_KEY.",
      { path: ["api_key"] },
    );
  }
  return apiKey;
}

function readBaseUrl(config: PlanConfig<typeof providerSchema>, { env }: HostupProviderOptions): string {
  const configured = textOf(config.base_url);
  try {
    return parseBaseUrl(configured ?? textOf(env.HOSTUP_API_BASE) ?? defaultBaseUrl);
  } catch (error) {
    throw invalidBaseUrl(error, configured === undefined ? "HOSTUP_API_BASE" : "base_url");
  }
}

function invalidBaseUrl(error: unknown, source: "HOSTUP_API_BASE" | "base_url"): DiagnosticError {
  const where = source === "base_url" ? "The attribute `base_url`" : `The environment variable ${source}`;
  const reason = error instanceof Error ? error.message : "it is no address";
  return new DiagnosticError("Invalid API address", `${where} is not usable: ${reason}.`, {
    path: ["base_url"],
  });
}

function unknownValue(name: string): DiagnosticError {
  return new DiagnosticError(
    "Provider configuration not known yet",
    `The value of \`${name}\` in the provider block depends on something that is not applied yet, but HostUp must be asked now. Apply what it depends on first (with \`-target\`), or give a value that is known: the key can come from the environment variable HOSTUP_API_KEY.`,
    { path: [name] },
  );
}
