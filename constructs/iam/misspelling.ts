import { distance, nearest } from "../core/nearest";

/** The nearest text; of several, one with the same letters, which have changed places. */
export function closest(text: string, candidates: readonly string[]): string | undefined {
  const [first, ...others] = nearest(text, candidates, (each) => each);
  if (first === undefined) return undefined;
  const least = distance(text, first);
  const tied = [first, ...others.filter((other) => distance(text, other) === least)];
  return tied.find((each) => letters(each) === letters(text)) ?? first;
}

/**
 * One letter more, less or other, or two that changed places: an action that is new by chance looks otherwise. Another number
 * is a new version.
 */
export function isMisspelt(text: string, meant: string): boolean {
  if (text.replace(/\d/g, "") === meant.replace(/\d/g, "")) return false;
  const edits = distance(text, meant);
  return edits <= 1 || (edits === 2 && letters(text) === letters(meant));
}

function letters(word: string): string {
  return word.split("").sort().join("");
}
