import { parseBaseUrl } from "../../src/hostup/base-url.js";

const accepted = [
  ["https://cloud.hostup.se/api/v2", "https://cloud.hostup.se/api/v2"],
  ["https://cloud.hostup.se/api/v2/", "https://cloud.hostup.se/api/v2"],
  ["https://cloud.hostup.se/api", "https://cloud.hostup.se/api/v2"],
  ["https://cloud.hostup.se/api//", "https://cloud.hostup.se/api/v2"],
  ["https://proxy.example:8443/hostup", "https://proxy.example:8443/hostup"],
  ["http://localhost:8080/api/v2", "http://localhost:8080/api/v2"],
  ["http://127.0.0.1:8080/api", "http://127.0.0.1:8080/api/v2"],
  ["http://127.9.8.7", "http://127.9.8.7"],
  ["http://[::1]:80/api/v2", "http://[::1]/api/v2"],
] as const;

for (const [text, url] of accepted) {
  test(`accepts ${text}`, () => {
    expect(parseBaseUrl(text)).toBe(url);
  });
}

const allowed =
  'use an https URL, or an http URL of this machine (localhost, 127.0.0.0/8, [::1]), without user name, password, query, or fragment, such as "https://cloud.hostup.se/api/v2"';

const refused = [
  ["", "", "it is not a URL"],
  ["cloud.hostup.se/api/v2", "cloud.hostup.se/api/v2", "it is not a URL"],
  ["ftp://cloud.hostup.se", "ftp://cloud.hostup.se", "it is not an https URL"],
  ["http://cloud.hostup.se", "http://cloud.hostup.se", "it would send the API key unencrypted"],
  ["http://127.0.0.1.evil.example", "http://127.0.0.1.evil.example", "it would send the API key unencrypted"],
  ["http://localhost.evil.example", "http://localhost.evil.example", "it would send the API key unencrypted"],
  ["https://me:hunter2@cloud.hostup.se", "https://cloud.hostup.se", "it contains credentials"],
  ["https://hunter2@cloud.hostup.se", "https://cloud.hostup.se", "it contains credentials"],
  ["me:hunter2@cloud.hostup.se", "cloud.hostup.se", "it is not an https URL"],
  ["https://h.example/?key=hunter2", "https://h.example/?…", "it has a query or a fragment"],
  ["https://h.example/#hunter2", "https://h.example/?…", "it has a query or a fragment"],
  ["https://h.example/?", "https://h.example/?…", "it has a query or a fragment"],
] as const;

for (const [text, shown, problem] of refused) {
  test(`fails on "${text}", without showing its secrets`, () => {
    expect(() => parseBaseUrl(text)).toThrow(
      new Error(`invalid base URL "${shown}": ${problem}; ${allowed}`),
    );
  });
}
