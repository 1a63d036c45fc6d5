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
  pathProblems({ publicPaths: [], apiPaths: [], ...lists }).map(({ code, rule, got, fix }) => [code, rule, got, fix]);

describe("paths that are treated apart", () => {
  test.each<[string, Partial<PathLists>]>([
    ["none", {}],
    ["some that differ", { publicPaths: ["/css/*", "/css", "/favicon.ico"], apiPaths: ["/api/*"], signInPath: "/in" }],
    ["the first page", { publicPaths: ["/"] }],
    ["files by their ends", { publicPaths: ["/*.png", "/*.css"] }],
  ])("pass: %s", (_what, lists) => expect(found(lists)).toEqual([]));

  const code = "authenticated-paths";
  const everything = (list: string, path: string) => [
    code,
    `${list} leave something to sign in for`,
    path,
    "name them one by one",
  ];
  const callback = (path: string) => [
    code,
    "/oauth2/idpresponse is the load balancer's own path",
    path,
    "narrow the path",
  ];
  const overlap = (lists: string, ...paths: readonly string[]) => [
    code,
    `a request fits at most one of the paths of ${lists}`,
    paths,
    "leave one out, or narrow it",
  ];
  test.each<[string, Partial<PathLists>, unknown[]]>([
    ...["/*", "*", "/**", "/*/", "/?*", "*?", "/*/*"].map((path): [string, Partial<PathLists>, unknown[]] => [
      `everything, as ${path}`,
      { publicPaths: [path] },
      [everything("publicPaths", path)],
    ]),
    ...["/*", "*", "/**"].map((path): [string, Partial<PathLists>, unknown[]] => [
      `every path as one of programs, as ${path}`,
      { apiPaths: [path] },
      [everything("apiPaths", path)],
    ]),
    ["the way back from the provider", { publicPaths: ["/oauth2/*"] }, [callback("/oauth2/*")]],
    ["the way back from the provider as one of programs", { apiPaths: ["/oauth2/*"] }, [callback("/oauth2/*")]],
    ...["/", "/*", "*", "?"].map((signInPath): [string, Partial<PathLists>, unknown[]] => [
      `a way in that leads to itself, as ${signInPath}`,
      { signInPath },
      [
        [
          code,
          "signInPath leads to / once people have signed in, and is another path itself",
          signInPath,
          "name one like /sign-in",
        ],
      ],
    ]),
    [
      "a folder above",
      { publicPaths: ["/css/../*"] },
      [[code, "a path has no .., which browsers resolve", "/css/../*", "write what it leads to"]],
    ],
    ["one within another", { publicPaths: ["/css/*", "/css/a.css"] }, [overlap("publicPaths", "/css/*", "/css/a.css")]],
    [
      "a public one within an API",
      { publicPaths: ["/api/health"], apiPaths: ["/api/*"] },
      [overlap("publicPaths and apiPaths", "/api/health", "/api/*")],
    ],
    [
      "the way in among the public",
      { publicPaths: ["/in*"], signInPath: "/in" },
      [overlap("publicPaths and signInPath", "/in*", "/in")],
    ],
    ["one twice", { apiPaths: ["/a", "/a"] }, [overlap("apiPaths", "/a", "/a")]],
    ["one for two", { publicPaths: ["/a"], apiPaths: ["/a"] }, [overlap("publicPaths and apiPaths", "/a", "/a")]],
    [
      "two with one name",
      { publicPaths: ["/b", "/a.b", "/a_b"] },
      [
        [
          code,
          "paths differ in their letters, digits and /, since their rules are named after them",
          ["/a.b", "/a_b"],
          "write one pattern for both",
        ],
      ],
    ],
    [
      "one that Terraform knows",
      { publicPaths: [UNKNOWN] },
      [[code, "paths are written in the program, since they name their rules", UNKNOWN, "write them out"]],
    ],
  ])("are refused: %s", (_what, lists, problems) => expect(found(lists)).toEqual(problems));
});

test.each(["/*.png", "*.png", "/?/a", "?a"])("a public path %s is warned of", (path) => {
  expect(pathWarnings({ publicPaths: ["/img/*", path] })).toEqual([
    {
      code: "authenticated-paths",
      rule: "a public path begins with text, since * is any text, / too: everything of that ending is public",
      got: path,
      fix: "begin it with the folder, such as /img/*.png",
    },
  ]);
});

test.each(["/img/*.png", "/..well-known/a", "/*", UNKNOWN, `/*${UNKNOWN}`])(
  "a public path %s is not warned of",
  (path) => expect(pathWarnings({ publicPaths: [path] })).toEqual([]),
);

test("a name that begins with dots leads to no folder above", () =>
  expect(pathProblems({ publicPaths: ["/..well-known/a"], apiPaths: [] })).toEqual([]));

test.each([
  ["/", "root"],
  ["/css/*", "css_all"],
  ["/favicon.ico", "favicon_ico"],
  ["*.png", "all_png"],
  ["/a-b/c", "a_b_c"],
  ["/a/b/", "a_b_"],
  ["a/*/*", "a_all_all"],
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
