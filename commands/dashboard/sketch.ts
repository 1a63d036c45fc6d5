/** A rectangle in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Steps between the points of a sketched curve. */
const STEPS = 28;

/**
 * A curve in place of a metric: its shape comes from the name alone, by whole numbers, so that it is the same on every
 * machine. It is no data.
 *
 * @returns heights between 0 and 1
 */
export function sketchedCurve(name: string): number[] {
  const raw = noise(name, STEPS + 5);
  const smooth = Array.from({ length: STEPS + 1 }, (_, step) => {
    return raw.slice(step, step + 5).reduce((sum, value) => sum + value, 0);
  });
  const [low, high] = [Math.min(...smooth), Math.max(...smooth)];
  return smooth.map((value) => (value - low) / (high - low));
}

/** The points of a curve in a box, as SVG wants them. */
export function pointsOf(curve: readonly number[], { x, y, width, height }: Box): string {
  return curve
    .map((value, step) => `${rounded(x + (width * step) / (curve.length - 1))},${rounded(y + height * (1 - value))}`)
    .join(" ");
}

/** One decimal is enough for a picture. */
export function rounded(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Shares that get smaller, the same for the same name: the largest is 1. */
export function sketchedShares(name: string, count: number): number[] {
  const shares = noise(name, count).reduce<number[]>((all, value) => {
    return [...all, (all.at(-1) ?? 1250) * (0.55 + (value % 300) / 1000)];
  }, []);
  return shares.map((share) => share / (shares[0] ?? 1));
}

/** Whole numbers from 0 to 999, the same for the same name (xorshift, seeded by FNV-1a). */
function noise(name: string, length: number): number[] {
  let state = 0x811c9dc5;
  for (const letter of Buffer.from(name)) state = Math.imul(state ^ letter, 0x01000193) >>> 0;
  return Array.from({ length }, () => {
    state = (state ^ (state << 13)) >>> 0;
    state = (state ^ (state >>> 17)) >>> 0;
    state = (state ^ (state << 5)) >>> 0;
    return state % 1000;
  });
}
