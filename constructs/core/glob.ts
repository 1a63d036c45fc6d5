const WILDCARD = /[*?]/;

/**
 * Whether two patterns have a text in common; `*` is any text and `?` any character, in both (IAM user guide,
 * "IAM JSON policy elements: Resource").
 */
export function patternsOverlap(one: string, other: string): boolean {
  if (one === other) return true;
  if (!WILDCARD.test(one) && !WILDCARD.test(other)) return false;
  // Row by row over `one`: which beginnings of `other` overlap with what has been read of it.
  let row = [true];
  for (let j = 0; j < other.length; j += 1) row.push(other[j] === "*" && row[j] === true);
  for (const character of one) {
    const next = [character === "*" && row[0] === true];
    for (let j = 0; j < other.length; j += 1) {
      const opposite = other[j];
      const isSame = character === opposite || character === "?" || opposite === "?";
      const isWild = character === "*" || opposite === "*";
      next.push(isWild ? row[j] === true || row[j + 1] === true || next[j] === true : isSame && row[j] === true);
    }
    row = next;
  }
  return row[other.length] === true;
}

/** What is known only at plan time may be any text: cdktf's marks in texts, numbers in place of tokens, variables of IAM. */
export function withoutTokens(text: string): string {
  return text.replace(/[$#]\{[^}]*\}|-\d(?:\.\d+)?e\+\d+/g, "*");
}
