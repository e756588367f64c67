import { median } from "./samples.js";

/** One row of the table. */
export interface Result {
  readonly row: string;
  readonly cli: string;
  /** The unit of the samples, such as `ms` or `MB`. */
  readonly unit: string;
  readonly ours: readonly number[];
  readonly against?: { readonly name: string; readonly samples: readonly number[] };
  /** The maximum ratio of the medians, or the maximum median where there is nothing to compare with. */
  readonly bar?: number;
  readonly requests?: Requests;
  readonly note?: string;
}

/** The provider's requests to HostUp by kind, and whether there are no more than allowed. */
export interface Requests {
  readonly counted: Readonly<Record<string, number>>;
  readonly asAllowed: boolean;
}

/** Returns the ratio of the medians, or the median where there is nothing to compare with. */
export function comparisonOf({ ours, against }: Result): number {
  return against === undefined ? median(ours) : median(ours) / median(against.samples);
}

/** Returns whether a row reaches its bar; undefined if it has none. */
function verdictOf(result: Result): boolean | undefined {
  const value = comparisonOf(result);
  if (result.bar === undefined || Number.isNaN(value)) return undefined;
  return value <= result.bar && (result.requests?.asAllowed ?? true);
}

/** Returns the results as a Markdown table. */
export function formatTable(results: readonly Result[]): string {
  const header = ["row", "CLI", "ours", "against", "ratio", "bar", "requests", ""];
  const lines = results.map((result) => {
    const { row, cli, unit, ours, against, bar, requests, note } = result;
    const verdict = verdictOf(result);
    return [
      row,
      cli,
      `${round(median(ours))} ${unit}`,
      against === undefined ? "" : `${against.name}: ${round(median(against.samples))} ${unit}`,
      against === undefined ? "" : comparisonOf(result).toFixed(2),
      bar === undefined ? "" : `<= ${bar}${against === undefined ? ` ${unit}` : ""}`,
      requests === undefined ? "" : describeRequests(requests),
      [verdict === undefined ? "" : verdict ? "reached" : "MISSED", note ?? ""].filter(Boolean).join(", "),
    ];
  });
  const all = [header, ...lines];
  const widths = header.map((_name, column) => Math.max(...all.map((cells) => cells[column]?.length ?? 0)));
  const format = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const rule = widths.map((width) => "-".repeat(width));
  return [format(header), format(rule), ...lines.map(format)].join("\n");
}

function describeRequests({ counted, asAllowed }: Requests): string {
  const counts = Object.entries(counted).map(([kind, count]) => `${count} ${kind}`);
  return `${counts.join(", ") || "none"}${asAllowed ? "" : " (too many)"}`;
}

function round(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value.toFixed(1);
}
