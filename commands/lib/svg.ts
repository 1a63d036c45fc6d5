/** One decimal is enough for a picture. */
export function rounded(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Text for XML, in elements and attributes. */
export function escapeXml(text: string): string {
  const marks: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  // XML 1.0 knows no control characters but tab and line breaks, no half of a pair, and not the last two of the plane.
  return Buffer.from(text)
    .toString()
    .replace(/[&<>"]/g, (mark) => marks[mark] ?? mark)
    .replace(/[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu, " ");
}
