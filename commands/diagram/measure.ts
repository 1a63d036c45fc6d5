import type { Card, Graph } from "./graph";
import { linesOf, plural, withoutHash, type Detail } from "./lines";
import { isNetwork } from "./simplify";
import { compare } from "./things";

/** Sizes of letters. The smallest decides how wide a picture may be. */
export const FONT = { title: 13.5, group: 12, line: 11, mark: 11 } as const;

/** Pixels inside a card: its margin, a line, what is above the first line, and a row of marks. */
export const CARD = { padding: 12, row: 16, head: 30, foot: 6, marks: 20, bare: 36, least: 110, square: 15 } as const;

/** Letters of a line, of a mark; what is longer ends with `…`, and has all in its tooltip. */
const LINE_LETTERS = 38;
const MARK_LETTERS = 24;
const MARKS = 3;

/** Average width of a letter in parts of its size; the picture can't measure text, so these are on the safe side. */
const LETTER = { mono: 0.605, sans: 0.57, bold: 0.62, capital: 0.16 } as const;

/** What is written on a card. */
export interface CardText {
  readonly title: string;
  /** `× 18` on a card of several. */
  readonly count?: string;
  readonly lines: readonly string[];
  readonly marks: readonly MarkText[];
}

/** A dot in a group's colour, and a word. */
export interface MarkText {
  readonly group: string;
  readonly word: string;
}

/** What is written on a card, cut where it is too long. */
export function textOf(card: Card, { cards }: Graph, detail: Detail): CardText {
  const count = card.heads.length > 1 ? { count: `× ${card.heads.length}` } : {};
  const lines = linesOf(card, detail).map((line) => cut(line, LINE_LETTERS));
  return { title: cut(card.title, LINE_LETTERS), ...count, lines, marks: marksOf(card, cards) };
}

function marksOf(card: Card, cards: Graph["cards"]): MarkText[] {
  const all = card.marks.flatMap((id) => {
    const hub = cards.get(id);
    return hub === undefined ? [] : [{ group: hub.group, word: cut(markWord(hub), MARK_LETTERS) }];
  });
  const sorted = all.sort((a, b) => compare(a.word, b.word));
  if (sorted.length <= MARKS) return sorted;
  return [...sorted.slice(0, MARKS - 1), { group: "", word: `+${sorted.length - MARKS + 1}` }];
}

function markWord(hub: Card): string {
  const [head] = hub.heads;
  const name = hub.heads.length > 1 ? plural(hub.title.toLowerCase()) : withoutHash(head?.name ?? "");
  return isNetwork(hub) ? `in ${name}` : name;
}

/** A text on one line, with `…` at its end where it is too long. */
export function cut(text: string, letters: number): string {
  const clean = Array.from(oneLine(text));
  return clean.length <= letters ? clean.join("") : `${clean.slice(0, letters - 1).join("")}…`;
}

/** A text on one line, without what would turn the direction of the letters after it. */
export function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, " ").replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, "");
}

/** Width and height of a card. */
export function sizeOf({ title, count, lines, marks }: CardText): { readonly width: number; readonly height: number } {
  const head = CARD.square + widthOf(title, FONT.title, "bold") + (count ? 5 + widthOf(count, FONT.title, "bold") : 0);
  const foot = marks.reduce((sum, { word }) => sum + markWidth(word), 0);
  const width = Math.max(CARD.least, head, foot, ...lines.map((line) => widthOf(line, FONT.line, "mono")));
  const hasMore = lines.length > 0 || marks.length > 0;
  const height = CARD.head + lines.length * CARD.row + CARD.foot + (marks.length > 0 ? CARD.marks : 0);
  return { width: Math.ceil(width + 2 * CARD.padding), height: hasMore ? height : CARD.bare };
}

/** Room that a mark takes, with its dot and what is between it and the next. */
export function markWidth(word: string): number {
  return 18 + widthOf(word, FONT.mark, "sans");
}

/** How wide a text is at most. */
export function widthOf(text: string, size: number, font: "mono" | "sans" | "bold"): number {
  const letters = Array.from(text).map((letter) => {
    // Letters of East Asia and pictures are as wide as high.
    if (/[\u1100-\uFFFF]/.test(letter) && letter !== "…") return 1.05;
    return LETTER[font] + (font !== "mono" && /[A-Z0-9mw×]/.test(letter) ? LETTER.capital : 0);
  });
  return letters.reduce((sum, letter) => sum + letter, 0) * size;
}
