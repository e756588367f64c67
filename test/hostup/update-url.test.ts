import { updateUrl } from "../../src/hostup/update-url.js";

const base = "https://cloud.hostup.se/api/v2";

test("contains the host name as HostUp writes it", () => {
  expect(updateUrl(base, "Höme.Example.com.", "t0ken")).toBe(
    "https://cloud.hostup.se/api/dyndns/update?hostname=xn--hme-sna.example.com&token=t0ken",
  );
});

test("contains a host name from the API unchanged if it is not valid", () => {
  expect(updateUrl(base, "A b_.example.com", "t&k")).toBe(
    "https://cloud.hostup.se/api/dyndns/update?hostname=A+b_.example.com&token=t%26k",
  );
});

test("ends with the address or the placeholder as it is", () => {
  expect(updateUrl(base, "home.example.com", "t", "<ipaddr>")).toBe(
    "https://cloud.hostup.se/api/dyndns/update?hostname=home.example.com&token=t&ip=<ipaddr>",
  );
});
