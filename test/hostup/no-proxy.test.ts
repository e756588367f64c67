import { findProxy, UnusableProxy } from "../../src/hostup/proxy.js";

// Every result matches golang.org/x/net/http/httpproxy.
const table: [host: string, noProxy: string, goes: "direct" | "proxied"][] = [
  ["cloud.hostup.se", "", "proxied"],
  ["cloud.hostup.se", "*", "direct"],
  ["cloud.hostup.se", "other.se, *", "direct"],
  ["cloud.hostup.se", "hostup.se", "direct"],
  ["cloud.hostup.se", " , ,hostup.se ,", "direct"],
  ["cloud.hostup.se", "other.se hostup.se", "proxied"],
  ["cloud.hostup.se", "HostUp.SE", "direct"],
  ["hostup.se", "hostup.se", "direct"],
  ["badhostup.se", "hostup.se", "proxied"],
  ["cloud.hostup.se", ".hostup.se", "direct"],
  ["hostup.se", ".hostup.se", "proxied"],
  ["cloud.hostup.se", "*.hostup.se", "direct"],
  ["hostup.se", "*.hostup.se", "proxied"],
  ["cloud.hostup.se", "*hostup.se", "proxied"],
  ["cloud.hostup.se", "hostup.se:443", "direct"],
  ["cloud.hostup.se", "hostup.se:8443", "proxied"],
  ["cloud.hostup.se:8443", "hostup.se:8443", "direct"],
  ["cloud.hostup.se:8443", "hostup.se:443", "proxied"],
  ["cloud.hostup.se:8443", "hostup.se", "direct"],
  ["cloud.hostup.se", "hostup.se:", "direct"],
  ["cloud.hostup.se", ":443", "proxied"],
  ["cloud.hostup.se.", ":443", "proxied"],
  ["cloud.hostup.se.", ",", "proxied"],
  ["hostup.se", "hostup*.se", "proxied"],
  ["cloud.hostup.se", "https://cloud.hostup.se", "proxied"],
  ["xn--nycklar-9za.se", "nycklarö.se", "proxied"],
  ["xn--rksmrgs-5wao1o.se", "räksmörgås.se", "direct"],
  ["10.1.2.3", "10.0.0.0/8", "direct"],
  ["11.1.2.3", "10.0.0.0/8", "proxied"],
  ["10.1.2.3", "10.0.0.0/33", "proxied"],
  ["10.1.2.3", "10.0.0.0/", "proxied"],
  ["10.1.2.3", "10.1.2.0/24", "direct"],
  ["10.1.3.3", "10.1.2.0/24", "proxied"],
  ["10.1.2.3", "10.0.0.0/8:443", "proxied"],
  ["10.1.2.3", "10.0.0.0/8x", "proxied"],
  ["10.1.2.3", "x/10.0.0.0/8", "proxied"],
  ["10.1.2.3", "10.1.2.3", "direct"],
  ["10.1.2.3", "10.1.2.3:443", "direct"],
  ["10.1.2.3:444", "10.1.2.3:443", "proxied"],
  ["10.1.2.3", "10.1.2", "proxied"],
  ["10.1.2.3", "2.3", "proxied"],
  ["10.1.2.3", ".2.3", "proxied"],
  ["[fd00::1]", "fd00::/8", "direct"],
  ["[fd00::1]", "fd00::1", "direct"],
  ["[fd00::1]", "FD00:0::1", "direct"],
  ["[fd00::1]", "[fd00::1]:443", "direct"],
  ["[fd00::1]:444", "[fd00::1]:443", "proxied"],
  ["[fe80::1]", "fd00::/8", "proxied"],
  ["[fd00::1]", "10.0.0.0/8", "proxied"],
  ["10.0.0.1", "::/0", "proxied"],
  ["10.0.0.1.example.com", "10.0.0.1", "proxied"],
  ["localhost", "", "direct"],
  ["localhost.example.com", "", "proxied"],
  ["127.0.0.1", "", "direct"],
  ["127.8.9.10", "", "direct"],
  ["[::1]", "", "direct"],
  ["[::2]", "", "proxied"],
];
for (const [host, noProxy, goes] of table) {
  test(`${host} is ${goes} with NO_PROXY="${noProxy}"`, () => {
    const url = new URL(`https://${host}/api/v2`);
    const found = (variable: string) => {
      const proxy = findProxy(url, { HTTPS_PROXY: "http://proxy.test:3128", [variable]: noProxy });
      if (proxy instanceof UnusableProxy) throw new Error(proxy.message);
      return proxy === undefined ? "direct" : "proxied";
    };
    expect(found("NO_PROXY")).toBe(goes);
    expect(found("no_proxy")).toBe(goes);
  });
}

test("prefers NO_PROXY to no_proxy, and treats an empty variable as unset", () => {
  const url = new URL("https://cloud.hostup.se");
  const proxy = { HTTPS_PROXY: "", https_proxy: "proxy.test:3128" };
  expect(findProxy(url, { ...proxy, NO_PROXY: "other.se", no_proxy: "hostup.se" })).toBeDefined();
  expect(findProxy(url, { ...proxy, NO_PROXY: "", no_proxy: "hostup.se" })).toBeUndefined();
  expect(findProxy(url, { ALL_PROXY: "proxy.test:3128", HTTP_PROXY: "proxy.test:3128" })).toBeUndefined();
});
