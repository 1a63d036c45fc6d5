import type { ElkExtendedEdge, ElkNode, LayoutOptions } from "elkjs";
import type { Arrow, Graph } from "./graph";
import { groupOrder, groupTitle } from "./kinds";
import type { Detail } from "./lines";
import { FONT, sizeOf, textOf, widthOf, type CardText } from "./measure";
import { compare } from "./things";

/** A point of the picture, in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle of the picture. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** Where everything is. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly groups: readonly (Box & { readonly title: string })[];
  readonly cards: readonly (Box & { readonly id: string; readonly text: CardText })[];
  readonly arrows: readonly PlacedArrow[];
}

/** An arrow with its way, and the middle of its word. */
export interface PlacedArrow {
  readonly arrow: Arrow;
  readonly points: readonly Point[];
  readonly label?: Point;
}

/** One of the settings that are tried. */
export interface Attempt {
  readonly direction: "DOWN" | "RIGHT";
  readonly grouped: boolean;
  readonly layering: "NETWORK_SIMPLEX" | "COFFMAN_GRAHAM";
  readonly placement: "BRANDES_KOEPF" | "NETWORK_SIMPLEX";
}

/** What lays a graph out: ELK. */
export interface LayoutEngine {
  layout(graph: ElkNode): Promise<ElkNode>;
}

/** Pixels at the border of the picture, and between cards on the shelf. */
export const MARGIN = 18;
const GAP = 22;
/** Width of a column of text on the pages that show the picture. */
export const COLUMN = 838;

const OPTIONS: LayoutOptions = {
  "elk.algorithm": "layered",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.hierarchyHandling": "INCLUDE_CHILDREN",
  "elk.randomSeed": "1",
  "elk.aspectRatio": "1.4",
  "elk.padding": `[top=${MARGIN},left=${MARGIN},bottom=${MARGIN},right=${MARGIN}]`,
  "elk.spacing.nodeNode": "22",
  "elk.spacing.edgeNode": "14",
  "elk.spacing.edgeEdge": "9",
  "elk.spacing.componentComponent": "22",
  "elk.spacing.edgeLabel": "0",
  "elk.layered.spacing.nodeNodeBetweenLayers": "26",
  "elk.layered.spacing.edgeNodeBetweenLayers": "12",
  "elk.layered.nodePlacement.bk.fixedAlignment": "BALANCED",
  "elk.layered.layering.coffmanGraham.layerBound": "4",
};

/** Lays a graph out with one of the settings. What no arrow touches is on a shelf below, where it widens nothing. */
export async function layOut(elk: LayoutEngine, graph: Graph, detail: Detail, attempt: Attempt): Promise<Layout> {
  const cards = [...graph.cards.values()]
    .sort((a, b) => groupOrder(a.group) - groupOrder(b.group) || compare(a.id, b.id))
    .map(({ id, group }, index) => ({ id, group, node: `n${index}`, text: textAt(graph, id, detail) }));
  const touched = new Set(graph.arrows.flatMap(({ from, to }) => [from, to]));
  const node = new Map(cards.map((card) => [card.id, card.node]));
  const connected = cards.filter(({ id }) => touched.has(id));
  const root: ElkNode = {
    id: "root",
    layoutOptions: optionsOf(attempt),
    children: childrenOf(connected, attempt),
    edges: graph.arrows.map((arrow, index) => edgeOf(arrow, index, node)),
  };
  const byNode = new Map(cards.map((card) => [card.node, card]));
  const placed = placesOf(connected.length === 0 ? root : await elk.layout(root), graph.arrows, byNode);
  return withShelf(
    placed,
    cards.filter(({ id }) => !touched.has(id)),
  );
}

/** A card that ELK places. */
interface Placeable {
  readonly id: string;
  readonly group: string;
  /** Its name for ELK: a number, since an address may be any text. */
  readonly node: string;
  readonly text: CardText;
}

function textAt(graph: Graph, id: string, detail: Detail): CardText {
  const card = graph.cards.get(id);
  return card === undefined ? { title: id, lines: [], marks: [] } : textOf(card, graph, detail);
}

function optionsOf({ direction, layering, placement }: Attempt): LayoutOptions {
  return {
    ...OPTIONS,
    "elk.direction": direction,
    "elk.layered.layering.strategy": layering,
    "elk.layered.nodePlacement.strategy": placement,
  };
}

