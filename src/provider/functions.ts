import { defineFunction, FunctionError } from "@hostup/terraform-plugin";
import { belongsToDomain, normalizeHostname } from "../../lib/hostname.js";
import { reportedAddressProblem } from "../../lib/reported-address.js";
import { updateUrl } from "../hostup/update-url.js";
import { defaultBaseUrl } from "./configuration.js";

const hostnameParameter = {
  name: "hostname",
  type: "string",
  description: "A full host name, in any spelling.",
} as const;

/** The functions of the provider: pure, and usable without a provider block. */
export const functions = {
  normalize_hostname: defineFunction({
    summary: "The one spelling of a host name",
    description:
      "Returns the host name in lower case, in punycode and without a trailing dot, as HostUp writes it.",
    parameters: [hostnameParameter],
    returnType: "string",
    call: (hostname) => checked(0, () => normalizeHostname(hostname)),
  }),

  belongs_to_domain: defineFunction({
    summary: "Whether a host name is a domain or below it",
    description:
      "Returns true when the host name is the domain itself or a name below it, in any spelling. `badexample.com` does not belong to `example.com`.",
    parameters: [
      hostnameParameter,
      { name: "domain", type: "string", description: "The name of a domain, in any spelling." },
    ],
    returnType: "bool",
    call(hostname, domain) {
      const name = checked(0, () => normalizeHostname(hostname));
      const parent = checked(1, () => normalizeHostname(domain));
      return belongsToDomain(name, parent);
    },
  }),

  update_url: defineFunction({
    summary: "The URL with which a router reports its address",
    description:
      "Returns the public URL that a router requests to report its current address, for a host name and its token. HostUp does not document the form of this URL: it is known from users' scripts only.\n\nWithout `ip`, HostUp takes the address that the request comes from. For an `AAAA` updater that works only when the router connects over IPv6, so give `ip` there.",
    parameters: [
      hostnameParameter,
      {
        name: "token",
        type: "string",
        description: "The token of the updater. The result is as secret as the token.",
      },
    ],
    variadic: {
      name: "ip",
      type: "string",
      description:
        'The address to report, or the router\'s placeholder for its own, such as `"<ipaddr>"` or `"[IP]"`, which is kept as it is. At most one: IPv4 for an `A` updater, IPv6 for an `AAAA` updater.',
    },
    returnType: "string",
    call(hostname, token, ...addresses) {
      const name = checked(0, () => normalizeHostname(hostname));
      if (token === "") throw new FunctionError("the token is empty", 1);
      const [ip, excess] = addresses;
      const problem = ip === undefined ? undefined : reportedAddressProblem(ip);
      if (problem !== undefined) throw new FunctionError(problem, 2);
      if (excess !== undefined) {
        throw new FunctionError("an updater keeps one address: call the function once for each updater", 3);
      }
      return updateUrl(defaultBaseUrl, name, token, ip);
    },
  }),
};

/** What `work` throws is said of the argument. */
function checked<T>(argument: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new FunctionError(error instanceof Error ? error.message : "it cannot be used", argument);
  }
}
