import { readCommandLine } from "../../src/simulator/command-line.js";

test("without options: example.com, a free port, new keys, no fault, and no command", () => {
  expect(readCommandLine(["simulator"])).toEqual({
    port: 0,
    domains: [{ name: "example.com" }],
    keys: {},
    faults: [],
    command: [],
  });
});

test("domain names are converted to their canonical form", () => {
  const args = ["--domain", "Räksmörgås.se.", "--domain", "b.se"];
  expect(readCommandLine(["simulator", ...args])?.domains).toEqual([
    { name: "xn--rksmrgs-5wao1o.se" },
    { name: "b.se" },
  ]);
});

test("a command keeps its own options", () => {
  const args = ["--fault", "slow", "--", "npx", "cdktf", "deploy", "--port", "1"];
  expect(readCommandLine(["simulator", ...args])).toMatchObject({
    port: 0,
    faults: ["slow"],
    command: ["npx", "cdktf", "deploy", "--port", "1"],
  });
});

test("--help only shows the help", () => {
  expect(readCommandLine(["simulator", "--help", "--port", "http"])).toBeUndefined();
});

const refusals: readonly (readonly [name: string, args: readonly string[], sentence: string])[] = [
  ["without a command", [], 'missing command: use "simulator"'],
  ["on another command", ["simulate"], 'unknown command "simulate": use "simulator"'],
  ["on an unknown option", ["simulator", "--prot", "1"], "Unknown option '--prot'"],
  ["on an option without its value", ["simulator", "--port"], "Option '--port <value>' argument missing"],
  [
    "on a word for a port",
    ["simulator", "--port", "http"],
    'invalid --port "http": expected a number from 0 to 65535',
  ],
  ["on a port too high", ["simulator", "--port", "65536"], 'invalid --port "65536"'],
  [
    "on a text for a domain",
    ["simulator", "--domain", "a b.se"],
    'invalid --domain "a b.se": expected a name such as example.com',
  ],
  ["on a domain of one label", ["simulator", "--domain", "se"], 'invalid --domain "se"'],
  [
    "on a domain twice",
    ["simulator", "--domain", "a.se", "--domain", "A.SE."],
    '--domain "a.se" is given twice',
  ],
  ["on a key for no shell", ["simulator", "--api-key", "a b"], "--api-key may contain only letters, digits,"],
  [
    "on one key for both",
    ["simulator", "--api-key", "k", "--read-only-key", "k"],
    "--api-key and --read-only-key must differ",
  ],
  [
    "on an unknown fault",
    ["simulator", "--fault", "slo"],
    'unknown --fault "slo": use rate-limit, server-error,',
  ],
];
test.each(refusals)("fails %s", (_name, args, sentence) => {
  expect(() => readCommandLine(args)).toThrow(sentence);
});
