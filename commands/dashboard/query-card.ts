import type { LogQueryWidget } from "../../constructs/cloudwatch/widget";
import { fit, text, type Box } from "./text";

/** Pixels from one line of a query to the next. */
const LINE = 17;

/** The SVG of a query. What it finds is data, which a picture of the layout does not have. */
export function queryContent(widget: LogQueryWidget, box: Box): string[] {
  const lines = queryLines(widget);
  const room = Math.max(1, Math.floor(box.height / LINE));
  const shown = lines.length <= room ? lines : [...lines.slice(0, room - 1), "…"];
  return shown.map((line, index) => text("code", box.x, box.y + 12 + index * LINE, fit(line, box.width, 11, "mono")));
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
