import { patternsOverlap } from "../core/glob";
import { problem, type Problem } from "../core/problem";
import { isToken } from "../core/token";
import { CALLBACK_PATH } from "./authenticate-rules";

const CODE = "authenticated-paths";

/** Paths by what they are for. */
export interface PathLists {
  readonly publicPaths: readonly string[];
  readonly apiPaths: readonly string[];
  readonly signInPath?: string;
}

/** What a rule's construct is called: `/css/*` becomes `css_all`. */
export function pathId(path: string): string {
  return path === "/" ? "root" : path.replace(/^\//, "").replaceAll("*", "all").replace(/\W/g, "_");
}

/**
 * The rules of paths that are treated apart. They must not overlap, so that their order means nothing: which of two rules
 * takes a request is no secret of their priorities.
 */
export function pathProblems({ publicPaths, apiPaths, signInPath }: PathLists): Problem[] {
  const all = [...publicPaths, ...apiPaths, ...(signInPath === undefined ? [] : [signInPath])];
  const wrong = (paths: readonly string[], rule: string, fix: string) =>
    paths.map((path) => problem(CODE, rule, path, fix));
  const [everything, some] = partition(publicPaths, (path) => /^\/?\*+$/.test(path));
  const callbacks = some.filter((path) => patternsOverlap(path, CALLBACK_PATH));
  return [
    ...wrong(all.filter(isToken), "paths are written in the program, since they name their rules", "write them out"),
    ...wrong(everything, "public paths leave something to sign in for", "name them one by one"),
    ...wrong(callbacks, `${CALLBACK_PATH} is the load balancer's own path`, "narrow the public path"),
    ...overlapProblems(all),
  ];
}

function partition(paths: readonly string[], is: (path: string) => boolean): [string[], string[]] {
  return [paths.filter(is), paths.filter((path) => !is(path))];
}

function overlapProblems(paths: readonly string[]): Problem[] {
  return paths.flatMap((path, index) => {
    const before = paths.slice(0, index);
    const overlapping = before.find((other) => patternsOverlap(other, path));
    if (overlapping !== undefined) {
      return [problem(CODE, "no request fits two of the paths", [overlapping, path], "leave one out, or narrow it")];
    }
    const namesake = before.find((other) => pathId(other) === pathId(path));
    if (namesake === undefined) return [];
    const rule = "paths differ in their letters, digits and /, since their rules are named after them";
    return [problem(CODE, rule, [namesake, path], "write one pattern for both")];
  });
}
