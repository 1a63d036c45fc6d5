import { GRID_COLUMNS, type PlacedWidget } from "../../constructs/cloudwatch/dashboard-layout";
import { cardOf } from "./cards";
import { escapeXml, rounded } from "../lib/svg";

/** Pixels: the picture's width, its margin, a grid row, and the room between cards. */
const WIDTH = 940;
const MARGIN = 16;
const ROW = 32;
const GAP = 10;

/** Colours of a page, light or dark. */
interface Palette {
  readonly page: string;
  readonly card: string;
  readonly edge: string;
  readonly text: string;
  readonly soft: string;
  readonly chip: string;
}

const LIGHT: Palette = {
  page: "#f3f5f8",
  card: "#ffffff",
  edge: "#d5dce4",
  text: "#16202b",
  soft: "#5a6877",
  chip: "#f0f3f6",
};

const DARK: Palette = {
  page: "#0f151c",
  card: "#1a232d",
  edge: "#32404e",
  text: "#e8edf2",
  soft: "#9aa9b8",
  chip: "#243040",
};

/** Written out for each palette, since programs other than browsers know no CSS variables. */
function colors({ page, card, edge, text, soft, chip }: Palette): string {
  return `
    text { fill: ${text}; }
    .plain, .kind, .source, .limit-text { fill: ${soft}; }
    .page { fill: ${page}; }
    .card { fill: ${card}; stroke: ${edge}; }
    .chip { fill: ${chip}; stroke: ${edge}; }
    .state { stroke: ${soft}; }`;
}

/** The reader's system decides between light and dark (CSS, `prefers-color-scheme`). */
const STYLE = `
    text { font: 12.5px ui-sans-serif, system-ui, "Segoe UI", Helvetica, Arial, sans-serif; }
    .h1 { font-size: 22px; font-weight: 700; }
    .h2 { font-size: 16px; font-weight: 700; }
    .plain { font-size: 13px; }
    .title { font-size: 13px; font-weight: 600; }
    .kind, .source, .code { font-family: "DejaVu Sans Mono", Consolas, Menlo, monospace; font-size: 11px; }
    .code { font-size: 11px; }
    .limit-text { font-size: 11px; }
    .state { fill: none; stroke-width: 1.5; }
    .limit { stroke-dasharray: 3 2; stroke-width: 2; }${colors(LIGHT)}
    @media (prefers-color-scheme: dark) {${colors(DARK)}
    }
`;

/**
 * A picture of a dashboard's layout as SVG: titles, metrics, limits and queries. It has no data, and shows none.
 * The same widgets give the same bytes.
 *
 * @param name the dashboard's name
 */
export function pictureOf(name: string, widgets: readonly PlacedWidget[]): string {
  const unit = (WIDTH - 2 * MARGIN + GAP) / GRID_COLUMNS;
  const rows = Math.max(0, ...widgets.map(({ y, height }) => y + height));
  const height = rows * ROW + 2 * MARGIN - GAP + 20;
  const cards = widgets.flatMap(({ widget, ...place }) =>
    cardOf(widget, {
      x: MARGIN + place.x * unit,
      y: MARGIN + place.y * ROW,
      width: place.width * unit - GAP,
      height: place.height * ROW - GAP,
    }),
  );
  const title = escapeXml(`Layout of the CloudWatch dashboard ${name}`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${rounded(height)}" role="img" aria-labelledby="name">
<title id="name">${title}</title>
<style>${STYLE}</style>
<rect class="page" width="${WIDTH}" height="${rounded(height)}" rx="12"/>
${cards.join("\n")}
<text class="kind" x="${WIDTH - MARGIN}" y="${rounded(height - 12)}" text-anchor="end">drawn by npm run dashboard</text>
</svg>
`;
}
