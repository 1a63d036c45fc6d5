/** The middle one of a list. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** A quantile, between neighbours where it falls between them. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * part;
  const [low, high] = [sorted[Math.floor(at)] ?? NaN, sorted[Math.ceil(at)] ?? NaN];
  return low + (high - low) * (at - Math.floor(at));
}

/**
 * Median of the ratios of pairs that were measured one after the other, and their quartiles: `0.86 (0.84–0.88)`. A machine
 * that slows down for a while then slows both of a pair.
 */
export function pairedRatio(values: readonly number[], of: readonly number[]): string {
  const ratios = values.map((value, round) => value / (of[round] ?? NaN));
  return `${digits(median(ratios))} (${digits(quantile(ratios, 0.25))}–${digits(quantile(ratios, 0.75))})`;
}

/** Three digits that count. */
export function digits(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** A Markdown table with columns of one width, as Prettier would write it. */
export function table([head = [], ...rows]: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => (row[column] ?? "").length)));
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? "").padEnd(width)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}
