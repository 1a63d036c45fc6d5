import { EXTRA_NAMES, MEASURE_NAMES } from "../settings/hardening";
import { EXTRAS, MEASURES } from "../stacks/university/features/hardening";
import { readFileSync } from "node:fs";
import { SWITCHES } from "../stacks/university/features";
import { section, tableCells } from "../harness/markdown";

test("docs/hardening.md tells every measure as the catalogue does", () => {
  const all = [
    ...MEASURE_NAMES.map((name) => [name, MEASURES[name]] as const),
    ...EXTRA_NAMES.map((name) => [name, EXTRAS[name]] as const),
  ];
  const rows = all.map(([name, { does, source, plan }]) => [`\`${name}\``, does, plan, source]);
  expect(tableCells(section("docs/hardening.md", "measures"))).toEqual(rows);
});

test.each(Object.entries(SWITCHES))("README tells what %s does", (name, { does }) => {
  const row =
    readFileSync("README.md", "utf8")
      .split("\n")
      .find((line) => line.startsWith(`| \`${name}\``)) ?? "";
  expect(row.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")).toContain(does);
});
