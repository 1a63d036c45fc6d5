import { Token } from "cdktf";
import {
  pathId,
  pathProblems,
  pathWarnings,
  type PathLists,
} from "../../../constructs/network/authenticated-paths-rules";
import { pathPriorities } from "../../../constructs/network/path-priority";

const UNKNOWN = Token.asString({ resolve: () => "?" });

const found = (lists: Partial<PathLists>) =>
  pathProblems({ publicPaths: [], apiPaths: [], ...lists }).map(({ code, rule, got }) => [code, rule, got]);

describe("paths that are treated apart", () => {
  test.each<[string, Partial<PathLists>]>([
    ["none", {}],
    ["some that differ", { publicPaths: ["/css/*", "/css", "/favicon.ico"], apiPaths: ["/api/*"], signInPath: "/in" }],
    ["the first page", { publicPaths: ["/"] }],
    ["files by their ends", { publicPaths: ["/*.png", "/*.css"] }],
  ])("pass: %s", (_what, lists) => expect(found(lists)).toEqual([]));

  const rule = "authenticated-paths";
  const overlap = "a request fits at most one of the paths of";
  const twoPublic = `${overlap} publicPaths`;
  test.each<[string, Partial<PathLists>, unknown[]]>([
    ["everything", { publicPaths: ["/*"] }, [[rule, "publicPaths leave something to sign in for", "/*"]]],
    ["everything, in other words", { publicPaths: ["*"] }, [[rule, "publicPaths leave something to sign in for", "*"]]],
    [
      "everything, in many words",
      { publicPaths: ["/**"] },
      [[rule, "publicPaths leave something to sign in for", "/**"]],
    ],
    [
      "the way back from the provider",
      { publicPaths: ["/oauth2/*"] },
      [[rule, "/oauth2/idpresponse is the load balancer's own path", "/oauth2/*"]],
    ],
    ...["/*/", "/?*", "*?", "/*/*"].map((path): [string, Partial<PathLists>, unknown[]] => [
      `everything, as ${path}`,
      { publicPaths: [path] },
      [[rule, "publicPaths leave something to sign in for", path]],
    ]),
    ...["/*", "*", "/**"].map((path): [string, Partial<PathLists>, unknown[]] => [
      `every path as one of programs, as ${path}`,
      { apiPaths: [path] },
      [[rule, "apiPaths leave something to sign in for", path]],
    ]),
    [
      "the way back from the provider as one of programs",
      { apiPaths: ["/oauth2/*"] },
      [[rule, "/oauth2/idpresponse is the load balancer's own path", "/oauth2/*"]],
    ],
    ...["/", "/*", "*", "?"].map((signInPath): [string, Partial<PathLists>, unknown[]] => [
      `a way in that leads to itself, as ${signInPath}`,
      { signInPath },
      [[rule, "signInPath leads to / once people have signed in, and is another path itself", signInPath]],
    ]),
    [
      "a folder above",
      { publicPaths: ["/css/../*"] },
      [[rule, "a path has no .., which browsers resolve", "/css/../*"]],
    ],
    ["one within another", { publicPaths: ["/css/*", "/css/a.css"] }, [[rule, twoPublic, ["/css/*", "/css/a.css"]]]],
    [
      "a public one within an API",
      { publicPaths: ["/api/health"], apiPaths: ["/api/*"] },
      [[rule, `${overlap} publicPaths and apiPaths`, ["/api/health", "/api/*"]]],
    ],
    [
      "the way in among the public",
      { publicPaths: ["/in*"], signInPath: "/in" },
      [[rule, `${overlap} publicPaths and signInPath`, ["/in*", "/in"]]],
    ],
    ["one twice", { apiPaths: ["/a", "/a"] }, [[rule, `${overlap} apiPaths`, ["/a", "/a"]]]],
    [
      "one for two",
      { publicPaths: ["/a"], apiPaths: ["/a"] },
      [[rule, `${overlap} publicPaths and apiPaths`, ["/a", "/a"]]],
    ],
    [
      "two with one name",
      { publicPaths: ["/a.b", "/a_b"] },
      [[rule, "paths differ in their letters, digits and /, since their rules are named after them", ["/a.b", "/a_b"]]],
    ],
    [
      "one that Terraform knows",
      { publicPaths: [UNKNOWN] },
      [[rule, "paths are written in the program, since they name their rules", UNKNOWN]],
    ],
  ])("are refused: %s", (_what, lists, problems) => expect(found(lists)).toEqual(problems));
});

test.each([
  ["/*.png", 1],
  ["*.png", 1],
  ["/?/a", 1],
  ["/img/*.png", 0],
  ["/..well-known/a", 0],
  ["/*", 0],
  [UNKNOWN, 0],
])("a public path %s has %i warnings", (path, count) => {
  expect(pathProblems({ publicPaths: ["/..well-known/a"], apiPaths: [] })).toEqual([]);
  expect(pathWarnings({ publicPaths: [path] })).toHaveLength(count);
});

test.each([
  ["/", "root"],
  ["/css/*", "css_all"],
  ["/favicon.ico", "favicon_ico"],
  ["*.png", "all_png"],
  ["/a-b/c", "a_b_c"],
])("the rule of %s is called %s", (path, id) => expect(pathId(path)).toBe(id));

describe("priorities", () => {
  const PATHS = ["/css/*", "/img/*", "/js/*", "/api/*"];

  test("depend on the path alone", () => {
    const all = pathPriorities(PATHS);
    for (const path of PATHS) expect(pathPriorities([path]).get(path)).toBe(all.get(path));
    expect(pathPriorities([...PATHS].reverse())).toEqual(all);
    // Written down, since another one would move the rules of live listeners.
    expect([...all]).toEqual([
      ["/api/*", 31216],
      ["/css/*", 37205],
      ["/img/*", 2005],
      ["/js/*", 35973],
    ]);
  });

  test("are unique and within what AWS takes", () => {
    const many = Array.from({ length: 2000 }, (_, index) => `/${index}`);
    const priorities = [...pathPriorities(many).values()];
    expect(new Set(priorities).size).toBe(2000);
    expect(Math.min(...priorities)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...priorities)).toBeLessThanOrEqual(50_000);
  });

  test("give way to the earlier of two paths", () => {
    const many = Array.from({ length: 2000 }, (_, index) => `/${index}`);
    const alone = (path: string) => pathPriorities([path]).get(path);
    const together = pathPriorities(many);
    const moved = many.filter((path) => together.get(path) !== alone(path));
    expect(moved.length).toBeGreaterThan(0);
    for (const path of moved) {
      const first = many.find((other) => other < path && together.get(other) === alone(path));
      expect(first).toBeDefined();
    }
  });
});
