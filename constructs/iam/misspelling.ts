import { distance, haveSameLetters, isMisspelt, nearest } from "../core/nearest";

/** The nearest text; of several, one with the same letters, which have changed places. */
export function closest(text: string, candidates: readonly string[]): string | undefined {
  const [first, ...others] = nearest(text, candidates, (each) => each);
  if (first === undefined) return undefined;
  const least = distance(text, first);
  const tied = [first, ...others.filter((other) => distance(text, other) === least)];
  return tied.find((each) => haveSameLetters(each, text)) ?? first;
}

/** Whether a text is misspelt: not what is new by chance, which looks otherwise, nor a new version, which has another number. */
export function isProbablyMisspelt(text: string, meant: string): boolean {
  const isVersion = text.replace(/\d/g, "") === meant.replace(/\d/g, "");
  return !isVersion && distance(text, meant) <= 2 && isMisspelt(text, meant);
}
