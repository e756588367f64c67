/** The public update URL. It takes a token in place of the API key, and answers in the words of DynDNS2. */
import { isIP } from "node:net";
import { readAnswer } from "./answer.js";
import type { Call } from "./call.js";
import type { CallOptions } from "./cancellation.js";
import { HostupError } from "./errors.js";
import type { HttpAnswer } from "./http.js";
import { quote } from "./text.js";
import type { Transport } from "./transport.js";
import { updateUrl } from "./update-url.js";

/** The address that is reported for a host name; without `ip`, it is the one that the request comes from. */
export interface AddressReport {
  readonly hostname: string;
  readonly token: string;
  readonly ip: string | null;
}

/** What came of a report. */
export interface Reported {
  /** False when HostUp had the address already. */
  readonly isChanged: boolean;
  /** The address that HostUp has now; null where the answer does not say it. */
  readonly address: string | null;
}

/** An answer in the words of DynDNS2. */
class Words {
  readonly first: string;
  readonly second: string | undefined;

  constructor([first = "", second]: readonly string[]) {
    this.first = first;
    this.second = second;
  }
}

const refusals: Readonly<Record<string, string>> = {
  badauth: "Its token may have been replaced at the same moment. Try again.",
  nohost: "The updater may have been deleted at the same moment. Try again.",
  notfqdn: "HostUp does not take the host name. Check its spelling.",
  abuse: "The updater is paused, or has had too many updates. Try again later.",
  dnserr:
    "HostUp does not take the address. Give `ip` an IPv4 address for an A record, an IPv6 address for an AAAA record.",
};

/** Reports an address, as a router does. A repeated report changes nothing, so a lost answer is asked for again. */
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
    const message = `${call.what} got an answer from ${baseUrl} that is none to a router`;
    throw new HostupError("unexpected_response", message);
  }
  const { first, second = "" } = answer;
  const advice = refusals[first];
  if (advice !== undefined) {
    throw new HostupError("invalid_request", `${call.what} rejected by HostUp: ${first}`, { advice });
  }
  return { isChanged: first === "good", address: isIP(second) === 0 ? null : second };
}

/** Which HTTP status comes with a word is not known, so the word alone counts, unless HostUp is busy or broken. */
function readWords({ status, body }: HttpAnswer) {
  const words = new Words(body.trim().split(/\s+/));
  const isKnown = ["good", "nochg", ...Object.keys(refusals)].includes(words.first);
  return isKnown && status !== 429 && status < 500
    ? ({ kind: "success", status, body: words } as const)
    : undefined;
}
