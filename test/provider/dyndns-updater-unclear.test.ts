import { DiagnosticError, Diagnostics } from "@hostup/terraform-plugin";
import { HostupError } from "../../src/hostup/errors.js";
import type { DynDnsConfig } from "../../src/hostup/model.js";
import type { KnownUpdater } from "../../src/provider/dyndns-updater-schema.js";
import {
  explainUnclear,
  hiddenUpdater,
  missingDomain,
  reportOthers,
} from "../../src/provider/dyndns-updater-unclear.js";

const wanted = { hostname: "home.example.com", recordType: "A" } as const;
const updater = { ...wanted, id: "ddns_1" } as DynDnsConfig;
const known = { domain_id: "dom_1", id: "ddns_1", hostname: "home.example.com", record_type: "A" };
const placeholder = "  terraform import hostup_dyndns_updater.NAME DOMAIN_ID/UPDATER_ID";

function explained(code: "ambiguous" | "duplicate", existing?: readonly string[], domainId = "dom_1") {
  const error = new HostupError(code, "create failed", existing && { existing });
  const explanation = explainUnclear(error, domainId, wanted);
  if (!(explanation instanceof DiagnosticError)) throw explanation;
  expect(explanation.cause).toBe(error);
  return explanation.diagnostic;
}

const commandsIn = (detail: string) => detail.split("\n").filter((line) => line.startsWith("  "));

describe("a creation that failed", () => {
  test("on a duplicate shows how to import it", () => {
    const { path, detail } = explained("duplicate", ["ddns_1"]);
    expect(path).toEqual(["hostname"]);
    expect(detail.split("\n")[0]).toBe("Create failed.");
    expect(commandsIn(detail)).toEqual(["  terraform import hostup_dyndns_updater.NAME dom_1/ddns_1"]);
  });

  test("ambiguously shows how to import every updater that was found", () => {
    expect(commandsIn(explained("ambiguous", ["ddns_1", "ddns_2"]).detail)).toEqual([
      "  terraform import hostup_dyndns_updater.NAME dom_1/ddns_1",
      "  terraform import hostup_dyndns_updater.NAME dom_1/ddns_2",
    ]);
  });

  test("ambiguously without a list shows how to import the updater by its names", () => {
    expect(commandsIn(explained("ambiguous").detail)).toEqual([
      "  terraform import hostup_dyndns_updater.NAME dom_1/home.example.com/A",
    ]);
  });

  for (const [name, domainId, id] of [
    ["an ID", "dom_1", "$(reboot)"],
    ["one of several parts", "dom_1", "home.example.com/`reboot`"],
    ["a domain ID", "dom 1;", "ddns_1"],
  ] as const) {
    test(`never puts ${name} in an unexpected format into a command`, () => {
      expect(commandsIn(explained("duplicate", [id], domainId).detail)).toEqual([placeholder]);
    });
  }

  test("for another reason is not explained here", () => {
    const error = new HostupError("network", "create failed");
    expect(explainUnclear(error, "dom_1", wanted)).toBe(error);
  });
});

describe("a creation after a request without a response", () => {
  function reported(others: readonly string[] | undefined) {
    const diagnostics = new Diagnostics();
    reportOthers(diagnostics, "dom_1", updater, others);
    return diagnostics.items;
  }

  test("reports nothing if there is no other updater", () => {
    expect(reported([])).toEqual([]);
  });

  test("fails at the host name, and names every other updater", () => {
    expect(reported(["ddns_2", "ddns_3"])).toEqual([
      {
        severity: "error",
        summary: "DynDNS updater exists more than once",
        detail: expect.stringContaining(
          'In addition to "ddns_1", which is in the state, domain "dom_1" has "ddns_2" and "ddns_3". ',
        ),
        path: ["hostname"],
      },
    ]);
  });

  test("warns if it is unknown whether there is another updater", () => {
    expect(reported(undefined)).toMatchObject([
      {
        severity: "warning",
        summary: "DynDNS updater may exist twice",
        detail: expect.stringContaining('A request to create "home.example.com" (A) received no response. '),
      },
    ]);
  });
});

for (const [name, state, text] of [
  ["by its host name", known, '"ddns_1" of "home.example.com" (A)'],
  ["by its ID after an import", { ...known, hostname: null }, '"ddns_1"'],
] as const) {
  test(`messages name an updater that may still exist ${name}`, () => {
    const error = new HostupError("not_found", "read failed");
    for (const describe of [missingDomain, hiddenUpdater]) {
      expect(describe(error, state as unknown as KnownUpdater)).toContain(
        `The updater ${text} and its token`,
      );
    }
  });
}
