import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { main } from "../../commands/dashboard";
import { pictureOf } from "../../commands/dashboard/picture";
import { projectDashboard } from "../../commands/dashboard/project";
import { fit } from "../../commands/dashboard/text";
import { writeGenerated } from "../../commands/lib/files";
import { dashboardBody } from "../../constructs/cloudwatch/dashboard-body";
import { layOut } from "../../constructs/cloudwatch/dashboard-layout";
import type { Widget } from "../../constructs/cloudwatch/widget";
import { dashboardBodyErrors } from "../../harness/dashboard-schema";
import { contents, directoryOf } from "../../harness/host-directory";
import { removeScratchDirectories } from "../../harness/scratch";

afterAll(removeScratchDirectories);

const { name, widgets } = projectDashboard();
const picture = pictureOf(name, widgets);

describe("the project's dashboard", () => {
  test("is drawn in docs/dashboard.svg as it is now; otherwise: npm run dashboard -- --force", () => {
    expect(readFileSync("docs/dashboard.svg", "utf8")).toBe(picture);
  });

  test("is a valid body", () => {
    const literal = JSON.parse(
      JSON.stringify(dashboardBody(widgets, { region: "us-east-1" })).replace(/\$\{TfToken[^}]*\}/g, ARN),
    ) as unknown;
    expect(dashboardBodyErrors(literal)).toEqual([]);
  });

  test("shows every title, metric and alarm", () => {
    for (const { widget } of widgets) {
      if (widget.type === "text") continue;
      expect(picture).toContain(`<text class="title"`);
      expect(visibleText()).toContain(widget.title);
    }
    for (const shown of [
      "IncomingLogEvents",
      "CPUUtilization",
      "RequestCount",
      "TargetResponseTime p99",
      "RunningTaskCount",
    ]) {
      expect(visibleText()).toContain(shown);
    }
    for (const alarm of ["error-rate", "silence", "unhealthy-hosts"]) expect(visibleText()).toContain(alarm);
  });
});

const ARN = "arn:aws:cloudwatch:us-east-1:123456789012:alarm:x";
const visibleText = () => [...picture.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, shown]) => shown).join("\n");

describe("picture", () => {
  const draw = (widget: Widget) => pictureOf("x", layOut([[widget]]));

  test("is light, or dark where the reader's system is", () => {
    expect(picture).toMatch(
      /\.page \{ fill: #f3f5f8; \}[^@]*@media \(prefers-color-scheme: dark\) \{[^@]*\.page \{ fill: #0f151c; \}/,
    );
  });

  test("stays XML with any text, and its tags are closed", () => {
    const drawn = draw({
      type: "query",
      title: `<&">\u0007`,
      logGroups: [{ name: "a" }],
      query: "filter a < 1 & b\n| limit 1",
    });
    expect(drawn).toContain(">&lt;&amp;&quot;&gt; </text>");
    expect(drawn).toContain("filter a &lt; 1 &amp; b");
    const open: string[] = [];
    for (const [, slash, tag = "", empty] of drawn.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/g)) {
      if (slash) expect(open.pop()).toBe(tag);
      else if (!empty) open.push(tag);
    }
    expect(open).toEqual([]);
  });

  test("says how many alarms it has no room for", () => {
    const alarms = Array.from({ length: 40 }, (_, index) => ({ alarmArn: ARN, alarmName: `app-prod-${index}` }));
    const drawn = draw({ type: "alarms", title: "Alarms", alarms, height: 4 });
    const chips = drawn.match(/class="chip"/g)?.length ?? 0;
    expect(drawn).toContain(`>and ${41 - chips} more</text>`);
    expect(drawn).toContain(">0</text>");
  });

  test("nothing is outside of it", () => {
    const [, width, height] = /viewBox="0 0 (\d+) ([\d.]+)"/.exec(picture) ?? [];
    for (const [, x, y] of picture.matchAll(/ x="([\d.-]+)" y="([\d.-]+)"/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(0);
      expect(Number(x)).toBeLessThanOrEqual(Number(width));
      expect(Number(y)).toBeGreaterThanOrEqual(0);
      expect(Number(y)).toBeLessThanOrEqual(Number(height));
    }
  });

  test("has no data: no curve, no bar, no number", () => {
    expect(picture).not.toMatch(/<(polyline|polygon|path)/);
    expect(visibleText()).not.toMatch(/^[\d.,]+ ?%?$/m);
  });

  test("is readable in a column of 838 pixels", () => {
    const width = Number(/viewBox="0 0 (\d+)/.exec(picture)?.[1]);
    const sizes = [...picture.matchAll(/font(?:-size)?: ([\d.]+)px/g)].map(([, size]) => Number(size));
    expect(Math.min(...sizes) * Math.min(1, 838 / width)).toBeGreaterThanOrEqual(9.5);
  });

  test.each([
    ["short", 100, "short"],
    ["a text that is too long", 80, "a text tha…"],
    ["😀😀😀😀", 21, "😀😀…"],
    ["x", 0, "…"],
  ])("%s in %d pixels is %s", (text, width, cut) => expect(fit(text, width, 12, "sans")).toBe(cut));
});

describe("npm run dashboard", () => {
  const said: unknown[] = [];
  beforeEach(() => {
    said.length = 0;
    jest.spyOn(console, "log").mockImplementation((line) => said.push(line));
  });
  afterEach(() => jest.restoreAllMocks());

  test("writes a new picture, and leaves one alone that is up to date", () => {
    const directory = directoryOf({});
    const file = join(directory, "a.svg");
    main([file]);
    main([file]);
    expect(said).toEqual([expect.stringContaining("a.svg: written, "), expect.stringContaining("a.svg: up to date, ")]);
    expect(readFileSync(file, "utf8")).toBe(picture);
    expect(readdirSync(directory)).toEqual(["a.svg"]);
  });

  test("overwrites another file with --force only, and keeps its mode", () => {
    const directory = directoryOf({ "a.svg": "mine" });
    const file = join(directory, "a.svg");
    chmodSync(file, 0o640);
    expect(() => main([file])).toThrow("is there already with other contents; give --force");
    expect(contents(directory)).toEqual({ "a.svg": "mine" });
    main([file, "--force"]);
    expect(readFileSync(file, "utf8")).toBe(picture);
    expect(readdirSync(directory)).toEqual(["a.svg"]);
    expect(statSync(file).mode & 0o777).toBe(0o640);
  });

  test.each([
    ["nowhere/a.svg", "it does not exist"],
    ["a.svg/b.svg", "a file is where a directory is needed"],
    [".", "it is a directory"],
  ])("says why it can't write %s", (path, reason) => {
    const directory = directoryOf({ "a.svg": "mine" });
    expect(() => writeGenerated(join(directory, path), "x", true)).toThrow(reason);
    expect(contents(directory)).toEqual({ "a.svg": "mine" });
  });

  test("does not follow a link to somewhere else", () => {
    const directory = directoryOf({ "shared.svg": "mine" });
    symlinkSync("shared.svg", join(directory, "a.svg"));
    expect(() => writeGenerated(join(directory, "a.svg"), "x", true)).toThrow("a symbolic link");
    expect(contents(directory)).toMatchObject({ "shared.svg": "mine" });
  });

  test.each([[["a.svg", "b.svg"]], [["--wrong"]]])("%j is no command line", (args) => {
    expect(() => main(args)).toThrow("npm run dashboard -- [FILE] [--force]");
  });

  test("--help tells how to use it", () => {
    main(["--help"]);
    expect(said).toEqual([expect.stringContaining("Draws the layout")]);
  });
});