function childrenOf(cards: readonly Placeable[], attempt: Attempt): ElkNode[] {
  const groups = new Map<string, Placeable[]>();
  for (const card of cards) groups.set(card.group, [...(groups.get(card.group) ?? []), card]);
  return [...groups].flatMap(([group, members], index): ElkNode[] => {
    const children = members.map(({ node, text }) => ({ id: node, ...sizeOf(text) }));
    if (!attempt.grouped || children.length === 1) return children;
    const layoutOptions = { ...optionsOf(attempt), "elk.padding": "[top=32,left=14,bottom=14,right=14]" };
    return [{ id: `g${index}`, children, labels: [{ text: groupTitle(group) }], layoutOptions }];
  });
}

function edgeOf(arrow: Arrow, index: number, node: ReadonlyMap<string, string>): ElkExtendedEdge {
  const { from, to, label } = arrow;
  const ends = { id: `e${index}`, sources: [node.get(from) ?? from], targets: [node.get(to) ?? to] };
  if (label === undefined) return ends;
  const size = { width: widthOf(label, FONT.mark, "sans") + 6, height: 14 };
  const layoutOptions = { "elk.edgeLabels.inline": "true" };
  return { ...ends, labels: [{ id: `l${index}`, text: label, ...size, layoutOptions }] };
}

/** Where ELK has put everything: its places are from the corner of the node that holds each. */
function placesOf(root: ElkNode, arrows: readonly Arrow[], byNode: ReadonlyMap<string, Placeable>): Layout {
  const corners = new Map<string, Point>([["root", { x: 0, y: 0 }]]);
  const groups: Layout["groups"][number][] = [];
  const cards: Layout["cards"][number][] = [];
  const walk = ({ children = [] }: ElkNode, corner: Point): void => {
    for (const child of children) {
      const box = boxOf(child, corner);
      corners.set(child.id, box);
      const card = byNode.get(child.id);
      if (card !== undefined) cards.push({ ...box, id: card.id, text: card.text });
      else groups.push({ ...box, title: child.labels?.[0]?.text ?? "" });
      walk(child, box);
    }
  };
  walk(root, { x: 0, y: 0 });
  const edges = [root, ...(root.children ?? [])].flatMap((node) => node.edges ?? []);
  const placed = edges.flatMap((edge) => placedArrow(edge, arrows[Number(edge.id.slice(1))], corners));
  return { width: root.width ?? 0, height: root.height ?? 0, groups, cards, arrows: placed };
}

function boxOf({ x = 0, y = 0, width = 0, height = 0 }: ElkNode, corner: Point): Box {
  return { x: corner.x + x, y: corner.y + y, width, height };
}

function placedArrow(
  edge: ElkExtendedEdge,
  arrow: Arrow | undefined,
  corners: ReadonlyMap<string, Point>,
): PlacedArrow[] {
  const [section] = edge.sections ?? [];
  if (arrow === undefined || section === undefined) return [];
  const corner = corners.get(edge.container ?? "root") ?? { x: 0, y: 0 };
  const moved = ({ x, y }: Point): Point => ({ x: x + corner.x, y: y + corner.y });
  const points = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map(moved);
  const [label] = edge.labels ?? [];
  if (label === undefined) return [{ arrow, points }];
  const middle = { x: (label.x ?? 0) + (label.width ?? 0) / 2, y: (label.y ?? 0) + 11 };
  return [{ arrow, points, label: moved(middle) }];
}

/** Rows of cards below the graph, as wide as it is, or as the column. */
function withShelf(layout: Layout, cards: readonly Placeable[]): Layout {
  const sized = cards.map(({ id, text }) => ({ id, text, ...sizeOf(text) }));
  const isEmpty = layout.cards.length === 0;
  const room = Math.max(isEmpty ? 0 : layout.width, COLUMN) - MARGIN;
  let { x, y, row, width } = {
    x: MARGIN,
    y: isEmpty ? MARGIN : layout.height + 4,
    row: 0,
    width: isEmpty ? 0 : layout.width,
  };
  const shelf = sized.map((card) => {
    if (x > MARGIN && x + card.width > room) {
      [x, y, row] = [MARGIN, y + row + MARGIN, 0];
    }
    const place = { ...card, x, y };
    x += card.width + GAP;
    row = Math.max(row, card.height);
    width = Math.max(width, x - GAP + MARGIN);
    return place;
  });
  if (isEmpty && shelf.length === 0) return { ...layout, width: COLUMN, height: 3 * MARGIN };
  if (shelf.length === 0) return layout;
  return { ...layout, width, height: y + row + MARGIN, cards: [...layout.cards, ...shelf] };
}
