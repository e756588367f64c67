import { recordTypeOf, reportedAddressProblem } from "../../lib/reported-address.js";

for (const [address, recordType] of [
  ["203.0.113.7", "A"],
  ["2001:db8::7", "AAAA"],
  ["::ffff:203.0.113.7", "AAAA"],
  ["fe80::1%eth0", undefined],
  ["203.0.113.256", undefined],
  ["home", undefined],
] as const) {
  test(`the record type for ${address} is ${recordType ?? "undefined"}`, () => {
    expect(recordTypeOf(address)).toBe(recordType);
  });
}

for (const text of [
  "203.0.113.7",
  "2001:db8::7",
  "<ipaddr>",
  "[IP]",
  "{ip}",
  "%i",
  "$ip",
  "@IP@",
  "__MYIP__",
  "(ip)",
]) {
  test(`${text} can be reported`, () => expect(reportedAddressProblem(text)).toBeUndefined());
}

for (const text of ["", "home", "ip>", "<ip addr>", "<ip>&x=1", '<"ip">', "<ip>\n", "[IP]#"]) {
  test(`fails on ${JSON.stringify(text)}`, () => {
    expect(reportedAddressProblem(text)).toBe(
      `invalid address ${JSON.stringify(text)}: use an IP address, or the router's placeholder for its own, such as "<ipaddr>" or "[IP]"`,
    );
  });
}
