import fc from "fast-check";
import {
  FilterCondition,
  type FieldState,
  type NumberOperator,
  type StringOperator,
  type FieldTest,
} from "../../../constructs/logs/filter-condition";
import { FilterPattern } from "../../../constructs/logs/filter-pattern";
import { literalText } from "../../../constructs/core/literal-text";
import { FilterPatternParser } from "../../../harness/log-evaluator/filter-pattern-parser";

const { and, compare, exists, isFalse, isNull, isTrue, like, notExists, or, regex } = FilterCondition;

describe("what AWS reads", () => {
  // Beside each, the example of the CloudWatch Logs user guide that it writes.
  test.each<[FilterPattern, string]>([
    [FilterPattern.allEvents(), ""],
    [FilterPattern.terms({ all: ["ERROR"] }), '"ERROR"'],
    [FilterPattern.terms({ all: ["ERROR", "ARGUMENTS"] }), '"ERROR" "ARGUMENTS"'],
    [FilterPattern.terms({ any: ["ERROR", "ARGUMENTS"] }), '?"ERROR" ?"ARGUMENTS"'],
    [FilterPattern.terms({ all: ["ERROR"], exclude: ["Exiting now"] }), '"ERROR" -"Exiting now"'],
    [FilterPattern.terms({ all: ['say "hi"', "C:\\x"] }), '"say \\"hi\\"" "C:\\\\x"'],
    [FilterPattern.regex("^starting|^shutting down"), "%^starting|^shutting down%"],
    [FilterPattern.json(compare("$.eventType", "=", "UpdateTrail")), '{ $.eventType = "UpdateTrail" }'],
    [FilterPattern.json(like("$.sourceIPAddress", "123.123.*", "!=")), '{ $.sourceIPAddress != "123.123.*" }'],
    [FilterPattern.json(compare("$.arrayKey[0]", "=", "value")), '{ $.arrayKey[0] = "value" }'],
    [FilterPattern.json(compare("$.objectList[1].id", "=", 2)), "{ $.objectList[1].id = 2 }"],
    [FilterPattern.json(isTrue("$.objectList[*].flag")), "{ $.objectList[*].flag IS TRUE }"],
    [FilterPattern.json(isNull("$.SomeObject")), "{ $.SomeObject IS NULL }"],
    [FilterPattern.json(notExists("$.SomeOtherObject")), "{ $.SomeOtherObject NOT EXISTS }"],
    [FilterPattern.json(isFalse("$.ThisFlag")), "{ $.ThisFlag IS FALSE }"],
    [FilterPattern.json(exists("$.latency")), "{ $.latency = * }"],
    [FilterPattern.json(compare("$.numbers[0]", "<", 10e-7)), "{ $.numbers[0] < 0.000001 }"],
    [FilterPattern.json(compare("$.big", ">", 1e21)), "{ $.big > 1e+21 }"],
    [FilterPattern.json(regex("$.ip", "10\\.0\\..*")), "{ $.ip = %10\\.0\\..*% }"],
    [
      FilterPattern.json(
        and(
          or(compare("$.user.email", "=", "J.Stiles@example.com"), compare("$.coordinates[0][1]", "=", "no")),
          compare("$.actions[2]", "=", "no"),
        ),
      ),
      '{ ($.user.email = "J.Stiles@example.com" || $.coordinates[0][1] = "no") && $.actions[2] = "no" }',
    ],
    [
      FilterPattern.spaceDelimited(
        "ip",
        "user",
        "...",
        and(like("status", "4*"), compare("status", "!=", 403)),
        "bytes",
      ),
      '[ip, user, ..., status = "4*" && status != 403, bytes]',
    ],
    [
      FilterPattern.spaceDelimited(or(compare("w1", "=", "ERROR"), compare("w1", "=", "WARN")), "w2"),
      '[w1 = "ERROR" || w1 = "WARN", w2]',
    ],
    [FilterPattern.spaceDelimited("...", compare("bytes", ">", 1000)), "[..., bytes > 1000]"],
  ])("%#", (pattern, text) => {
    expect(pattern.text).toBe(text);
    expect(pattern.problems).toEqual([]);
  });

  test("names its fields as values and dimensions write them", () => {
    expect(FilterPattern.json(and(exists("$.a"), compare("$.b.c", ">", 1), isTrue("$.a"))).fields).toEqual([
      "$.a",
      "$.b.c",
    ]);
    expect(FilterPattern.spaceDelimited("ip", "...", like("status", "5*")).fields).toEqual(["$ip", "$status"]);
    expect(FilterPattern.terms({ all: ["x"] }).fields).toEqual([]);
    expect(FilterPattern.regex("x").fields).toEqual([]);
  });
});

