import { GROUP_IDS } from "./kinds";

/** Colour of a group on a light and on a dark page. */
const GROUP_COLORS: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  entry: ["#2f6fde", "#7aa7ff"],
  service: ["#d97706", "#f5b04d"],
  identity: ["#b4327e", "#f082bd"],
  logs: ["#0f8a5f", "#49cf9e"],
  messages: ["#9333a8", "#d79bf0"],
  alarms: ["#c2352b", "#ff8a80"],
  search: ["#6b46c1", "#b39bff"],
  data: ["#4f46e5", "#a5a0ff"],
  images: ["#8a5a12", "#d9a95b"],
  keys: ["#7a6a00", "#d6c44a"],
  network: ["#0e7490", "#5cc9e6"],
};

/** Colour of what belongs to no group that has one. */
const OTHER = ["#6b7785", "#aab4bf"] as const;

/** Class of the dot of a group in the picture's style. */
export function groupClass(group: string): string {
  return GROUP_COLORS[group] === undefined ? "c-other" : `c-${group}`;
}

/** Colour of a group on a light page. */
export function groupColor(group: string): string {
  return (GROUP_COLORS[group] ?? OTHER)[0];
}

interface Palette {
  readonly text: string;
  readonly soft: string;
  readonly page: string;
  readonly card: string;
  readonly edge: string;
  readonly added: string;
  readonly group: string;
  readonly frame: string;
  readonly arrow: string;
}

const LIGHT: Palette = {
  text: "#1b2733",
  soft: "#52606f",
  page: "#ffffff",
  card: "#ffffff",
  edge: "#c3ccd6",
  added: "#2563eb",
  group: "#f5f7fa",
  frame: "#dde3ea",
  arrow: "#77869a",
};

const DARK: Palette = {
  text: "#e6edf3",
  soft: "#9fb0c0",
  page: "#0d1117",
  card: "#161b22",
  edge: "#3d4855",
  added: "#6ea8ff",
  group: "#11171f",
  frame: "#2c3641",
  arrow: "#8b98a8",
};

/** The rules of a picture's colours, for a light page, and for a dark one where the reader's system asks for it. */
export function colorRules(): string {
  return `${rules(LIGHT, 0)}
    @media (prefers-color-scheme: dark) {${rules(DARK, 1)}
    }`;
}

/** Written out for each palette, since programs other than browsers know no CSS variables. */
function rules({ text, soft, page, card, edge, added, group, frame, arrow }: Palette, index: 0 | 1): string {
  const dots = GROUP_IDS.map((id) => `    .c-${id} { fill: ${(GROUP_COLORS[id] ?? OTHER)[index]}; }`);
  return `
    text { fill: ${text}; }
    .line, .soft, .label { fill: ${soft}; }
    .page { fill: ${page}; }
    .card { fill: ${card}; stroke: ${edge}; }
    .added { stroke: ${added}; stroke-width: 2; }
    .group { fill: ${group}; stroke: ${frame}; }
    .arrow { stroke: ${arrow}; }
    .tip { fill: ${arrow}; }
    .label { stroke: ${page}; }
${dots.join("\n")}
    .c-other { fill: ${OTHER[index]}; }`;
}
