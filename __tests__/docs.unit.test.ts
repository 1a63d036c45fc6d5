import { EXTRAS, MEASURES, type Measure } from "../stacks/hardening/measures";
import { section, tableCells } from "../harness/markdown";

test("docs/hardening.md tells every measure as the catalogue does", () => {
  const all: [string, Measure][] = [...Object.entries(MEASURES), ...Object.entries(EXTRAS)];
  const rows = all.map(([name, { does, source, plan }]) => [`\`${name}\``, does, plan, source]);
  expect(tableCells(section("docs/hardening.md", "measures"))).toEqual(rows);
});
