/**
 * The list of all domains, each with its stack and its host names. A host name outside its domain does not compile.
 *
 * The stack is explicit, not computed from a position or a number of stacks, because an updater that moves to another stack
 * is created again, with a new token.
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
