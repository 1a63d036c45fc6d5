import { DESCRIBED_ONLY } from "../constructs/ecs/register-input/leftovers";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { runInNewContext } from "node:vm";
import { accessLogQueries, applicationErrors } from "../constructs/logs";
import { EXTRA_NAMES, MEASURE_NAMES } from "../settings/hardening";
import { DEFAULT_SETTINGS, SETTING_NAMES } from "../settings/settings";
import { EXTRAS, MEASURES } from "../stacks/university/features/hardening";
import { SWITCHES } from "../stacks/university/features";
import { section, tableCells } from "../harness/markdown";
import { filterPattern } from "../harness/log-evaluator/filter-pattern";
import { insightsQuery } from "../harness/log-evaluator/insights-query";
import { eventsOf } from "../harness/log-evaluator/log-event";
import { codeBlocks } from "../harness/readme";

test("docs/hardening.md describes every measure as the catalogue does", () => {
  const all = [
    ...MEASURE_NAMES.map((name) => [name, MEASURES[name]] as const),
    ...EXTRA_NAMES.map((name) => [name, EXTRAS[name]] as const),
  ];
  const rows = all.map(([name, { does, source, plan }]) => [`\`${name}\``, does, plan, source]);
  expect(tableCells(section("docs/hardening.md", "measures"))).toEqual(rows);
});

describe("docs/settings.md", () => {
  const page = readFileSync("docs/settings.md", "utf8");
  const rows = new Map([...page.matchAll(/^\| `(\w+)` +\| (.+?) +\|/gm)].map(([, name, value]) => [name, value]));

  test("holds every setting", () => {
    expect([...rows.keys()].sort()).toEqual([...SETTING_NAMES].sort());
  });

  test.each(["project", "env", "region", "providerVersion", "readEcrImage"] as const)("default of %s", (name) => {
    expect(rows.get(name)).toBe(`\`${String(DEFAULT_SETTINGS[name])}\``);
  });

  test("default of backend", () => {
    expect(JSON.parse((rows.get("backend") ?? "").replaceAll("`", ""))).toEqual(DEFAULT_SETTINGS.backend);
  });

  test.each(Object.entries(SWITCHES))("says what %s does", (name, { does }) => {
    const row = page.split("\n").find((line) => line.startsWith(`| \`${name}\``)) ?? "";
    expect(row.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")).toContain(does);
  });
});

describe("docs/log-analysis.md", () => {
  const blocks = codeBlocks(readFileSync("docs/log-analysis.md", "utf8"));
  const of = (language: string) => blocks.filter((block) => block.language === language).map(({ text }) => text);

  test("the errors shown count once", () => {
    const isError = filterPattern(applicationErrors().text);
    const [text = ""] = of("text");
    expect(text.split("\n").filter(isError)).toEqual(["error:  Error: connect ECONNREFUSED 10.0.50.17:3306"]);
  });

  // Both are run as they are, on what Express and morgan hand them.
  test.each(["response.on", "morgan("])("the access log written with %s is what the queries read", (mark) => {
    const written: string[] = [];
    const response = { statusCode: 503, on: (_event: string, listener: () => void) => void listeners.push(listener) };
    const listeners: (() => void)[] = [];
    type Middleware = (request: object, response: object, next: () => void) => void;
    const app = {
      use(middleware: Middleware): void {
        middleware(REQUEST, response, () => undefined);
      },
    };
    const morgan = (line: (...given: object[]) => string) => () => void written.push(line(TOKENS, REQUEST, response));
    const console = { log: (line: string) => void written.push(line) };
    const program = of("js").find((text) => text.includes(mark)) ?? "";
    runInNewContext(program, { app, morgan, console, performance });
    for (const listener of listeners) listener();
    expect(written).toHaveLength(1);
    for (const { text } of Object.values(accessLogQueries())) {
      expect(insightsQuery(text)(eventsOf(written.join("\n")))).not.toEqual([]);
    }
    const [slowest] = insightsQuery(accessLogQueries().slowestRequests.text)(eventsOf(written.join("\n")));
    expect(slowest).toMatchObject({
      method: "GET",
      path: "/students/",
      status: 503,
      duration: expect.any(Number) as number,
    });
  });
});

/** What Express and morgan know of a request. */
const REQUEST = { method: "GET", originalUrl: "/students/?page=2" };
const TOKENS = {
  method: () => "GET",
  url: () => "/students/?page=2",
  status: () => "503",
  "response-time": () => "12.345",
};

test("docs/package.md lists every door", () => {
  const { exports: doors } = JSON.parse(readFileSync("package.json", "utf8")) as { exports: Record<string, string> };
  const listed = [...readFileSync("docs/package.md", "utf8").matchAll(/^\| `cdktf-ecs-logging(\/\w+)`/gm)];
  const rooms = Object.keys(doors).filter((door) => door !== "./package.json");
  expect(listed.map(([, door]) => `.${door ?? ""}`).sort()).toEqual(rooms.sort());
});

test("docs/registered.md names every field that only describe-task-definition has", () => {
  const page = readFileSync("docs/registered.md", "utf8");
  expect(DESCRIBED_ONLY.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});

const pages = ["docs", "docs/decisions"].flatMap((directory) =>
  readdirSync(directory).flatMap((name) => (name.endsWith(".md") ? [join(directory, name)] : [])),
);

test.each(["CONTRIBUTING.md", ...pages])("what %s links to is there", (page) => {
  const links = [...readFileSync(page, "utf8").matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)];
  const broken = links.flatMap(([, link = ""]) => (existsSync(join(dirname(page), link)) ? [] : [link]));
  expect(broken).toEqual([]);
});
