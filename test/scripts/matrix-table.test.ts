import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeCell } from "../../scripts/matrix-table.js";

const folder = mkdtempSync(join(tmpdir(), "matrix-table-"));
const file = join(folder, "README.md");
afterAll(() => rmSync(folder, { recursive: true }));

const page = (table: string) =>
  `Before.\n\n<!-- matrix: written by npm run matrix -->\n${table}<!-- end of matrix -->\n\nAfter | all.\n`;

test("adds rows, newest first, and columns; keeps the other cells and the text around the table", () => {
  writeFileSync(file, page(""));
  writeCell(file, "OpenTofu 1.9.4", "self-contained executable", "all: 9");
  writeCell(file, "Terraform 1.9.8", "Node.js 22", "updater: 3 of 4");
  writeCell(file, "Terraform 1.10.5", "Node.js 22", "updater: 4");
  writeCell(file, "OpenTofu 1.9.4", "Node.js 8", "all: 10");
  expect(readFileSync(file, "utf8")).toBe(
    page(
      [
        "|  | Node.js 8 | Node.js 22 | self-contained executable |",
        "| --- | --- | --- | --- |",
        "| Terraform 1.10.5 |  | updater: 4 |  |",
        "| Terraform 1.9.8 |  | updater: 3 of 4 |  |",
        "| OpenTofu 1.9.4 | all: 10 |  | all: 9 |",
        "",
      ].join("\n"),
    ),
  );
});

test("replaces a cell", () => {
  writeFileSync(file, page("|  | Node.js 22 |\n| --- | --- |\n| Terraform 1.9.8 | updater: 4 |\n"));
  writeCell(file, "Terraform 1.9.8", "Node.js 22", "all: 9");
  expect(readFileSync(file, "utf8")).toContain("| Terraform 1.9.8 | all: 9 |");
});

test("fails if the file has no place for the table", () => {
  writeFileSync(file, "No table.\n");
  expect(() => writeCell(file, "Terraform 1.9.8", "Node.js 22", "all: 9")).toThrow(
    "README.md has no <!-- matrix",
  );
});
