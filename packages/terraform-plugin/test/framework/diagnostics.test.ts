import { DiagnosticError, Diagnostics } from "../../src/framework/diagnostics.js";

test("diagnostics are collected in order, without duplicates", () => {
  const diagnostics = new Diagnostics();
  diagnostics.warning("Old name", "Use the new one.");
  diagnostics.error("Invalid name", "It is empty.", ["name"]);
  diagnostics.error("Invalid name", "It is empty.", ["name"]);
  diagnostics.error("Invalid name", "It is empty.", ["rule", { index: 0 }]);
  diagnostics.error("Invalid name", "It is empty.");
  diagnostics.warning("Old name", "Use the new one.");
  expect(diagnostics.items).toStrictEqual([
    { severity: "warning", summary: "Old name", detail: "Use the new one." },
    { severity: "error", summary: "Invalid name", detail: "It is empty.", path: ["name"] },
    { severity: "error", summary: "Invalid name", detail: "It is empty.", path: ["rule", { index: 0 }] },
    { severity: "error", summary: "Invalid name", detail: "It is empty." },
  ]);
});

test("diagnostics that differ only in severity, summary, or detail are all collected", () => {
  const diagnostics = new Diagnostics();
  diagnostics.warning("Old name", "Use the new one.");
  diagnostics.error("Old name", "Use the new one.");
  diagnostics.warning("Old label", "Use the new one.");
  diagnostics.warning("Old name", "Remove it.");
  expect(diagnostics.items).toHaveLength(4);
});

test("only an error counts as an error", () => {
  const diagnostics = new Diagnostics();
  expect(diagnostics.hasError).toBe(false);
  diagnostics.warning("Old name", "Use the new one.");
  expect(diagnostics.hasError).toBe(false);
  diagnostics.error("Invalid name", "It is empty.");
  expect(diagnostics.hasError).toBe(true);
});

test("a DiagnosticError carries its diagnostic and its cause", () => {
  const cause = new Error("cut");
  const error = new DiagnosticError("Failed to read thing", "It did not answer.", { path: ["name"], cause });
  expect(error.message).toBe("Failed to read thing: It did not answer.");
  expect(error.cause).toBe(cause);
  expect(error.diagnostic).toStrictEqual({
    severity: "error",
    summary: "Failed to read thing",
    detail: "It did not answer.",
    path: ["name"],
  });
  expect(new DiagnosticError("A", "B.").diagnostic).toStrictEqual({
    severity: "error",
    summary: "A",
    detail: "B.",
  });
});
