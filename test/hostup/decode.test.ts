import {
  decodeConfig,
  decodeDomain,
  decodeDomainPage,
  decodeDynDns,
  decodeLogs,
} from "../../src/hostup/decode.js";

const config = {
  id: "ddns_1",
  hostname: "home.example.com",
  recordType: "A",
  token: "secret",
  lastIp: null,
  lastUpdatedAt: null,
  updateCount: 0,
  enabled: true,
  createdAt: "2026-11-23T12:00:00.000Z",
  updatedAt: null,
};
const gate = { allowed: true, reason: null };
const dynDns = {
  available: true,
  reason: null,
  configs: [config],
  actions: { canManage: gate, canEnable: gate, canUpdateToken: gate },
};

test("decodes a configuration and ignores unknown fields", () => {
  expect(decodeConfig({ ...config, ttl: 60 })).toEqual(config);
});

test("decodes every field of a domain, a configuration, and a log entry", () => {
  const domain = {
    id: "dom_1",
    name: "example.com",
    serviceStatus: "active",
    createdAt: "2026-11-01T08:00:00.000Z",
    expiresAt: "2027-11-01T08:00:00.000Z",
  };
  expect(decodeDomain(domain)).toEqual(domain);
  const used = {
    ...config,
    lastIp: "203.0.113.7",
    lastUpdatedAt: "2026-11-24T08:00:00.000Z",
    updateCount: 3,
    updatedAt: "2026-11-24T09:00:00.000Z",
  };
  expect(decodeConfig(used)).toEqual(used);
  const entry = {
    oldIp: "203.0.113.6",
    newIp: "203.0.113.7",
    sourceIp: "203.0.113.8",
    userAgent: "inadyn/2.10",
    status: "error",
    errorMessage: "not a public address",
    createdAt: "2026-11-24T08:00:00.000Z",
  };
  expect(decodeLogs({ logs: [entry] })).toEqual({ entries: [entry], problems: [] });
});

for (const item of [null, "text", 7, { id: 7, hostname: "", recordType: null }]) {
  test(`reports the unreadable configuration ${JSON.stringify(item)} without texts that it does not have`, () => {
    const { configs, unreadable } = decodeDynDns({ ...dynDns, configs: [item, config] });
    expect(configs).toEqual([config]);
    const problem = expect.stringContaining("configs[0]");
    expect(unreadable).toEqual([{ id: null, hostname: null, recordType: null, problem }]);
  });
}

test("treats a missing nullable field as null", () => {
  const { id, hostname, recordType, updateCount, enabled } = config;
  expect(decodeConfig({ id, hostname, recordType, updateCount, enabled })).toEqual({
    ...config,
    token: null,
    createdAt: null,
  });
  expect(decodeDynDns({ available: false, configs: [] })).toEqual({
    available: false,
    reason: null,
    configs: [],
    unreadable: [],
    actions: { canManage: null, canEnable: null, canUpdateToken: null, problems: [] },
  });
  expect(decodeDomain({ id: "dom_1", name: "example.com" })).toEqual({
    id: "dom_1",
    name: "example.com",
    serviceStatus: null,
    createdAt: null,
    expiresAt: null,
  });
});

test("decodes the permissions with their reasons", () => {
  const actions = { canManage: { allowed: false, reason: "no right", code: "pending_order" } };
  expect(decodeDynDns({ ...dynDns, actions }).actions).toEqual({
    canManage: { allowed: false, reason: "no right" },
    canEnable: null,
    canUpdateToken: null,
    problems: [],
  });
});

for (const [name, actions, problems] of [
  [
    "a permission without its flag",
    { canManage: {}, canEnable: gate },
    ['the field "actions.canManage.allowed" is missing'],
  ],
  [
    "a string instead of a permission",
    { canManage: "yes", canEnable: gate },
    ['the field "actions.canManage" is not a JSON object'],
  ],
] as const) {
  test(`reports ${name}, and decodes the other permissions`, () => {
    const { actions: read, configs } = decodeDynDns({ ...dynDns, actions });
    expect(read).toEqual({ canManage: null, canEnable: gate, canUpdateToken: null, problems });
    expect(configs).toHaveLength(1);
  });
}

