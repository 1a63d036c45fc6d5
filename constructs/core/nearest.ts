/** The items in the order of how near their text is to the wanted one, for messages on misspelt names. */
export function nearest<T>(wanted: string, items: readonly T[], text: (item: T) => string): T[] {
  const distances = new Map(items.map((item) => [item, distance(wanted, text(item))]));
  return [...items].sort((a, b) => (distances.get(a) ?? 0) - (distances.get(b) ?? 0));
}

/** Levenshtein's: how many characters have to be put in, taken out or changed. */
export function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}

/** Whether a name is the right one but for case, one letter, or the order of letters. Others may be anybody's. */
export function isMisspelt(name: string, right: string): boolean {
  const [word, meant] = [name.toLowerCase(), right.toLowerCase()];
  return name !== right && (distance(word, meant) <= 1 || haveSameLetters(word, meant));
}

/** Whether two texts have the same letters, in any order. */
export function haveSameLetters(one: string, other: string): boolean {
  const letters = (text: string): string => text.split("").sort().join("");
  return letters(one) === letters(other);
}

/**
 * The name that was probably meant: the same but for case, `_` and `-`, the shortest one that begins so, or one that differs
 * in at most a third of its letters, two where they are few.
 *
 * @returns `undefined` where none is near
 */
export function nearestName(wanted: string, names: readonly string[]): string | undefined {
  const plain = (name: string): string => name.replace(/[_-]/g, "").toLowerCase();
  const word = plain(wanted);
  const byDistance = nearest(word, names, plain);
  const [name] = byDistance;
  const most = word.length < 5 ? 1 : Math.max(2, Math.floor(word.length / 3));
  if (name !== undefined && distance(word, plain(name)) <= most) return name;
  return word.length < 3 ? undefined : byDistance.find((longer) => plain(longer).startsWith(word));
}
