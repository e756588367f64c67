import { createHash } from "node:crypto";
import { Secrets } from "../../src/hostup/secrets.js";
import { isPlainId, plain, quote } from "../../src/hostup/text.js";

const key = "sk_live-Q7x/Zr+4\"kd'&<9~w";
const token = createHash("sha256").update("token").digest("hex");

function secretsOf(...known: string[]): Secrets {
  const secrets = new Secrets();
  for (const secret of known) secrets.add(secret);
  return secrets;
}

const percent = (text: string) => [...text].map((one) => `%${one.charCodeAt(0).toString(16)}`).join("");
const unicode = (text: string) =>
  [...text].map((one) => `\\u00${one.charCodeAt(0).toString(16).padStart(2, "0")}`).join("");
const decimals = (text: string) => [...text].map((one) => `&#${one.charCodeAt(0)};`).join("");
const hexadecimals = (text: string) =>
  [...text].map((one) => `&#x${one.charCodeAt(0).toString(16)};`).join("");
const named = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;").replaceAll("'", "&apos;");
const half = (encode: (text: string) => string) => (text: string) => text.slice(0, 9) + encode(text.slice(9));

const spellings: [string, (text: string) => string][] = [
  ["as it is", (text) => text],
  ["in upper case", (text) => text.toUpperCase()],
  ["in lower case", (text) => text.toLowerCase()],
  ["percent-encoded as in a URL", encodeURIComponent],
  ["percent-encoded in every character", percent],
  ["percent-encoded in upper case", (text) => percent(text).toUpperCase()],
  ["percent-encoded in the second half", half(percent)],
  ["percent-encoded twice", (text) => encodeURIComponent(percent(text))],
  ["in JSON", (text) => JSON.stringify(text).slice(1, -1)],
  ["in JSON of JSON", (text) => JSON.stringify(JSON.stringify(text).slice(1, -1)).slice(1, -1)],
  ["in JSON with escapes", unicode],
  ["in JSON with escaped slashes", (text) => JSON.stringify(text).slice(1, -1).replaceAll("/", "\\/")],
  ["in JSON with escapes, of JSON", (text) => unicode(text).replaceAll("\\", "\\\\")],
  ["with escapes of JavaScript", (text) => percent(text).replaceAll("%", "\\x")],
  ["in HTML", named],
  ["in HTML by numbers", decimals],
  ["in HTML by hexadecimal numbers", hexadecimals],
  ["in HTML, escaped twice", (text) => named(decimals(text))],
  ["with what nobody sees in between", (text) => [...text].join("\u200b\u202e\u0000")],
];
const base64s: [string, (text: string) => string][] = [
  ["in base64", (text) => Buffer.from(text).toString("base64")],
  ["in base64url", (text) => Buffer.from(text).toString("base64url")],
  ["in base64, after one byte", (text) => Buffer.from(`k${text}`).toString("base64")],
  ["in base64, after two bytes", (text) => Buffer.from(`k:${text}:v`).toString("base64")],
  ["in base64, after more", (text) => Buffer.from(`{"user":"${text}"}`).toString("base64")],
  ["in base64 right after a word", (text) => `q${Buffer.from(text).toString("base64")}`],
  ["in base64 right after two letters", (text) => `qq${Buffer.from(text).toString("base64")}`],
  ["in base64, percent-encoded", (text) => percent(Buffer.from(text).toString("base64"))],
  ["percent-encoded, in base64", (text) => Buffer.from(percent(text)).toString("base64")],
  ["in upper case, in base64", (text) => Buffer.from(text.toUpperCase()).toString("base64url")],
];

describe("a secret is masked", () => {
  for (const [name, spell] of [...spellings, ...base64s]) {
    for (const [what, secret] of [
      ["a key", key],
      ["a token", token],
    ] as const) {
      test(`${what} ${name}`, () => {
        const masked = secretsOf(key, token).mask(`before ${spell(secret)} after`);
        expect(masked).toBe("before *** after");
      });
    }
  }

  for (const [name, spell] of spellings.filter(([name]) => !name.includes("nobody sees"))) {
    test(`text that looks like a token, although it is unknown, ${name}`, () => {
      expect(secretsOf().mask(`before token_${spell(token)}, after`)).toBe("before token_***, after");
    });
  }

  test("repeatedly, and where two overlap", () => {
    const secrets = secretsOf("abcdefghij", "fghijklmno");
    expect(secrets.mask("abcdefghij abcdefghijklmno fghijklmno")).toBe("*** *** ***");
  });

  test("of four characters, and of eight at the end of the text", () => {
    expect(secretsOf("ab-c").mask("ab-c and ab-c")).toBe("*** and ***");
    expect(secretsOf("ab-c-d-e").mask("it is ab-c-d-e")).toBe("it is ***");
  });

  test("that begins like another one", () => {
    const secrets = secretsOf("beginning-one", "beginning-two", "beginning-one");
    expect(secrets.mask("beginning-two beginning-one beginning-six")).toBe("*** *** beginning-six");
  });

  test("but not the text around it, nor similar text", () => {
    const text =
      'line one\n\tline%20two &amp; {\\"a\\":1} sk_live-Q7x /domains/dom_01hxa3b4c5d6/dyndns 5f2d\u202e';
    expect(secretsOf(key, token).mask(text)).toBe(text);
  });

  test("but not text that is too short to be a secret", () => {
    expect(secretsOf("", "k", "key").mask("a key is missing")).toBe("a key is missing");
  });
});

