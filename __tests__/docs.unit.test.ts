import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { EXTRA_NAMES, MEASURE_NAMES } from "../settings/hardening";
import { DEFAULT_SETTINGS, readSettings, SETTING_NAMES } from "../settings/settings";
import { EXTRAS, MEASURES } from "../stacks/university/features/hardening";
import { SWITCHES } from "../stacks/university/features";
import { section, tableCells } from "../harness/markdown";
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

  test("the settings shown are accepted", () => {
    const shown = codeBlocks(page).filter(({ language }) => language === "json");
    expect(shown).not.toEqual([]);
    for (const { text } of shown) {
      expect(readSettings(JSON.parse(text), {})).toMatchObject(JSON.parse(text) as object);
    }
  });

  test.each(Object.entries(SWITCHES))("says what %s does", (name, { does }) => {
    const row = page.split("\n").find((line) => line.startsWith(`| \`${name}\``)) ?? "";
    expect(row.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")).toContain(does);
  });
});

test("docs/package.md lists every door", () => {
  const { exports: doors } = JSON.parse(readFileSync("package.json", "utf8")) as { exports: Record<string, string> };
  const listed = [...readFileSync("docs/package.md", "utf8").matchAll(/^\| `cdktf-ecs-logging(\/\w+)`/gm)];
  const rooms = Object.keys(doors).filter((door) => door !== "./package.json");
  expect(listed.map(([, door]) => `.${door ?? ""}`).sort()).toEqual(rooms.sort());
});

const pages = ["docs", "docs/decisions"].flatMap((directory) =>
  readdirSync(directory).flatMap((name) => (name.endsWith(".md") ? [join(directory, name)] : [])),
);

test.each(["CONTRIBUTING.md", ...pages])("what %s links to is there", (page) => {
  const links = [...readFileSync(page, "utf8").matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)];
  const broken = links.flatMap(([, link = ""]) => (existsSync(join(dirname(page), link)) ? [] : [link]));
  expect(broken).toEqual([]);
});
