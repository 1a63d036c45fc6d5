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

/** A path, and the list that it is in. */
interface Listed {
  readonly path: string;
  readonly list: keyof PathLists;
}

/** Any path at all, or any that ends with `/`. */
const EVERYTHING = /^[/*?]*\*[/*?]*$/;

/**
 * The rules of paths that are treated apart. They must not overlap, so that their order means nothing: priorities never
 * decide which of two rules takes a request.
 */
export function pathProblems({ publicPaths, apiPaths, signInPath }: PathLists): Problem[] {
  const all: readonly Listed[] = [
    ...publicPaths.map((path) => ({ path, list: "publicPaths" }) as const),
    ...apiPaths.map((path) => ({ path, list: "apiPaths" }) as const),
    ...(signInPath === undefined ? [] : [{ path: signInPath, list: "signInPath" } as const]),
  ];
  return [...all.flatMap(oneProblem), ...overlapProblems(all)];
}

/** The first rule that a path breaks by itself. */
function oneProblem({ path, list }: Listed): Problem[] {
  const wrong = (rule: string, fix: string) => [problem(CODE, rule, path, fix)];
  if (isToken(path)) return wrong("paths are written in the program, since they name their rules", "write them out");
  if (list === "signInPath" && patternsOverlap(path, "/")) {
    return wrong(
      "signInPath leads to / once people have signed in, and is another path itself",
      "name one like /sign-in",
    );
  }
  if (EVERYTHING.test(path)) return wrong(`${list} leave something to sign in for`, "name them one by one");
  if (patternsOverlap(path, CALLBACK_PATH)) {
    return wrong(`${CALLBACK_PATH} is the load balancer's own path`, "narrow the path");
  }
  if (path.split("/").includes(".."))
    return wrong("a path has no .., which browsers resolve", "write what it leads to");
  return [];
}

/** Paths that take in more than they seem to: AWS takes them all the same. */
export function pathWarnings({ publicPaths }: Pick<PathLists, "publicPaths">): Problem[] {
  const broad = publicPaths.filter((path) => !isToken(path) && !EVERYTHING.test(path) && /^\/?[*?]/.test(path));
  const rule = "a public path begins with text, since * is any text, / too: everything of that ending is public";
  return broad.map((path) => problem(CODE, rule, path, "begin it with the folder, such as /img/*.png"));
}

function overlapProblems(all: readonly Listed[]): Problem[] {
  return all.flatMap(({ path, list }, index) => {
    const before = all.slice(0, index);
    const overlapping = before.find((other) => patternsOverlap(other.path, path));
    if (overlapping !== undefined) {
      const lists = [...new Set([overlapping.list, list])].join(" and ");
      const rule = `a request fits at most one of the paths of ${lists}`;
      return [problem(CODE, rule, [overlapping.path, path], "leave one out, or narrow it")];
    }
    const namesake = before.find((other) => pathId(other.path) === pathId(path));
    if (namesake === undefined) return [];
    const rule = "paths differ in their letters, digits and /, since their rules are named after them";
    return [problem(CODE, rule, [namesake.path, path], "write one pattern for both")];
  });
}
