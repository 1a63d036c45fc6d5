import { drawMermaid, drawSvg } from "../../../commands/diagram/picture";
import { bestLayout } from "../../../commands/diagram/search";
import { layOut, type Layout } from "../../../commands/diagram/layout";
import { modelsOf } from "../../../commands/diagram/model";
import { pathOf } from "../../../commands/diagram/path";
import type { Json } from "../../../commands/diagram/things";
import { differentThings, hostileStack, manyServices, reversed, WEB } from "../../../harness/diagram/stacks";
import ELK from "elkjs";

const svg = async (json: Json) => (await drawSvg({ name: "shop", json })).text;

/** Names of elements that are open at the end, or closed where another is open. */
function unbalanced(text: string): string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [, slash, tag = "", empty] of text.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/gi)) {
    if (slash === "/") {
      const last = open.pop();
      if (last !== tag) wrong.push(tag);
    } else if (empty !== "/") open.push(tag);
  }
  return [...wrong, ...open];
}

/** Smallest letters in a column of 838 pixels. */
function letters(text: string): number {
  const width = Number(/viewBox="0 0 (\d+) /.exec(text)?.[1]);
  const sizes = [...text.matchAll(/font-size: ([\d.]+)px/g)].map(([, size]) => Number(size));
  return Math.min(...sizes) * Math.min(1, 838 / width);
}

const visible = (text: string) =>
  [...text.matchAll(/<text[^>]*>(.*?)<(?:tspan|\/text)/g)].map(([, words]) => words ?? "");

/** A busy machine lays out slowly. */
const SLOW_MS = 60_000;

describe("SVG", () => {
  let web: string;
  beforeAll(async () => {
    web = await svg(WEB);
  }, SLOW_MS);

  test("shows the kinds, the names and the ports, and has every address", () => {
    expect(visible(web)).toEqual(expect.arrayContaining(["Load balancer", "Service", "HTTPS 443", "8080", "image"]));
    for (const address of ["aws_lb_listener.web", "aws_vpc_security_group_ingress_rule.web", "module.vpc"]) {
      expect(web).toMatch(new RegExp(`<title>[^<]*${address.replace(".", "\\.")}[^<]*</title>`));
    }
  });

  test("is light, and dark where the reader's system is", () => {
    expect(web).toMatch(/\.page \{ fill: #ffffff; \}[^@]*@media \(prefers-color-scheme: dark\) \{[^@]*#0d1117/);
  });

  test(
    "has the same bytes whatever the order of members",
    async () => {
      expect(await svg(reversed(WEB) as Json)).toBe(web);
    },
    SLOW_MS,
  );

  test(
    "is well-formed with hostile names, and shows unknown types",
    async () => {
      const text = await svg(hostileStack());
      expect(unbalanced(text)).toEqual([]);
      expect(text).not.toContain("<script");
      expect(text).not.toMatch(/[^\P{Cc}\n]|[\uFFFE\uFFFF\u202E]/u);
      expect(text.match(/&(?!amp;|lt;|gt;|quot;)/g)).toBeNull();
      expect(visible(text)).toEqual(expect.arrayContaining(["Linux web app", "Brand new thing", "Nounderscore"]));
    },
    SLOW_MS,
  );

  test("of nothing says so", async () => {
    const text = await svg({ variable: { a: {} }, resource: {} });
    expect(unbalanced(text)).toEqual([]);
    expect(visible(text)).toEqual(["Stack shop has no resources and no modules"]);
  });

  test.each([
    ["40 different things", differentThings(40, 1)],
    ["60 different things", differentThings(60, 2)],
    ["300 things in 100 alike services", manyServices(100)],
  ])(
    "%s are readable in a column",
    async (_what, json) => {
      const text = await svg(json);
      expect(letters(text)).toBeGreaterThanOrEqual(9.5);
      const shown = [...text.matchAll(/<title>([^<]*)<\/title>/g)].flatMap(([, title = ""]) => title.split("\n"));
      const types = Object.entries(json["resource"] as Record<string, Json>);
      const addresses = types.flatMap(([type, byName]) => Object.keys(byName).map((name) => `${type}.${name}`));
      expect(addresses.filter((address) => !shown.includes(address))).toEqual([]);
    },
    SLOW_MS,
  );
});

describe("layout", () => {
  const overlapping = ({ cards }: Layout) =>
    cards.flatMap((a, index) =>
      cards
        .slice(index + 1)
        .filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
        .map((b) => `${a.id} ${b.id}`),
    );

  test.each([
    ["a web service", WEB],
    ["hostile names", hostileStack()],
    ["30 different things", differentThings(30, 3)],
  ])(
    "%s: no card is on another or outside, and arrows end at cards",
    async (_what, json) => {
      const [model] = modelsOf(json);
      if (model === undefined) throw new Error("no model");
      const layout = await bestLayout(new ELK(), model.graph, model.detail);
      expect(layout.cards).toHaveLength(model.graph.cards.size);
      expect(layout.arrows).toHaveLength(model.graph.arrows.length);
      expect(overlapping(layout)).toEqual([]);
      const isOutside = ({ x, y, width, height }: Layout["cards"][number]) =>
        x < 0 || y < 0 || x + width > layout.width || y + height > layout.height;
      expect(layout.cards.filter(isOutside)).toEqual([]);
      for (const { arrow, points } of layout.arrows) {
        const target = layout.cards.find(({ id }) => id === arrow.to);
        const end = points.at(-1);
        if (target === undefined || end === undefined) throw new Error(`no end of ${arrow.from}`);
        expect(end.x).toBeGreaterThanOrEqual(target.x - 1);
        expect(end.x).toBeLessThanOrEqual(target.x + target.width + 1);
        expect(end.y).toBeGreaterThanOrEqual(target.y - 1);
        expect(end.y).toBeLessThanOrEqual(target.y + target.height + 1);
      }
    },
    SLOW_MS,
  );

  test(
    "groups frame their members",
    async () => {
      const [model] = modelsOf(WEB);
      if (model === undefined) throw new Error("no model");
      const settings = {
        direction: "DOWN",
        grouped: true,
        layering: "NETWORK_SIMPLEX",
        placement: "BRANDES_KOEPF",
      } as const;
      const { groups, cards } = await layOut(new ELK(), model.graph, model.detail, settings);
      expect(groups.map(({ title }) => title)).toEqual(expect.arrayContaining(["Way in", "Service"]));
      const frame = groups.find(({ title }) => title === "Way in");
      const balancer = cards.find(({ id }) => id === "aws_lb.web");
      expect(balancer?.y).toBeGreaterThan(frame?.y ?? Infinity);
    },
    SLOW_MS,
  );

  test.each([
    [[], ""],
    [
      [
        [0, 0],
        [0, 50],
      ],
      "M0 0L0 50",
    ],
    [
      [
        [0, 0],
        [0, 50],
        [50, 50],
      ],
      "M0 0L0 44Q0 50 6 50L50 50",
    ],
    [
      [
        [0, 0],
        [0, 4],
        [4, 4],
      ],
      "M0 0L0 2Q0 4 2 4L4 4",
    ],
  ])("the way through %j is %s", (points, path) => {
    expect(pathOf(points.map(([x = 0, y = 0]) => ({ x, y })))).toBe(path);
  });
});

describe("Mermaid", () => {
  const mermaid = (json: Json) => drawMermaid({ name: "shop", json }).text;

  test("has the cards in their groups, and the arrows", () => {
    const text = mermaid(WEB);
    expect(text).toMatch(/^flowchart TD\n/);
    expect(text).toContain('subgraph g0["Way in"]');
    expect(text).toMatch(/n\d\["<b>Load balancer<\/b><br\/>lb\.web<br\/>lb_listener\.web/);
    expect(text).toMatch(/n\d -->\|"HTTPS 443"\| n\d\n/);
    expect(text).toMatch(/n\d -\.-> n\d\n/);
    expect(text).toBe(mermaid(reversed(WEB) as Json));
  });

  test("keeps hostile names in their texts", () => {
    const lines = mermaid(hostileStack()).trimEnd().split("\n").slice(1);
    const form =
      /^ {2,4}(n\d+(\["[^"]*"\]|\(\["[^"]*"\]\)):::c-\w+|subgraph g\d+\["[^"]*"\]|end|n\d+ (-->|-\.->)(\|"[^"]*"\|)? n\d+|classDef c-\w+ [\w:#,-]+)$/;
    expect(lines.filter((line) => !form.test(line))).toEqual([]);
    expect(lines.join("")).not.toMatch(/<(?!\/?b>|br\/>|\/?i>)/);
  });
});