describe("comes back as it went in, whatever text it holds", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 20 });
  const exact = text.filter((value) => !/^\*|\*$/.test(value));
  const wildcard = fc.oneof(
    text.map((value) => `*${value}`),
    text.map((value) => `${value}*`),
  );
  const same = fc.constantFrom<StringOperator>("=", "!=");
  const order = fc.constantFrom<NumberOperator>("=", "!=", "<", "<=", ">", ">=");
  const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })).map((value) => value + 0);

  const values = (selector: fc.Arbitrary<string>): fc.Arbitrary<FieldTest> =>
    fc.oneof(
      fc.tuple(selector, same, exact).map(([field, operator, value]) => compare(field, operator, value)),
      fc.tuple(selector, order, number).map(([field, operator, value]) => compare(field, operator, value)),
      fc.tuple(selector, same, wildcard).map(([field, operator, value]) => like(field, value, operator)),
      fc.tuple(selector, same).map(([field, operator]) => regex(field, "a[0-9]+\\.b", operator)),
    );
  const property = fc.constantFrom("$.a", "$.a-b_c.d[0]", "$.list[*].x", "$.*.y", "$.m[0][1]");
  const state = fc.constantFrom<FieldState>("EXISTS", "NOT EXISTS", "IS NULL", "IS TRUE", "IS FALSE");
  const leaf = fc.oneof(
    values(property),
    fc.tuple(property, state).map(([selector, is]): FieldTest => ({ type: "is", selector, state: is })),
  );
  const { condition } = fc.letrec<{ condition: FilterCondition; combination: FilterCondition }>((tie) => ({
    condition: fc.oneof({ depthSize: "small" }, leaf, tie("combination")),
    combination: fc.record({
      type: fc.constantFrom<"and" | "or">("and", "or"),
      conditions: fc.array(tie("condition"), { minLength: 2, maxLength: 4 }),
    }),
  }));

  test("JSON", () => {
    fc.assert(
      fc.property(condition, (given) => {
        expect(new FilterPatternParser(FilterPattern.json(given).text).json()).toEqual(given);
      }),
    );
  });

  test("space-delimited", () => {
    const name = fc.constantFrom("ip", "status_code", "w1", "bytes");
    const column = name.chain((selector) =>
      fc.oneof(
        fc.constant<string | FilterCondition>(selector),
        fc.constant("..."),
        values(fc.constant(selector)),
        fc
          .tuple(fc.constantFrom(and, or), values(fc.constant(selector)), values(fc.constant(selector)))
          .map(([join, first, second]) => join(first, second)),
      ),
    );
    fc.assert(
      fc.property(column, fc.array(column), (first, others) => {
        const { text: written } = FilterPattern.spaceDelimited(first, ...others);
        expect(new FilterPatternParser(written).spaceDelimited()).toEqual([first, ...others]);
      }),
    );
  });

  test("a regular expression", () => {
    expect(new FilterPatternParser(FilterPattern.regex("^a|b$").text).regex()).toBe("^a|b$");
  });

  test("terms", () => {
    const list = fc.array(text);
    fc.assert(
      fc.property(list, list, list, (all, any, exclude) => {
        expect(new FilterPatternParser(FilterPattern.terms({ all, any, exclude }).text).terms()).toEqual({
          all,
          any,
          exclude,
        });
      }),
    );
  });

  test("and Terraform sees no reference in it", () => {
    // Terraform docs, "Strings and Templates": $${ is a literal ${, and %%{ a literal %{.
    const read = (template: string) => template.replace(/([$%])\1\{/g, "$1{");
    const marks = fc.array(fc.constantFrom("$", "%", "{", "x", "}")).map((characters) => characters.join(""));
    fc.assert(fc.property(marks, (value) => expect(read(literalText(value))).toBe(value)));
    expect(literalText("a ${x} %{if} $ {y}")).toBe("a $${x} %%{if} $ {y}");
  });
});
