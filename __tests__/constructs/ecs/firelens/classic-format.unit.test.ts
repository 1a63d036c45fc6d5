import fc from "fast-check";
import { renderClassic, type ConfigSection } from "../../../../constructs/ecs/firelens/classic-format";
import { valueProblems } from "../../../../constructs/ecs/firelens/output";
import { runs } from "../../../../harness/arbitraries/runs";
import { readClassic } from "../../../../harness/firelens/read-classic";

const name = fc.stringMatching(/^[A-Z_]{1,12}$/).filter((text) => text !== "SERVICE");
const key = fc.stringMatching(/^[A-Za-z][\w.]{0,12}$/);
const value = fc.string({
  unit: fc.constantFrom(...Array.from("ab 1\t$#[]@{}\"'\\/:漢\n\r")),
  minLength: 0,
  maxLength: 12,
});
const legal = value.filter((text) => valueProblems({ Key: text }).length === 0);

const sections = (of: fc.Arbitrary<string>): fc.Arbitrary<ConfigSection[]> =>
  fc.array(fc.record({ name, entries: fc.array(fc.tuple(key, of), { minLength: 1, maxLength: 4 }) }), { maxLength: 4 });

test("Fluent Bit reads what was written", () => {
  fc.assert(
    fc.property(sections(legal), (given) => {
      expect(readClassic(renderClassic(given))).toEqual(given);
    }),
    { numRuns: runs(200) },
  );
});

test("a value that is refused would be read as something else", () => {
  const broken = value.filter((text) => valueProblems({ Key: text }).length > 0);
  fc.assert(
    fc.property(broken, (text) => {
      const given = [{ name: "OUTPUT", entries: [["Key", text] as const, ["Next", "1"] as const] }];
      let read: unknown;
      try {
        read = readClassic(renderClassic(given));
      } catch {
        return; // Fluent Bit does not start
      }
      expect(read).not.toEqual(given);
    }),
    { numRuns: runs(200) },
  );
});

test.each([
  ["[OUTPUT\n    Name null\n", "line 1: bad header definition"],
  ["[OUTPUT]\nName null\n", "line 2: invalid indentation level"],
  ["[OUTPUT]\n    Name null\n  Match a\n", "line 3: invalid indentation level"],
  ["[OUTPUT]\n    Name null\n      Match a\n", "line 3: extra indentation level found"],
  ["[OUTPUT]\n    Name\n", "line 2: undefined value"],
  ["[OUTPUT]\n    Name  \n", "line 2: key has an empty value"],
  ["    Name null\n", "line 1: a key outside of a section"],
  ["@INCLUDE other.conf\n", "line 1: a meta command"],
  ["[SERVICE]\n    Flush 1\n[SERVICE]\n    Flush 1\n", "a second [SERVICE]"],
])("%j does not start Fluent Bit", (text, says) => {
  expect(() => readClassic(text)).toThrow(says);
});

test("comments and empty lines count for nothing", () => {
  const text = "# router\n\n[OUTPUT]\n    # where to\n    Name null\n    \n";
  expect(readClassic(text)).toEqual([{ name: "OUTPUT", entries: [["Name", "null"]] }]);
});
