import { Token } from "cdktf";
import fc from "fast-check";
import {
  FilterCondition,
  type FieldState,
  type NumberOperator,
  type StringOperator,
  type FieldTest,
} from "../../../constructs/logs/filter-condition";
import { FilterPattern } from "../../../constructs/logs/filter-pattern";
import {
  classProblems,
  metricDimensionProblems,
  metricFilterProblems,
  type MetricFilterSettings,
} from "../../../constructs/logs/metric-filter-rules";
import { literalText } from "../../../constructs/core/literal-text";
import { FilterPatternParser } from "../../../harness/log-evaluator/filter-pattern-parser";

const { and, compare, exists, isFalse, isNull, isTrue, like, notExists, or, regex } = FilterCondition;
const codes = ({ problems }: FilterPattern) => problems.map(({ code }) => code.replace("filter-pattern-", ""));

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

test.each<[FilterPattern, string[]]>([
  [FilterPattern.terms({}), ["term"]],
  [FilterPattern.terms({ all: ["a", ""] }), ["term"]],
  [FilterPattern.terms({ any: ["a"], exclude: ["b"] }), ["any-term"]],
  [FilterPattern.terms({ all: ["x".repeat(1023)] }), ["length"]],
  [FilterPattern.regex("(a|b)"), ["regex"]],
  [FilterPattern.regex(""), ["regex"]],
  [FilterPattern.regex("x".repeat(1023)), ["length"]],
  [FilterPattern.regex(Token.asString({ resolve: () => "(a)" })), []],
  [FilterPattern.json(compare("latency", "=", "*x")), ["selector", "asterisk"]],
  [FilterPattern.json(compare("$.a b", "=", "x*")), ["selector", "asterisk"]],
  [FilterPattern.json(compare("$.a", "=", "Ev*ent")), []],
  [FilterPattern.json(like("$.a", "Ev*ent")), ["wildcard"]],
  [FilterPattern.json(and(compare("$.a", ">", NaN), compare("$.b", "<", Infinity))), ["number", "number"]],
  [FilterPattern.json(regex("$.a", "(a|b)")), ["regex"]],
  [FilterPattern.json(and(regex("$.a", "a"), regex("$.b", "b"), regex("$.c", "c"))), ["regex-count"]],
  [FilterPattern.spaceDelimited("a b", "1st", "ok", "ok"), ["column", "column", "column-twice"]],
  [FilterPattern.spaceDelimited("...", "a", "..."), ["column-twice"]],
  [FilterPattern.spaceDelimited(and(compare("a", "=", "x"), compare("b", "=", "y"))), ["column-condition"]],
  [
    FilterPattern.spaceDelimited(and(compare("a", "=", 1), or(compare("a", "=", 2), compare("a", "=", 3)))),
    ["column-nesting"],
  ],
  [
    FilterPattern.spaceDelimited(
      and(compare("a", "=", 1), and(compare("a", "=", 2), or(compare("a", "<", 3), compare("a", ">", 4)))),
    ),
    ["column-nesting"],
  ],
  [FilterPattern.spaceDelimited(isNull("a")), ["column-state"]],
])("reports what is wrong: %#", (pattern, expected) => {
  expect(codes(pattern)).toEqual(expected);
});

describe("metric filter", () => {
  const json = FilterPattern.json(
    and(exists("$.latency"), compare("$.level", "=", "error"), exists("$.a"), exists("$.b")),
  );
  const columns = FilterPattern.spaceDelimited("ip", "...", "status", "bytes");
  const found = (settings: MetricFilterSettings) =>
    metricFilterProblems(settings).map(({ code }) => code.replace("metric-filter-", ""));

  test.each<[MetricFilterSettings, string[]]>([
    [{ pattern: FilterPattern.allEvents() }, []],
    [{ pattern: FilterPattern.terms({ all: ["x"] }), defaultValue: 0, value: "2.5" }, []],
    [{ pattern: json, value: "$.latency", dimensions: { Level: "$.level" } }, []],
    [{ pattern: columns, value: "$bytes", dimensions: { Ip: "$ip", Status: "$status" } }, []],
    [{ pattern: json, dimensions: { A: "$.a", B: "$.b", C: "$.level", D: "$.latency" } }, ["dimensions"]],
    [{ pattern: json, dimensions: { A: "$.a" }, defaultValue: 0 }, ["default"]],
    [{ pattern: FilterPattern.terms({ all: ["x"] }), dimensions: { A: "$.a" } }, ["dimension-pattern"]],
    [{ pattern: FilterPattern.regex("x"), dimensions: { A: "$.a" } }, ["dimension-pattern"]],
    [{ pattern: json, dimensions: { A: "$.other" } }, ["field"]],
    [{ pattern: columns, dimensions: { A: "status" } }, ["field"]],
    [{ pattern: FilterPattern.terms({ all: ["x"] }), value: "$.latency" }, ["field"]],
    [{ pattern: json, dimensions: { ["x".repeat(256)]: "$.a" } }, ["dimension-length"]],
    [
      {
        pattern: columns,
        value: "$size",
        defaultValue: 1,
        dimensions: { A: "$ip", B: "$x", C: "$status", D: "$bytes" },
      },
      ["dimensions", "default", "field", "field"],
    ],
  ])("%#", (settings, expected) => {
    expect(found(settings)).toEqual(expected);
  });

  test.each([
    ["STANDARD", 0],
    [undefined, 0],
    ["INFREQUENT_ACCESS", 1],
    ["DELIVERY", 1],
  ] as const)("in a group of class %s", (logGroupClass, problems) => {
    expect(classProblems("metric filters", logGroupClass)).toHaveLength(problems);
  });

  test("its metric has exactly its dimensions", () => {
    expect(metricDimensionProblems(["B", "A"], ["A", "B"])).toEqual([]);
    expect(metricDimensionProblems([], [])).toEqual([]);
    expect(metricDimensionProblems(["A"], [])).toMatchObject([
      { rule: "a metric of this filter needs a value for each of A" },
    ]);
    expect(metricDimensionProblems(["B", "A"], [])).toMatchObject([
      { rule: "a metric of this filter needs a value for each of A, B" },
    ]);
    expect(metricDimensionProblems([], ["A"])).toMatchObject([{ rule: "a metric of this filter has no dimensions" }]);
  });
});
