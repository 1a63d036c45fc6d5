import type { Graph } from "./graph";
import { COLUMN, layOut, type Attempt, type Layout, type LayoutEngine } from "./layout";
import type { Detail } from "./lines";
import { FONT } from "./measure";

/** Letters on a page are at least so high, in pixels. */
export const READABLE = 9.5;

/** Frames around groups widen a picture of more cards than these. */
const MOST_GROUPED = 20;
/** Above, each attempt takes long, and the other placement never wins by much. */
const MOST_PLACED = 34;

/** Where both directions give letters this small, no other setting makes them readable. */
const HOPELESS = READABLE / 1.5;
const FIRST: Attempt = { grouped: false, direction: "DOWN", layering: "NETWORK_SIMPLEX", placement: "BRANDES_KOEPF" };
const DIRECTIONS = ["DOWN", "RIGHT"] as const;

/** The settings that are tried: each direction once, then the others, downwards first. Without arrows all give the same. */
function attempts({ cards: { size: cards }, arrows }: Graph): Attempt[] {
  if (arrows.length === 0) return [FIRST];
  const placements = (["BRANDES_KOEPF", "NETWORK_SIMPLEX"] as const).slice(0, cards <= MOST_PLACED ? 2 : 1);
  const [down = [], right = []] = DIRECTIONS.map((direction) =>
    placements.flatMap((placement) =>
      (["NETWORK_SIMPLEX", "COFFMAN_GRAHAM"] as const).flatMap((layering) =>
        (cards <= MOST_GROUPED ? [false, true] : [false]).map((grouped) => ({
          grouped,
          direction,
          layering,
          placement,
        })),
      ),
    ),
  );
  return [...down.slice(0, 1), ...right.slice(0, 1), ...down.slice(1), ...right.slice(1)];
}

/**
 * Lays a graph out with several settings. What fits a page's column best wins, by plain numbers, so that the same graph gives
 * the same picture.
 */
export async function bestLayout(elk: LayoutEngine, graph: Graph, detail: Detail): Promise<Layout> {
  let best: { readonly layout: Layout; readonly cost: number } | undefined;
  for (const [index, attempt] of attempts(graph).entries()) {
    const letters = best === undefined ? Infinity : letterHeight(best.layout);
    if (index === DIRECTIONS.length && letters < HOPELESS) break;
    if (index > DIRECTIONS.length && attempt.direction === "RIGHT" && letters >= READABLE) break;
    const layout = await layOut(elk, graph, detail, attempt);
    const cost = costOf(layout, attempt);
    if (best === undefined || cost < best.cost) best = { layout, cost };
  }
  if (best === undefined) throw new Error("no layout was tried");
  return best.layout;
}

/** Smallest letters of a picture in a page's column, in pixels. */
export function letterHeight({ width }: Layout): number {
  return FONT.line * Math.min(1, COLUMN / width);
}

/** What a reader pays: letters that get small, a long page, long arrows, and frames that are missing. */
function costOf(layout: Layout, { grouped }: Attempt): number {
  const scale = Math.min(1, COLUMN / layout.width);
  const small = letterHeight(layout) < READABLE ? 10_000 : 0;
  const arrows = layout.arrows.reduce((sum, { points }) => sum + lengthOf(points), 0);
  return small + (1 - scale) * 4_000 + layout.height * scale + (arrows * scale) / 40 + (grouped ? 0 : 150);
}

function lengthOf(points: readonly { readonly x: number; readonly y: number }[]): number {
  return points.slice(1).reduce((sum, { x, y }, index) => {
    const before = points[index] ?? { x, y };
    return sum + Math.abs(x - before.x) + Math.abs(y - before.y);
  }, 0);
}
