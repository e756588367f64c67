/** The README's table of the acceptance tests that passed, by CLI and by what runs the provider. */
import { readFileSync, writeFileSync } from "node:fs";

const [start, end] = ["<!-- matrix: written by npm run matrix -->\n", "<!-- end of matrix -->"] as const;

type Table = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Writes the content of one cell of the table in a file. Adds the row and the column if they are missing. */
export function writeCell(file: string, row: string, column: string, content: string): void {
  const text = readFileSync(file, "utf8");
  const [from, to] = [text.indexOf(start) + start.length, text.indexOf(end)];
  if (from < start.length || to < from) throw new Error(`${file} has no ${start.trim()}`);
  const table = new Map(parseTable(text.slice(from, to)));
  table.set(row, new Map(table.get(row)).set(column, content));
  writeFileSync(file, text.slice(0, from) + formatTable(table) + text.slice(to));
}

function parseTable(markdown: string): Table {
  const [[, ...columns] = [], , ...rows] = markdown.trim().split("\n").map(cellsOf);
  return new Map(
    rows.map(([name = "", ...cells]) => [
      name,
      new Map(columns.map((column, index) => [column, cells[index] ?? ""])),
    ]),
  );
}

const cellsOf = (line: string) =>
  line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());

function formatTable(table: Table): string {
  const columns = [...new Set([...table.values()].flatMap((cells) => [...cells.keys()]))].sort(byVersion);
  const newestFirst = [...table].sort(([a], [b]) => byVersion(b, a));
  const rows = newestFirst.map(([row, cells]) => [row, ...columns.map((column) => cells.get(column) ?? "")]);
  return [["", ...columns], ["", ...columns].map(() => "---"), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |\n`)
    .join("");
}

const byVersion = (a: string, b: string) => a.localeCompare(b, "en", { numeric: true });
