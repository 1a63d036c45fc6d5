import { escapeXml, rounded } from "../lib/svg";

/** A rectangle in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Colours for metrics without one of their own, in CloudWatch's order. */
export const COLORS = ["#1f77b4", "#ff7f0e", "#2ca02c", "#d62728", "#9467bd", "#8c564b"] as const;

/** Average width of a letter, in parts of the font's size: the picture can't measure text, so it is cut on the safe side. */
const LETTER = { sans: 0.56, mono: 0.61 } as const;

/** The kind of letters. */
export type Font = keyof typeof LETTER;

/** How wide a text is at most, in pixels. */
export function widthOf(text: string, size: number, font: Font): number {
  return Array.from(text).length * size * LETTER[font];
}

/** Cuts a text that is too long for its place, with `…` at its end. */
export function fit(text: string, width: number, size: number, font: Font): string {
  const letters = Array.from(text);
  const room = Math.floor(width / (size * LETTER[font]));
  return letters.length <= room
    ? text
    : `${letters
        .slice(0, Math.max(0, room - 1))
        .join("")
        .trimEnd()}…`;
}

/** A line of text, by its class in the picture's style. */
export function text(kind: string, x: number, y: number, content: string, anchor?: "end"): string {
  const place = `x="${rounded(x)}" y="${rounded(y)}"`;
  return `<text class="${kind}" ${place}${anchor ? ` text-anchor="${anchor}"` : ""}>${escapeXml(content)}</text>`;
}
