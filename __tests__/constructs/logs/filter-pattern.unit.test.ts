import fc from "fast-check";
import * as is from "../../../constructs/logs/filter-condition";
import type {
  Condition,
  FieldState,
  NumberOperator,
  StringOperator,
  Test,
} from "../../../constructs/logs/filter-condition";
import { allEvents, jsonEvents, terms, type FilterPattern } from "../../../constructs/logs/filter-pattern";
import {
  classProblems,
  metricDimensionProblems,
  metricFilterProblems,
  type MetricFilterSettings,
} from "../../../constructs/logs/metric-filter-rules";
import { ELLIPSIS, spaceDelimited } from "../../../constructs/logs/space-delimited";
import { literalText } from "../../../constructs/core/literal-text";
import { FilterPatternParser } from "../../../harness/filter-pattern-parser";

const { and, compare, exists, isFalse, isNull, isTrue, like, notExists, or, regex } = is;
const codes = ({ problems }: FilterPattern) => problems.map(({ code }) => code.replace("filter-pattern-", ""));

describe("what AWS reads", () => {
  // Beside each, the example of the CloudWatch Logs user guide that it writes.
  test.each<[FilterPattern, string]>([
    [allEvents(), ""],
    [terms({ all: ["ERROR"] }), '"ERROR"'],
    [terms({ all: ["ERROR", "ARGUMENTS"] }), '"ERROR" "ARGUMENTS"'],
    [terms({ any: ["ERROR", "ARGUMENTS"] }), '?"ERROR" ?"ARGUMENTS"'],
    [terms({ all: ["ERROR"], exclude: ["Exiting now"] }), '"ERROR" -"Exiting now"'],
    [terms({ all: ['say "hi"', "C:\\x"] }), '"say \\"hi\\"" "C:\\\\x"'],
    [jsonEvents(compare("$.eventType", "=", "UpdateTrail")), '{ $.eventType = "UpdateTrail" }'],
    [jsonEvents(like("$.sourceIPAddress", "123.123.*", "!=")), '{ $.sourceIPAddress != "123.123.*" }'],
    [jsonEvents(compare("$.arrayKey[0]", "=", "value")), '{ $.arrayKey[0] = "value" }'],
    [jsonEvents(compare("$.objectList[1].id", "=", 2)), "{ $.objectList[1].id = 2 }"],
    [jsonEvents(isTrue("$.objectList[*].flag")), "{ $.objectList[*].flag IS TRUE }"],
    [jsonEvents(isNull("$.SomeObject")), "{ $.SomeObject IS NULL }"],
    [jsonEvents(notExists("$.SomeOtherObject")), "{ $.SomeOtherObject NOT EXISTS }"],
    [jsonEvents(isFalse("$.ThisFlag")), "{ $.ThisFlag IS FALSE }"],
    [jsonEvents(exists("$.latency")), "{ $.latency = * }"],
    [jsonEvents(compare("$.numbers[0]", "<", 10e-7)), "{ $.numbers[0] < 0.000001 }"],
    [jsonEvents(compare("$.big", ">", 1e21)), "{ $.big > 1e+21 }"],
    [jsonEvents(regex("$.ip", "10\\.0\\..*")), "{ $.ip = %10\\.0\\..*% }"],
    [
      jsonEvents(
        and(
          or(compare("$.user.email", "=", "J.Stiles@example.com"), compare("$.coordinates[0][1]", "=", "no")),
          compare("$.actions[2]", "=", "no"),
        ),
      ),
      '{ ($.user.email = "J.Stiles@example.com" || $.coordinates[0][1] = "no") && $.actions[2] = "no" }',
    ],
    [
      spaceDelimited("ip", "user", ELLIPSIS, and(like("status", "4*"), compare("status", "!=", 403)), "bytes"),
      '[ip, user, ..., status = "4*" && status != 403, bytes]',
    ],
    [
      spaceDelimited(or(compare("w1", "=", "ERROR"), compare("w1", "=", "WARN")), "w2"),
      '[w1 = "ERROR" || w1 = "WARN", w2]',
    ],
    [spaceDelimited(ELLIPSIS, compare("bytes", ">", 1000)), "[..., bytes > 1000]"],
  ])("%#", (pattern, text) => {
    expect(pattern.text).toBe(text);
    expect(pattern.problems).toEqual([]);
  });

  test("names its fields as values and dimensions write them", () => {
    expect(jsonEvents(and(exists("$.a"), compare("$.b.c", ">", 1), isTrue("$.a"))).fields).toEqual(["$.a", "$.b.c"]);
    expect(spaceDelimited("ip", ELLIPSIS, like("status", "5*")).fields).toEqual(["$ip", "$status"]);
    expect(terms({ all: ["x"] }).fields).toEqual([]);
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

  const values = (selector: fc.Arbitrary<string>): fc.Arbitrary<Test> =>
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
    fc.tuple(property, state).map(([selector, is]): Test => ({ type: "is", selector, state: is })),
  );
  const { condition } = fc.letrec<{ condition: Condition; combination: Condition }>((tie) => ({
    condition: fc.oneof({ depthSize: "small" }, leaf, tie("combination")),
    combination: fc.record({
      type: fc.constantFrom<"and" | "or">("and", "or"),
      conditions: fc.array(tie("condition"), { minLength: 2, maxLength: 4 }),
    }),
  }));

  test("JSON", () => {
    fc.assert(
      fc.property(condition, (given) => {
        expect(new FilterPatternParser(jsonEvents(given).text).json()).toEqual(given);
      }),
    );
  });

  test("space-delimited", () => {
    const name = fc.constantFrom("ip", "status_code", "w1", "bytes");
    const column = name.chain((selector) =>
      fc.oneof(
        fc.constant<string | Condition>(selector),
        fc.constant(ELLIPSIS),
        values(fc.constant(selector)),
        fc
          .tuple(fc.constantFrom(and, or), values(fc.constant(selector)), values(fc.constant(selector)))
          .map(([join, first, second]) => join(first, second)),
      ),
    );
    fc.assert(
      fc.property(column, fc.array(column), (first, others) => {
        const { text: written } = spaceDelimited(first, ...others);
        expect(new FilterPatternParser(written).spaceDelimited()).toEqual([first, ...others]);
      }),
    );
  });

  test("terms", () => {
    const list = fc.array(text);
    fc.assert(
      fc.property(list, list, list, (all, any, exclude) => {
        expect(new FilterPatternParser(terms({ all, any, exclude }).text).terms()).toEqual({ all, any, exclude });
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
  [terms({}), ["term"]],
  [terms({ all: ["a", ""] }), ["term"]],
  [terms({ any: ["a"], exclude: ["b"] }), ["any-term"]],
  [terms({ all: ["x".repeat(1023)] }), ["length"]],
  [jsonEvents(compare("latency", "=", "*x")), ["selector", "asterisk"]],
  [jsonEvents(compare("$.a b", "=", "x*")), ["selector", "asterisk"]],
  [jsonEvents(compare("$.a", "=", "Ev*ent")), []],
  [jsonEvents(like("$.a", "Ev*ent")), ["wildcard"]],
  [jsonEvents(and(compare("$.a", ">", NaN), compare("$.b", "<", Infinity))), ["number", "number"]],
  [jsonEvents(regex("$.a", "(a|b)")), ["regex"]],
  [jsonEvents(and(regex("$.a", "a"), regex("$.b", "b"), regex("$.c", "c"))), ["regex-count"]],
  [spaceDelimited("a b", "1st", "ok", "ok"), ["column", "column", "column-twice"]],
  [spaceDelimited(ELLIPSIS, "a", ELLIPSIS), ["column-twice"]],
  [spaceDelimited(and(compare("a", "=", "x"), compare("b", "=", "y"))), ["column-condition"]],
  [spaceDelimited(and(compare("a", "=", 1), or(compare("a", "=", 2), compare("a", "=", 3)))), ["column-nesting"]],
  [
    spaceDelimited(
      and(compare("a", "=", 1), and(compare("a", "=", 2), or(compare("a", "<", 3), compare("a", ">", 4)))),
    ),
    ["column-nesting"],
  ],
  [spaceDelimited(isNull("a")), ["column-state"]],
])("tells what is wrong: %#", (pattern, expected) => {
  expect(codes(pattern)).toEqual(expected);
});

describe("metric filter", () => {
  const json = jsonEvents(and(exists("$.latency"), compare("$.level", "=", "error"), exists("$.a"), exists("$.b")));
  const columns = spaceDelimited("ip", ELLIPSIS, "status", "bytes");
  const found = (settings: MetricFilterSettings) =>
    metricFilterProblems(settings).map(({ code }) => code.replace("metric-filter-", ""));

  test.each<[MetricFilterSettings, string[]]>([
    [{ pattern: allEvents() }, []],
    [{ pattern: terms({ all: ["x"] }), defaultValue: 0, value: "2.5" }, []],
    [{ pattern: json, value: "$.latency", dimensions: { Level: "$.level" } }, []],
    [{ pattern: columns, value: "$bytes", dimensions: { Ip: "$ip", Status: "$status" } }, []],
    [{ pattern: json, dimensions: { A: "$.a", B: "$.b", C: "$.level", D: "$.latency" } }, ["dimensions"]],
    [{ pattern: json, dimensions: { A: "$.a" }, defaultValue: 0 }, ["default"]],
    [{ pattern: terms({ all: ["x"] }), dimensions: { A: "$.a" } }, ["dimension-pattern"]],
    [{ pattern: json, dimensions: { A: "$.other" } }, ["field"]],
    [{ pattern: columns, dimensions: { A: "status" } }, ["field"]],
    [{ pattern: terms({ all: ["x"] }), value: "$.latency" }, ["field"]],
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
    expect(metricDimensionProblems([], ["A"])).toMatchObject([{ rule: "a metric of this filter has no dimensions" }]);
  });
});