test("decodes the updaters although actions is not an object", () => {
  const { actions, configs } = decodeDynDns({ ...dynDns, actions: [] });
  expect(actions.problems).toEqual(['the field "actions" is not a JSON object']);
  expect(configs).toHaveLength(1);
});

test("reports an unreadable log entry, and decodes the others", () => {
  const { entries, problems } = decodeLogs({ logs: [{ status: null }, { status: "success" }, 7] });
  expect(entries).toMatchObject([{ status: "success" }]);
  expect(problems).toEqual([
    'the field "logs[0].status" is not a non-empty string',
    'the field "logs[2]" is not a JSON object',
  ]);
});

test("reports an unreadable domain of a page, and decodes the others", () => {
  const data = [{ id: "dom_1", name: "example.com" }, { id: "dom_2" }, { name: "odd.com" }];
  const { domains, unreadable } = decodeDomainPage({ data });
  expect(domains).toMatchObject([{ id: "dom_1" }]);
  expect(unreadable).toEqual([
    { name: null, problem: 'the field "data[1].name" is missing' },
    { name: "odd.com", problem: 'the field "data[2].id" is missing' },
  ]);
});

test("decodes the cursor of the next page, with or without hasMore", () => {
  const data = [{ id: "dom_1", name: "example.com" }];
  expect(decodeDomainPage({ data, hasMore: true, nextCursor: "x" }).nextCursor).toBe("x");
  expect(decodeDomainPage({ data, nextCursor: "x" }).nextCursor).toBe("x");
  expect(decodeDomainPage({ data, hasMore: false, nextCursor: "x" }).nextCursor).toBeNull();
  expect(decodeDomainPage({ data }).nextCursor).toBeNull();
});

const wrong: [string, () => unknown, string][] = [
  ["no object", () => decodeConfig("ok"), "the body is not a JSON object"],
  ["nothing", () => decodeConfig(undefined), "the body is not a JSON object"],
  ["an array", () => decodeDynDns([]), "the body is not a JSON object"],
  [
    "no id",
    () => decodeConfig({ ...config, id: undefined, x: 1 }),
    'the field "id" is not a non-empty string',
  ],
  ["an empty object", () => decodeConfig({}), 'the field "id" is missing'],
  ["an empty id", () => decodeConfig({ ...config, id: "" }), 'the field "id" is not a non-empty string'],
  [
    "a type",
    () => decodeConfig({ ...config, recordType: "MX" }),
    'the field "recordType" is not "A" or "AAAA"',
  ],
  [
    "a number",
    () => decodeConfig({ ...config, updateCount: 1.5 }),
    'the field "updateCount" is not an integer',
  ],
  ["a token", () => decodeConfig({ ...config, token: 5 }), 'the field "token" is not a string or null'],
  ["a flag", () => decodeConfig({ ...config, enabled: "yes" }), 'the field "enabled" is not true or false'],
  ["no list", () => decodeDynDns({ available: true }), 'the field "configs" is missing'],
  ["a list", () => decodeDynDns({ ...dynDns, configs: {} }), 'the field "configs" is not an array'],
  [
    "more without a cursor",
    () => decodeDomainPage({ data: [], hasMore: true, nextCursor: null }),
    'the field "nextCursor" is missing, though "hasMore" is true',
  ],
  ["no log", () => decodeLogs({ logs: {} }), 'the field "logs" is not an array'],
];
for (const [name, decode, message] of wrong) {
  test(`fails on the wrong shape, naming the field: ${name}`, () => {
    expect(decode).toThrow(message);
  });
}

test("reports an item in an unknown format, and decodes the others", () => {
  const odd = { ...config, id: "ddns_odd", recordType: "TXT" };
  const answer = decodeDynDns({ ...dynDns, configs: [odd, config, null, { ...config, updateCount: null }] });
  expect(answer.configs).toEqual([decodeConfig(config)]);
  expect(answer.unreadable).toEqual([
    {
      id: "ddns_odd",
      hostname: config.hostname,
      recordType: "TXT",
      problem: 'the field "configs[0].recordType" is not "A" or "AAAA"',
    },
    { id: null, hostname: null, recordType: null, problem: 'the field "configs[2]" is not a JSON object' },
    {
      id: config.id,
      hostname: config.hostname,
      recordType: config.recordType,
      problem: 'the field "configs[3].updateCount" is not an integer',
    },
  ]);
});