test("masking a log line takes little more time with 1,000 known tokens than with 10", () => {
  const timeWith = (count: number): number => {
    const tokens = Array.from({ length: count }, (_, index) =>
      createHash("sha256").update(`${index}`).digest("hex"),
    );
    const secrets = secretsOf(key, ...tokens);
    const lines = [
      `{"method":"GET","path":"/domains/dom_01hxa3b4c5d6e7f8g9h0j1k2m3/dyndns/ddns_01hxb4c5d6","tries":1}`,
      `the token ${tokens[5]} was refused; ${percent("ask for another one")}`,
      Buffer.from(`the token ${tokens[9]} was refused`).toString("base64"),
    ].map((line) => line.padEnd(200, " and so on").slice(0, 200));
    const mask = () => lines.map((line) => secrets.mask(line));
    expect(mask().join("")).not.toContain(tokens[5]);
    for (let round = 0; round < 200; round++) mask();
    const before = process.cpuUsage();
    for (let round = 0; round < 200; round++) mask();
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  // Looking for each token would take 100 times as long.
  expect(timeWith(1_000)).toBeLessThan(20 * timeWith(10));
});

describe("clean", () => {
  const secrets = secretsOf(key, token);

  test("returns one line without control characters and bidirectional controls", () => {
    const text = `a\u001b[31mb\r\n\tc\u0000d\u009be\u202ef\u2066g\u200bh\u2028i\ufeffj\u00adk\u{e0041}l\ud800m`;
    expect(secrets.clean(text)).toBe("a [31mb c d efgh i jklm");
  });

  test("masks a secret that contains invisible characters", () => {
    expect(secrets.clean(`[${[...key].join("\u200d")}]`)).toBe("[***]");
  });

  test("shows no part of a secret at the end of a long text", () => {
    for (let padding = 12_000; padding < 16_500; padding += 29) {
      const cleaned = secrets.clean(`${" ".repeat(padding)}${key}`.repeat(2));
      expect(cleaned).not.toContain("sk_");
    }
  });

  test("searches the first 16 KiB of a text, and shows less of a longer one", () => {
    const length = 16_384;
    expect(secrets.clean("x".repeat(length), length)).toHaveLength(length);
    expect(secrets.clean("x".repeat(length + 1), length)).toHaveLength(length - 4_096);
  });

  test("shows no part of a secret at the end of a truncated text", () => {
    for (let padding = 1_970; padding < 2_000; padding++) {
      expect(secrets.clean(`${"x".repeat(padding)} ${key}`)).not.toContain("sk");
    }
    expect(secrets.clean("x".repeat(5_000))).toHaveLength(2_000);
  });
});

describe("quote", () => {
  const quoted: [string, string][] = [
    ["ddns_1", '"ddns_1"'],
    ['x"; curl', '"x\\"; curl"'],
    ["a\u001b\n\u202e\u0085b", '"a\\u001b\\n\\u202e\\u0085b"'],
    ["\u{e0041}\ud800", '"\\udb40\\udc41\\ud800"'],
    ["räksmörgås.se", '"räksmörgås.se"'],
  ];
  for (const [text, expected] of quoted) {
    test(`${JSON.stringify(text)} is quoted exactly`, () => {
      expect(quote(text)).toBe(expected);
      expect(JSON.parse(quote(text))).toBe(text);
    });
  }
});

describe("isPlainId", () => {
  for (const id of ["dom_01hxa3b4c5d6e7f8g9h0j1k2m3", "ddns_1", "A-b", "5", "x".repeat(128)]) {
    test(`"${id}" is plain`, () => expect(isPlainId(id)).toBe(true));
  }
  const others = [
    "",
    "-x",
    "x; curl evil | sh #",
    "a b",
    "a/b",
    "a.b",
    "..",
    "é",
    "a\n",
    "a\u202e",
    "x".repeat(129),
  ];
  for (const id of others) {
    test(`${JSON.stringify(id)} is not`, () => expect(isPlainId(id)).toBe(false));
  }
});

test("plain returns ordinary text unchanged", () => {
  const text = "Dynamic DNS kräver HostUps namnservrar – 日本語 🎉";
  expect(plain(text)).toBe(text);
});
