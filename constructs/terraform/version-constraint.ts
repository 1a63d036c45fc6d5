/** Major, minor and patch. */
type Release = readonly [number, number, number];

/** What one condition of a constraint leaves. */
interface Range {
  /** The lowest release that fits. */
  readonly from: Release;
  /** The lowest one above those that fit. */
  readonly to: Release;
  /** The only version that fits is one before its release, such as `6.4.0-beta1`. */
  readonly isPrerelease?: boolean;
}

const FIRST: Release = [0, 0, 0];
const NO_END: Release = [Infinity, 0, 0];
const CONDITION = /^\s*(=|!=|>=?|<=?|~>)?\s*(\d+)(?:\.(\d+))?(?:\.(\d+))?(-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?\s*$/;

/**
 * Whether a version constraint admits no version below the given one (Terraform language documentation, "Version
 * Constraints": conditions with commas between them, of which all hold; a version before a release is admitted only by
 * its exact name). That every older release is excluded by name (`!=`) is not looked for.
 *
 * @param constraint such as `>= 6.4.0, < 7.0.0`; an invalid one admits anything
 * @param version a release, such as `6.4.0`
 */
export function excludesVersionsBelow(constraint: string, version: string): boolean {
  const ranges = constraint.split(",").map(rangeOf);
  const [limit] = version.split(",").map(rangeOf);
  if (limit === undefined || ranges.some((range) => range === undefined)) return false;
  const known = ranges.filter((range) => range !== undefined);
  const prerelease = known.find(({ isPrerelease }) => isPrerelease);
  if (prerelease) return compare(prerelease.from, limit.from) > 0;
  const low = known.map(({ from }) => from).reduce(higher, FIRST);
  const high = known.map(({ to }) => to).reduce(lower, limit.from);
  return compare(low, high) >= 0;
}

function rangeOf(condition: string): Range | undefined {
  const [all, operator = "=", major, minor, patch, prerelease] = CONDITION.exec(condition) ?? [];
  if (all === undefined) return undefined;
  const release: Release = [Number(major), Number(minor ?? 0), Number(patch ?? 0)];
  const isPrerelease = prerelease !== undefined;
  const above = isPrerelease ? release : next(release);
  switch (operator) {
    case "!=":
      return { from: FIRST, to: NO_END };
    case ">":
      return { from: above, to: NO_END };
    case ">=":
      return { from: release, to: NO_END };
    case "<":
      return { from: FIRST, to: release };
    case "<=":
      return { from: FIRST, to: above };
    case "~>":
      return { from: release, to: patch === undefined ? [release[0] + 1, 0, 0] : [release[0], release[1] + 1, 0] };
    default:
      return { from: release, to: next(release), isPrerelease };
  }
}

function next([major, minor, patch]: Release): Release {
  return [major, minor, patch + 1];
}

function compare(a: Release, b: Release): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

function higher(a: Release, b: Release): Release {
  return compare(a, b) >= 0 ? a : b;
}

function lower(a: Release, b: Release): Release {
  return compare(a, b) <= 0 ? a : b;
}
