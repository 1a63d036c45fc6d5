import { rounded } from "../lib/svg";
import type { Point } from "./layout";

/** Pixels of a round corner. */
const RADIUS = 6;

/** The way of an arrow, with round corners, as SVG wants it. */
export function pathOf(points: readonly Point[]): string {
  const corners = points.slice(1, -1).map((corner, index) => {
    const [before, after] = [points[index] ?? corner, points[index + 2] ?? corner];
    return `L${written(towards(corner, before))}Q${written(corner)} ${written(towards(corner, after))}`;
  });
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return "";
  return `M${written(first)}${corners.join("")}L${written(last)}`;
}

/** A point on the way from one to another: as far as a round corner takes, and not beyond the middle. */
function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const part = length === 0 ? 0 : Math.min(RADIUS, length / 2) / length;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

function written({ x, y }: Point): string {
  return `${rounded(x)} ${rounded(y)}`;
}
