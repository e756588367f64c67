/** The public update URL. It takes a token instead of the API key and responds with DynDNS2 codes. */
import { isIP } from "node:net";
import { readAnswer } from "./answer.js";
import type { Call } from "./call.js";
import type { CallOptions } from "./cancellation.js";
import { HostupError } from "./errors.js";
import type { HttpAnswer } from "./http.js";
import { quote } from "./text.js";
import type { Transport } from "./transport.js";
import { updateUrl } from "./update-url.js";

/** A report for a host name. Without `ip`, HostUp uses the source address of the request. */
export interface AddressReport {
  readonly hostname: string;
  readonly token: string;
  readonly ip: string | null;
}

/** The result of a report. */
export interface Reported {
  /** False if HostUp already had the address. */
  readonly isChanged: boolean;
  /** The address that HostUp has now. Null if the response does not contain it. */
  readonly address: string | null;
}

/** A DynDNS2 response. */
class Words {
  readonly first: string;
  readonly second: string | undefined;

  constructor([first = "", second]: readonly string[]) {
    this.first = first;
    this.second = second;
  }
}

const refusals: Readonly<Record<string, string>> = {
  badauth: "The token may have been replaced in the meantime. Try again.",
  nohost: "The updater may have been deleted in the meantime. Try again.",
  notfqdn: "HostUp does not accept the host name. Check its spelling.",
  abuse: "The updater is paused or received too many updates. Try again later.",
  dnserr:
    "HostUp does not accept the address. Set `ip` to an IPv4 address for an A record or to an IPv6 address for an AAAA record.",
};

/** Reports an address, as a router does. A report is idempotent, so the client retries after a lost response. */
export async function reportAddress(
  transport: Transport,
  { hostname, token, ip }: AddressReport,
  options: CallOptions,
): Promise<Reported> {
  const { baseUrl, secrets } = transport.options;
  secrets.add(token);
  const call: Call = {
    method: "GET",
    path: "/api/dyndns/update",
    what: `report of the address of ${quote(hostname)}`,
    elsewhere: {
      url: updateUrl(baseUrl, hostname, token, ip ?? undefined),
      read: (answer) => readWords(answer) ?? readAnswer(answer, secrets),
    },
  };
  const answer = await transport.send(call, options);
  if (!(answer instanceof Words)) {
    const message = `${call.what} received a response from ${baseUrl} that is not in the DynDNS2 format`;
    throw new HostupError("unexpected_response", message);
  }
  const { first, second = "" } = answer;
  const advice = refusals[first];
  if (advice !== undefined) {
    throw new HostupError("invalid_request", `${call.what} rejected by HostUp: ${first}`, { advice });
  }
  return { isChanged: first === "good", address: isIP(second) === 0 ? null : second };
}

/** Parses a DynDNS2 response. HostUp does not document the HTTP status of a code, so only 429 and 5xx statuses count. */
function readWords({ status, body }: HttpAnswer) {
  const words = new Words(body.trim().split(/\s+/));
  const isKnown = ["good", "nochg", ...Object.keys(refusals)].includes(words.first);
  return isKnown && status !== 429 && status < 500
    ? ({ kind: "success", status, body: words } as const)
    : undefined;
}
