const WILDCARD = /[*?]/;

/**
 * Whether two patterns have a text in common; `*` stands for any text and `?` for any character, in both (IAM user guide,
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

/**
 * Whether two ARNs, which may be patterns, have a resource in common: a wildcard stays within its segment, except in the
 * last, the resource itself (IAM user guide, "IAM JSON policy elements: Resource").
 */
export function arnsOverlap(one: string, other: string): boolean {
  const [segments, others] = [segmentsOf(one), segmentsOf(other)];
  if (segments === undefined || others === undefined) return patternsOverlap(one, other);
  return segments.every((segment, index) => patternsOverlap(segment, others[index] ?? ""));
}

/** `arn`, partition, service, region, account, resource; `undefined` for a text that is not a whole ARN. */
function segmentsOf(arn: string): readonly string[] | undefined {
  return /^(arn):([^:]*):([^:]*):([^:]*):([^:]*):([^]*)$/.exec(arn)?.slice(1);
}
