import { defineFunction, FunctionError } from "@hostup/terraform-plugin";
import { belongsToDomain, normalizeHostname } from "../../lib/hostname.js";
import { reportedAddressProblem } from "../../lib/reported-address.js";
import { updateUrl } from "../hostup/update-url.js";
import { defaultBaseUrl } from "./configuration.js";

const hostnameParameter = {
  name: "hostname",
  type: "string",
  description: "The full host name, in any spelling.",
} as const;

/** The functions of the provider. They are pure and need no provider configuration. */
export const functions = {
  normalize_hostname: defineFunction({
    summary: "Normalize a host name",
    description:
      "Returns the host name in lower case, in Punycode, and without a trailing dot, as HostUp writes it.",
    parameters: [hostnameParameter],
    returnType: "string",
    call: (hostname) => checked(0, () => normalizeHostname(hostname)),
  }),

  belongs_to_domain: defineFunction({
    summary: "Check whether a host name belongs to a domain",
    description:
      "Returns true if the host name is the domain itself or a name below it, in any spelling. `badexample.com` does not belong to `example.com`.",
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
    summary: "Build the URL with which a router reports its address",
    description:
      "Returns the public URL that a router requests to report its current address, for a host name and its token. HostUp does not document the format of this URL; it is known only from users' scripts.\n\nWithout `ip`, HostUp uses the source address of the request. For an `AAAA` updater, this works only if the router connects over IPv6; otherwise, pass `ip`.",
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
        'The address to report, or the router\'s placeholder for its own address, such as `"<ipaddr>"` or `"[IP]"`, which is passed through unchanged. At most one: IPv4 for an `A` updater, IPv6 for an `AAAA` updater.',
    },
    returnType: "string",
    call(hostname, token, ...addresses) {
      const name = checked(0, () => normalizeHostname(hostname));
      if (token === "") throw new FunctionError("the token is empty", 1);
      const [ip, excess] = addresses;
      const problem = ip === undefined ? undefined : reportedAddressProblem(ip);
      if (problem !== undefined) throw new FunctionError(problem, 2);
      if (excess !== undefined) {
        throw new FunctionError(
          "an updater has only one address: call the function once for each updater",
          3,
        );
      }
      return updateUrl(defaultBaseUrl, name, token, ip);
    },
  }),
};

/** Attributes an error that `work` throws to the argument. */
function checked<T>(argument: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new FunctionError(error instanceof Error ? error.message : "it is invalid", argument);
  }
}
