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

/** Properties for the provider that do not come from its configuration. */
export interface HostupProviderOptions {
  /** The environment variables. The provider reads `HOSTUP_API_KEY` and `HOSTUP_API_BASE`. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  /** The timeout of operations without `timeouts`, as a duration. Default: `5m`. */
  readonly readTimeout?: string;
  /** Logs every request to the API. Never receives a secret. */
  readonly log?: (message: string, fields: Record<string, unknown>) => void;
  /** Receives the function that masks secrets, for everything logged from then on. */
  readonly redactWith?: (mask: (text: string) => string) => void;
  /** Schedules background work for after the response to Terraform. */
  readonly later?: (work: () => void) => void;
}

/** The base URL of the API, unless the provider block or the environment sets another. */
export const defaultBaseUrl = "https://cloud.hostup.se/api/v2";
const defaultReadTimeout = "5m";
const defaultMaxRetries = 5;
const defaultRequestTimeout = "30s";
const keyPage = "https://cloud.hostup.se/api-management";

export const providerSchema = {
  description:
    "Manages dynamic DNS at [HostUp](https://hostup.se): updaters and the secret tokens with which routers report their current IP address.",
  attributes: {
    api_key: stringAttribute({
      optional: true,
      sensitive: true,
      description: `The HostUp API key, created at <${keyPage}>, with the scopes \`read:domains\` and \`write:domains\`. Defaults to the \`HOSTUP_API_KEY\` environment variable.`,
    }),
    base_url: stringAttribute({
      optional: true,
      description: `The base URL of the HostUp API. It must use \`https\`; \`http\` is allowed only for this machine. Defaults to the \`HOSTUP_API_BASE\` environment variable, then to \`${defaultBaseUrl}\`.`,
    }),
    max_retries: numberAttribute({
      optional: true,
      description: `The maximum number of retries of a request when HostUp is busy or unreachable. Defaults to \`${defaultMaxRetries}\`.`,
      validators: [integerBetween(0, 100)],
    }),
    request_timeout: stringAttribute({
      optional: true,
      description: `The timeout of a single request, as a duration such as \`30s\` or \`1m\`. Defaults to \`${defaultRequestTimeout}\`.`,
      validators: [duration()],
    }),
  },
} satisfies Schema;

/** Validates `base_url` if it is set and known. */
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
 * Returns the account for a configuration. An unknown value fails only when it is needed, so that a plan succeeds while the
 * key comes from another resource.
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
      `The HostUp API requires a key. Set the HOSTUP_API_KEY environment variable or the \`api_key\` attribute of the provider block. Create a key at ${keyPage} with the scopes read:domains and write:domains.`,
      { path: ["api_key"] },
    );
  }
  if (!isApiKey(apiKey)) {
    throw new DiagnosticError(
      "Invalid API key",
      "The key contains a space, a line break, or another character that is never part of a key. Check `api_key` or the HOSTUP_API_KEY environment variable for text that was copied along with the key.",
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
  const where = source === "base_url" ? "The `base_url` attribute" : `The ${source} environment variable`;
  const reason = error instanceof Error ? error.message : "it is not a URL";
  return new DiagnosticError("Invalid API address", `${where} is invalid: ${reason}.`, {
    path: ["base_url"],
  });
}

function unknownValue(name: string): DiagnosticError {
  return new DiagnosticError(
    "Provider configuration unknown",
    `The value of \`${name}\` in the provider block is known only after apply, but this operation calls HostUp now. Apply the resources that it depends on first (with \`-target\`), or set a known value. The API key can come from the HOSTUP_API_KEY environment variable.`,
    { path: [name] },
  );
}
