import { comparisonOf, type Result } from "./report.js";

const rowHeight = 26;
const labelWidth = 330;
const unitWidth = 220;
const width = 800;
const title = "Time compared with a provider in Go that does the same work (shorter is better)";

/** Draws the rows that are compared with the provider in Go as bars: 1 is the time of Go. The script and the executable differ in color. */
export function drawPicture(results: readonly Result[], machine: string): string {
  const rows = results.filter(
    (result) => result.unit === "ms" && result.against?.name === "Go" && !Number.isNaN(comparisonOf(result)),
  );
  const bars = rows.map((result, index) => drawRow(result, 50 + index * rowHeight));
  const height = 60 + rows.length * rowHeight;
  const goX = labelWidth + unitWidth;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif" font-size="13">
<title>${title}</title>
<rect width="${width}" height="${height}" fill="#ffffff"/>
<text x="10" y="20" font-weight="bold">${title}</text>
<text x="10" y="38" fill="#666666">${escapeText(machine)}</text>
${bars.join("\n")}
<line x1="${goX}" y1="46" x2="${goX}" y2="${height - 8}" stroke="#333333" stroke-dasharray="3 3"/>
<text x="${goX + 4}" y="40" fill="#333333">Go</text>
</svg>
`;
}

function drawRow(result: Result, y: number): string {
  const ratio = comparisonOf(result);
  const color = result.row.endsWith(", executable")
    ? "#2a7f62"
    : result.row.endsWith(", floor")
      ? "#bbbbbb"
      : "#c8862b";
  const length = Math.round(ratio * unitWidth);
  return `<text x="10" y="${y + 14}">${escapeText(`${result.row} ${result.cli}`.trim())}</text>
<rect x="${labelWidth}" y="${y}" width="${length}" height="${rowHeight - 8}" fill="${color}"/>
<text x="${labelWidth + length + 6}" y="${y + 14}">${ratio.toFixed(2)}</text>`;
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
