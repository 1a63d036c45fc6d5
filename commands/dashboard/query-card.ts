import type { LogQueryWidget } from "../../constructs/cloudwatch/widget";
import { pointsOf, rounded, sketchedCurve, sketchedShares, type Box } from "./sketch";
import { COLORS, fit, text } from "./text";

/** Pixels from one line of a query to the next. */
const LINE = 17;

/** The SVG of a query and of what its answer will look like. */
export function queryContent(widget: LogQueryWidget, box: Box): string[] {
  const lines = queryLines(widget);
  const room = Math.max(1, Math.floor(box.height / LINE));
  const shown = lines.length <= room ? lines : [...lines.slice(0, room - 1), "…"];
  const used = shown.length * LINE + 8;
  return [
    ...shown.map((line, index) => text("code", box.x, box.y + 12 + index * LINE, fit(line, box.width, 11, "mono"))),
    ...answerOf(widget, { ...box, y: box.y + used, height: box.height - used }),
  ];
}

/** What the answer will look like, where there is room for it. */
function answerOf({ title, view = "table" }: LogQueryWidget, box: Box): string[] {
  const { x, y, width, height } = box;
  if (height < 24) return [];
  const color = COLORS[0];
  switch (view) {
    case "timeSeries":
      return [0, 1].map((index) => {
        const curve = sketchedCurve(`${title}${index}`).map((value) => (index + value * 0.9) / 2);
        return `<polyline class="curve" stroke="${COLORS[index] ?? color}" points="${pointsOf(curve, box)}"/>`;
      });
    case "bar":
      return sketchedShares(title, Math.floor(height / 14)).map((share, index) => {
        return `<rect class="answer" fill="${color}" x="${rounded(x)}" y="${rounded(y + index * 14)}" width="${rounded(width * share)}" height="9" rx="2"/>`;
      });
    case "pie":
      return pie(sketchedShares(title, 4), x + width / 2, y + height / 2, Math.min(height, width) / 2);
    case "table":
      return Array.from({ length: Math.floor(height / 16) }, (_, row) => {
        const line = rounded(y + row * 16 + 8);
        return `<line class="${row === 0 ? "head" : "row"}" x1="${rounded(x)}" y1="${line}" x2="${rounded(x + width)}" y2="${line}"/>`;
      });
  }
}

function pie(shares: readonly number[], x: number, y: number, radius: number): string[] {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const at = (part: number) => {
    const angle = 2 * Math.PI * part - Math.PI / 2;
    return `${rounded(x + radius * Math.cos(angle))} ${rounded(y + radius * Math.sin(angle))}`;
  };
  let from = 0;
  return shares.map((share, index) => {
    const to = from + share / whole;
    const large = to - from > 0.5 ? 1 : 0;
    const slice = `M${rounded(x)} ${rounded(y)} L${at(from)} A${rounded(radius)} ${rounded(radius)} 0 ${large} 1 ${at(to)} Z`;
    from = to;
    return `<path class="answer" fill="${COLORS[index % COLORS.length] ?? COLORS[0]}" d="${slice}"/>`;
  });
}

/** The query as a person would write it: one command a line. */
export function queryLines({ logGroups, query: commands }: LogQueryWidget): string[] {
  const names = logGroups.map(({ name }) => name).join(", ");
  const lines = commands
    .split(/\n|\s\|\s(?=(?:fields|filter|parse|stats|sort|limit|dedup|display)\s)/)
    .map((line) => line.trim().replace(/^\|\s*/, ""));
  return [
    `in ${names}`,
    ...lines.filter((line) => line !== "").map((line, index) => (index === 0 ? line : `| ${line}`)),
  ];
}
