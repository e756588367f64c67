/**
 * The list: every domain with the stack that it is in and the host names that are kept. A name that is not the domain or
 * below it does not compile.
 *
 * The stack is written here, not computed from a position or a number of stacks: an updater that changes stacks is a new one,
 * with a new token.
 */
import { defineDomain } from "./domain";

export const fleet = [
  defineDomain("example.com", {
    stack: "north",
    hostnames: ["example.com", "oslo.example.com", "stockholm.example.com"],
  }),
  defineDomain("example.net", { stack: "north", hostnames: ["depot.example.net"] }),
  defineDomain("example.org", { stack: "south", hostnames: ["lisbon.example.org", "madrid.example.org"] }),
];
