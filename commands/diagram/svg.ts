import { escapeXml, rounded } from "../lib/svg";
import { isImplied, type Arrow, type Card, type Graph } from "./graph";
import { MARGIN, type Layout, type PlacedArrow } from "./layout";
import { withoutHash } from "./lines";
import { CARD, FONT, markWidth, oneLine, widthOf, type CardText } from "./measure";
import { colorRules, groupClass } from "./palette";
import { pathOf } from "./path";

const STYLE = `
    text { font-family: ui-sans-serif, system-ui, "Segoe UI", Helvetica, Arial, sans-serif; }
    .title { font-size: ${FONT.title}px; font-weight: 600; }
    .count { font-weight: 400; }
    .frame { font-size: ${FONT.group}px; font-weight: 600; }
    .line { font-family: ui-monospace, "DejaVu Sans Mono", Consolas, monospace; font-size: ${FONT.line}px; }
    .mark, .label { font-size: ${FONT.mark}px; }
    .label { paint-order: stroke; stroke-width: 4px; stroke-linejoin: round; }
    .arrow { fill: none; stroke-width: 1.4; }
    .dashed { stroke-dasharray: 5 4; }`;

/** What dashes and a blue frame mean, where a picture has some and room for it. */
const LEGEND = {
  dashed: "dashed: a permission, an order, or made at run time",
  added: "blue: new",
  height: 16,
} as const;

/**
 * A picture as SVG, which a browser shows light or dark as the reader's system is. The same graph gives the same bytes.
 *
 * @param title what the picture shows, in a sentence
 * @param known addresses that were there before: cards without any of them have a blue frame. @default all
 */
export function svgOf(title: string, graph: Graph, layout: Layout, known?: ReadonlySet<string>): string {
  const added = new Set(known === undefined ? [] : [...graph.cards.values()].filter(isNew(known)).map(({ id }) => id));
  const legend = [
    ...(added.size > 0 ? [LEGEND.added] : []),
    ...(isDashedSomewhere(graph, layout) ? [LEGEND.dashed] : []),
  ].join("; ");
  const hasLegend = legend !== "" && layout.width >= widthOf(legend, FONT.mark, "sans") + 2 * MARGIN;
  const [width, height] = [Math.ceil(layout.width), Math.ceil(layout.height) + (hasLegend ? LEGEND.height : 0)];
  const drawn = [
    ...(layout.cards.length === 0 ? [text("line", MARGIN, 30, title)] : []),
    ...layout.groups.flatMap(frame),
    ...layout.arrows.map((placed) => arrow(placed, graph)),
    ...layout.arrows.flatMap(label),
    ...layout.cards.flatMap((place) => card(place, graph, added.has(place.id))),
    ...(hasLegend ? [text("mark soft", width - MARGIN, height - 12, legend, ' text-anchor="end"')] : []),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="name">
<title id="name">${escapeXml(oneLine(title))}</title>
<style>${STYLE}${colorRules()}
</style>
<defs><marker id="tip" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="tip" d="M0 .5 8 4 0 7.5z"/></marker></defs>
<rect class="page" width="${width}" height="${height}" rx="10"/>
${drawn.join("\n")}
</svg>
`;
}

function isNew(known: ReadonlySet<string>): (card: Card) => boolean {
  return ({ addresses }) => addresses.length > 0 && addresses.every((address) => !known.has(address));
}

function isDashedSomewhere({ cards }: Graph, { arrows }: Layout): boolean {
  return arrows.some(({ arrow }) => isDashed(arrow)) || [...cards.values()].some(isImplied);
}

/** Dashed is what only a permission or an order says. */
function isDashed({ soft, permission }: Arrow): boolean {
  return soft || permission;
}

function frame({ x, y, width, height, title }: Layout["groups"][number]): string[] {
  return [rect("group", x, y, width, height, 10), text("frame soft", x + 12, y + 19, title)];
}

function arrow({ arrow: placed, points }: PlacedArrow, { cards }: Graph): string {
  const ends = [placed.from, placed.to].map((id) => nameOf(cards.get(id))).join(" → ");
  const kind = isDashed(placed) ? "arrow dashed" : "arrow";
  return `<path class="${kind}" d="${pathOf(points)}" marker-end="url(#tip)"><title>${escapeXml(oneLine(ends))}</title></path>`;
}

function nameOf(card: Card | undefined): string {
  const [head] = card?.heads ?? [];
  return head === undefined || head.address === "" ? (card?.title ?? "") : withoutHash(head.address);
}

function label({ arrow: { label: word }, label: place }: PlacedArrow): string[] {
  return word === undefined || place === undefined
    ? []
    : [text("label", place.x, place.y, word, ' text-anchor="middle"')];
}

/** A card with a tooltip that has all addresses. */
function card(
  { id, x, y, width, height, text: words }: Layout["cards"][number],
  { cards }: Graph,
  isAdded: boolean,
): string[] {
  const found = cards.get(id);
  if (found === undefined) return [];
  const several = found.heads.length > 1 ? [rect("card", x + 5, y + 5, width, height, 7)] : [];
  const lines = words.lines.map((line, index) => {
    return text("line", x + CARD.padding, y + CARD.head + 10 + index * CARD.row, line);
  });
  return [
    "<g>",
    `<title>${escapeXml([found.title, ...found.addresses].map(oneLine).join("\n"))}</title>`,
    ...several,
    rect(isImplied(found) ? "card dashed" : isAdded ? "card added" : "card", x, y, width, height, 7),
    rect(groupClass(found.group), x + CARD.padding, y + 13, 9, 9, 2.5),
    title(words, x + CARD.padding + CARD.square, y + 22),
    ...lines,
    ...marks(words, x + CARD.padding, y + height - 12),
    "</g>",
  ];
}

function title({ title: words, count }: CardText, x: number, y: number): string {
  const several = count === undefined ? "" : `<tspan class="soft count" dx="5">${escapeXml(count)}</tspan>`;
  return `<text class="title" x="${rounded(x)}" y="${rounded(y)}">${escapeXml(words)}${several}</text>`;
}

function marks({ marks: all }: CardText, x: number, y: number): string[] {
  let at = x;
  return all.flatMap(({ group, word }) => {
    const left = at;
    at += markWidth(word);
    return [
      `<circle class="${groupClass(group)}" cx="${rounded(left + 4)}" cy="${rounded(y - 3.5)}" r="3.5"/>`,
      text("mark soft", left + 11, y, word),
    ];
  });
}

function rect(kind: string, x: number, y: number, width: number, height: number, radius: number): string {
  const place = `x="${rounded(x)}" y="${rounded(y)}" width="${rounded(width)}" height="${rounded(height)}"`;
  return `<rect class="${kind}" ${place} rx="${radius}"/>`;
}

function text(kind: string, x: number, y: number, words: string, more = ""): string {
  return `<text class="${kind}" x="${rounded(x)}" y="${rounded(y)}"${more}>${escapeXml(words)}</text>`;
}
