import { readFileSync } from "node:fs";

/** The lines between `<!-- name -->` and `<!-- end of name -->` of a Markdown file. */
export function section(file: string, name: string): string[] {
  const text = readFileSync(file, "utf8");
  const [, rest] = text.split(`<!-- ${name} -->\n`);
  const [lines] = rest?.split(`<!-- end of ${name} -->`) ?? [];
  if (lines === undefined) throw new Error(`${file} has no section ${name}.`);
  return lines.split("\n").filter((line) => line !== "");
}

/** The cells of a Markdown table, without its two head lines. */
export function tableCells(lines: readonly string[]): string[][] {
  const rows = lines.map((line) => line.split(/(?<!\\)\|/).slice(1, -1));
  return rows.slice(2).map((cells) => cells.map((cell) => cell.trim().replaceAll("\\|", "|")));
}
