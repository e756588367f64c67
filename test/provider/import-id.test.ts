import { parseImportId } from "../../src/provider/import-id.js";

const byName = { hostname: "home.example.com", recordType: "A" } as const;
const ids: [string, ReturnType<typeof parseImportId>][] = [
  ["dom_1/ddns_1", { domain: { id: "dom_1" }, updater: { id: "ddns_1" } }],
  ["example.com/ddns_1", { domain: { name: "example.com" }, updater: { id: "ddns_1" } }],
  ["dom_1/home.example.com/A", { domain: { id: "dom_1" }, updater: byName }],
  ["example.com/home.example.com/A", { domain: { name: "example.com" }, updater: byName }],
  ["  example.com/home.example.com/a\n", { domain: { name: "example.com" }, updater: byName }],
  [
    "Example.com./example.com/aaaa",
    { domain: { name: "Example.com." }, updater: { hostname: "example.com", recordType: "AAAA" } },
  ],
];
for (const [text, parsed] of ids) {
  test(`${JSON.stringify(text)} is an import ID`, () => {
    expect(parseImportId(text)).toEqual(parsed);
  });
}

const forms = 'Write "dom_…/ddns_…", or "example.com/home.example.com/A".';
const mistakes: [string, string][] = [
  ["", `does not name a domain and an updater, with "/" between them. ${forms}`],
  ["dom_1:ddns_1", `does not name a domain and an updater, with "/" between them. ${forms}`],
  ["a/b//c", `does not name a domain and an updater, with "/" between them. ${forms}`],
  ["ddns_1", 'lacks the domain. Prepend its ID or name: "example.com/ddns_1".'],
  ["/ddns_1", 'lacks the domain. Prepend its ID or name: "example.com/ddns_1".'],
  [
    "dom_1/",
    'lacks the updater. Append its ID, or its host name and record type, to the domain: "dom_1/ddns_…", or "dom_1/home.example.com/A".',
  ],
  [
    "example.org",
    'lacks the updater. Append its ID, or its host name and record type, to the domain: "example.org/ddns_…", or "example.org/home.example.org/A".',
  ],
  [
    "home.example.com/A",
    'lacks the domain. Prepend it to the host name, as in "example.com/home.example.com/A".',
  ],
  [
    "home.example.org/aaaa",
    'lacks the domain. Prepend it to the host name, as in "example.org/home.example.org/AAAA".',
  ],
  ["example.org/A", 'lacks the domain. Prepend it to the host name, as in "example.org/example.org/A".'],
  ["ddns_1/dom_1", 'has the updater before the domain. Write "dom_1/ddns_1".'],
  [
    "../x",
    `does not begin with a domain: ".." is neither a domain ID ("dom_…") nor a domain name (it has an empty label). ${forms}`,
  ],
  [
    "com/home.example.com/A",
    `does not begin with a domain: "com" is neither a domain ID ("dom_…") nor a domain name (it has no dot). ${forms}`,
  ],
  ["dom_1/ddns_1/A", 'has extra parts after the updater\'s ID. Write "dom_1/ddns_1".'],
  [
    "example.com/home.example.com",
    'lacks the record type. Write "example.com/home.example.com/A", or "example.com/home.example.com/AAAA".',
  ],
  [
    "example.com/home.example.com/MX",
    'ends in "MX", which is not a record type. Write "example.com/home.example.com/A", or "example.com/home.example.com/AAAA".',
  ],
  ["example.com/home.example.com/a/x", 'has too many parts. Write "example.com/home.example.com/A".'],
  [
    "example.com/b..example.com/A",
    'has no updater after the domain: "b..example.com" is neither an updater ID ("ddns_…") nor a host name (it has an empty label). Write "example.com/ddns_…", or "example.com/home.example.com/A".',
  ],
  [
    "ddns_1/home.example.com",
    `does not begin with a domain: "ddns_1" is neither a domain ID ("dom_…") nor a domain name (it has no dot). ${forms}`,
  ],
  ["dom_1//x", `does not name a domain and an updater, with "/" between them. ${forms}`],
  [
    "example.com/home/x",
    'has a host name outside the domain: "home" is neither "example.com" nor a full name below it. Write "example.com/home.example.com/A", for example.',
  ],
  [
    "example.com/home/aaaa",
    'has a host name outside the domain: "home" is neither "example.com" nor a full name below it. Write "example.com/home.example.com/AAAA", for example.',
  ],
  [
    "example.com/home/A",
    'has a host name outside the domain: "home" is neither "example.com" nor a full name below it. Write "example.com/home.example.com/A", for example.',
  ],
  [
    "example.com/home.example.org/AAAA",
    'has a host name outside the domain: "home.example.org" is neither "example.com" nor a full name below it. Write "example.com/home.example.com/AAAA", for example.',
  ],
];
for (const [text, problem] of mistakes) {
  test(`fails on ${JSON.stringify(text)} with what to write instead`, () => {
    expect(parseImportId(text)).toEqual({ problem });
  });
}

test("suggests valid import IDs", () => {
  const proposals = mistakes.flatMap(([, problem]) =>
    [...problem.matchAll(/"([^"…]+\/[^"…]+)"/g)].map(([, proposal]) => proposal ?? ""),
  );
  expect(proposals.length).toBeGreaterThan(15);
  for (const proposal of proposals) expect(parseImportId(proposal)).toHaveProperty("domain");
});
