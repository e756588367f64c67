import {
  compareNumbers,
  Decimal,
  type NumberValue,
  normalizeInteger,
  numberFromFloat,
  numbersEqual,
  parseNumber,
} from "../../src/framework/decimal.js";

const parsed: readonly [string, NumberValue][] = [
  ["0", 0],
  ["-0", 0],
  ["-0.000", 0],
  ["007", 7],
  ["007.50", new Decimal("7.5")],
  ["+5", 5],
  ["1.", 1],
  ["1.50", new Decimal("1.5")],
  ["-12.050", new Decimal("-12.05")],
  ["0.1234567890123456789", new Decimal("0.1234567890123456789")],
  ["12345678901234567890", 12345678901234567890n],
  ["1180591620717411303424", 1180591620717411303424n],
  ["1e30", 1000000000000000000000000000000n],
  ["1E+2", 100],
  ["12.5e1", 125],
  ["12.5e-1", new Decimal("1.25")],
  ["5e-3", new Decimal("0.005")],
  ["-5e-3", new Decimal("-0.005")],
  ["9007199254740991", 9007199254740991],
  ["9007199254740992", 9007199254740992n],
  ["-9007199254740992", -9007199254740992n],
  ["1e10000", 10n ** 10_000n],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["+Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
];
for (const [text, value] of parsed) {
  test(`parseNumber reads ${text} exactly`, () => expect(parseNumber(text)).toStrictEqual(value));
}

for (const text of [
  "",
  " 1",
  "1 ",
  "abc",
  "0x10",
  "1e",
  "--1",
  ".5",
  "1e10001",
  "1e-10001",
  "NaN",
  "1_000",
]) {
  test(`parseNumber rejects ${JSON.stringify(text)}`, () => expect(parseNumber(text)).toBeUndefined());
}

const floats: readonly [number, NumberValue][] = [
  [0, 0],
  [-0, 0],
  [42, 42],
  [0.5, new Decimal("0.5")],
  [-0.75, new Decimal("-0.75")],
  [0.1, new Decimal("0.1")],
  [1.1 ** 3, new Decimal("1.3310000000000004")],
  [-1.5e-7, new Decimal("-0.00000015")],
  [123456789.123, new Decimal("123456789.123")],
  [2 ** 70, 1180591620717411303424n],
  [1e22, 10000000000000000000000n],
  [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY],
];
for (const [float, value] of floats) {
  test(`numberFromFloat reads ${float} as Terraform would print it`, () =>
    expect(numberFromFloat(float)).toStrictEqual(value));
}

test("numberFromFloat fails for NaN", () => {
  expect(() => numberFromFloat(Number.NaN)).toThrow(new RangeError("NaN is not a Terraform number"));
});

test("normalizeInteger returns a number if it is exact, and a bigint otherwise", () => {
  expect(normalizeInteger(9007199254740991n)).toBe(9007199254740991);
  expect(normalizeInteger(9007199254740992n)).toBe(9007199254740992n);
  expect(normalizeInteger(-1n)).toBe(-1);
});

test("a decimal shows its text and its nearest JavaScript number", () => {
  const decimal = new Decimal("0.1234567890123456789");
  expect(decimal.toString()).toBe("0.1234567890123456789");
  expect(decimal.toNumber()).toBe(0.12345678901234568);
});

const orders: readonly [NumberValue, NumberValue, -1 | 0 | 1][] = [
  [1, 2, -1],
  [2, 2, 0],
  [new Decimal("0.1"), new Decimal("0.1"), 0],
  [new Decimal("0.10000000000000000001"), new Decimal("0.1"), 1],
  [new Decimal("-0.5"), new Decimal("-0.25"), -1],
  [new Decimal("-0.5"), 0, -1],
  [12345678901234567890n, 12345678901234567891n, -1],
  [12345678901234567890n, new Decimal("12345678901234567890.5"), -1],
  [9007199254740992n, 9007199254740991, 1],
  [Number.POSITIVE_INFINITY, 1180591620717411303424n, 1],
  [new Decimal("0.5"), Number.POSITIVE_INFINITY, -1],
  [Number.NEGATIVE_INFINITY, -1180591620717411303424n, -1],
  [new Decimal("-0.5"), Number.NEGATIVE_INFINITY, 1],
  [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0],
];
for (const [left, right, sign] of orders) {
  test(`compareNumbers orders ${left} and ${right}`, () =>
    expect(Math.sign(compareNumbers(left, right))).toBe(sign));
}

test("numbersEqual distinguishes numbers that are equal as floats", () => {
  expect(numbersEqual(new Decimal("0.1234567890123456789"), new Decimal("0.1234567890123456789"))).toBe(true);
  expect(numbersEqual(new Decimal("0.1234567890123456789"), new Decimal("0.1234567890123456788"))).toBe(
    false,
  );
  expect(numbersEqual(12345678901234567890n, 12345678901234567891n)).toBe(false);
  expect(numbersEqual(new Decimal("1.5"), 1)).toBe(false);
  expect(numbersEqual(0, -0)).toBe(true);
});
