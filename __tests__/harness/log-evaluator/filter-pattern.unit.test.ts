import fc from "fast-check";
import { FilterPattern } from "../../../constructs/logs/filter-pattern";
import { filterPattern } from "../../../harness/log-evaluator/filter-pattern";
import { NotDocumented } from "../../../harness/log-evaluator/not-documented";
import { filterRegex } from "../../../harness/log-evaluator/regex";

const matching = (pattern: string, messages: readonly string[]) => messages.filter(filterPattern(pattern));

// Patterns of the CloudWatch Logs user guide, "Filter pattern syntax …", on events of the same kind.
describe("words and phrases", () => {
  const bad = "[ERROR 400] BAD REQUEST";
  const missing = "[ERROR 419] MISSING ARGUMENTS";
  const failed = "[INFO] REQUEST FAILED";
  const messages = [bad, missing, failed];

  test.each<[string, string[]]>([
    ["", messages],
    ['" "', messages],
    ["ERROR", [bad, missing]],
    ["ERROR ARGUMENTS", [missing]],
    ["?FAILED ?ARGUMENTS", [missing, failed]],
    ["?ERROR ?ARGUMENTS REQUEST", [bad, failed]],
    ['"BAD REQUEST"', [bad]],
    ['"REQUEST BAD"', []],
    ["ERROR -ARGUMENTS", [bad]],
    ["-ERROR", [failed]],
    ["error", []],
    ['"[ERROR" -"REQUEST"', [missing]],
  ])("%s", (pattern, expected) => {
    expect(matching(pattern, messages)).toEqual(expected);
  });

  test.each(["QUEST", '"REQUEST FAIL"', "-QUEST"])(
    "%s: whether it matches within a word is not documented",
    (pattern) => {
      expect(() => matching(pattern, messages)).toThrow(NotDocumented);
    },
  );

  test.each(["a-b", "?", '"open', "ERROR %x%", "a.b"])("%s is not a pattern", (pattern) => {
    expect(() => filterPattern(pattern)).toThrow(NotDocumented);
  });
});

describe("a regular expression", () => {
  test.each<[string, string[], string[]]>([
    ["AUTHORIZED", ["[ERROR 401] UNAUTHORIZED REQUEST", "[SUCCESS 200] AUTHORIZED REQUEST"], ["AUTH"]],
    ["^[hc]at", ["hat", "cats"], ["that"]],
    ["[hc]at$", ["that"], ["hats"]],
    ["colou?r", ["color", "colour"], ["colouur"]],
    ["^a{3,5}$", ["aaa", "aaaaa"], ["aa", "aaaaaa"]],
    ["^a{,2}$", ["", "aa"], ["aaa"]],
    ["^starting|^shutting down", ["starting up", "shutting down"], ["skipping shutting down"]],
    ["\\[.\\]", ["[7]", "[]]"], ["[]"]],
    ["10\\.10\\.0\\.1", ["10.10.0.1"], ["10a10a0a1"]],
    ["^\\S", ["x"], [" x", "\tx"]],
    ["a\\sb", ["a b", "a\tb"], ["a\u00a0b"]],
    ["\\x3A\\x28", [":("], ["3A"]],
    ["[^a-z\\d]", ["A"], ["a1"]],
    ["[\\s;]x", [" x", ";x"], ["x"]],
  ])("%s", (regex, yes, no) => {
    expect(matching(`%${regex}%`, [...yes, ...no])).toEqual(yes);
  });

  test.each(["(a|b)", "a!", "\\bword", "a+?", "a++", "é", "[\\S]", "a\\'", "[z-a]"])(
    "%s is not in the guide",
    (regex) => {
      expect(() => filterRegex(regex)).toThrow(NotDocumented);
    },
  );

  test.each(["%a", "%a% %b%", "%%"])("%s is not a pattern", (pattern) => {
    expect(() => filterPattern(pattern)).toThrow(NotDocumented);
  });
});

describe("JSON", () => {
  const event = JSON.stringify({
    type: "UpdateTrail",
    address: "111.111.111.111",
    values: ["value", "another"],
    objects: [{ id: 1, flag: true }, { id: 2 }],
    nothing: null,
    off: false,
    latency: 50,
  });

  test.each<[string, boolean]>([
    ['{ $.type = "UpdateTrail" }', true],
    ["{ $.type = UpdateTrail }", true],
    ["{ $.address != 123.123.* }", true],
    ["{ $.address = 111.* }", true],
    ["{ $.type = *Trail }", true],
    ['{ $.type = "*ateTr*" }', true],
    ['{ $.values[0] = "value" }', true],
    ['{ $.values[*] = "another" }', true],
    ["{ $.values = value }", false],
    ["{ $.objects[1].id = 2 }", true],
    ["{ $.objects[*].id > 1 }", true],
    ["{ $.type = %^Update% }", true],
    ["{ $.values[*] = %val.{2}% }", true],
    ["{ $.nothing IS NULL }", true],
    ["{ $.off IS FALSE }", true],
    ["{ $.objects[0].flag IS TRUE }", true],
    ["{ $.other NOT EXISTS }", true],
    ["{ $.type NOT EXISTS }", false],
    ["{ $.latency = * }", true],
    ["{ $.other = * }", false],
    ["{ $.latency < 5e+1 }", false],
    ["{ $.latency <= 50 && $.latency >= 5e1 && $.latency != 51 }", true],
    ['{ $.type = "x" || $.latency = 50 && $.objects[0].id = 1 }', true],
    ['{ ($.latency = 50 || $.type = "x") && $.type = "y" }', false],
    ['{ $.other = "x" }', false],
  ])("%s", (pattern, expected) => {
    expect(filterPattern(pattern)(event)).toBe(expected);
    expect(filterPattern(pattern)("plain text")).toBe(false);
  });

  test.each(['{ $.latency = "50" }', "{ $.type = 5 }", '{ $.other != "x" }', "{ $.off = x }"])(
    "%s: not documented",
    (pattern) => {
      expect(() => filterPattern(pattern)(event)).toThrow(NotDocumented);
    },
  );

  test.each([
    "{ $.a EXISTS }",
    "{ $.a > x }",
    "{ $.a = 1",
    "{ a = 1 }",
    "{ $.a = 1 } x",
    "{ $.a != * }",
    '{ $.a = "x*y*" }',
    "{ $.a[*].b[*] = 1 }",
    "{ $.a = x-y }",
  ])("%s is not a pattern", (pattern) => {
    expect(() => filterPattern(pattern)('{"a":"1"}')).toThrow(NotDocumented);
  });
});

describe("columns", () => {
  const line = '127.0.0.1 Prod frank [10/Oct/2026:13:25:15 +0000] "GET /index.html HTTP/1.0" 404 1534';
  const error = "ERROR 09/25/2026 12:00:02 Failed to process request";

  test.each<[string, string[]]>([
    ["[ip=%127\\.0\\.0\\.[1-9]%, user, username, timestamp, request =*.html*, status_code = 4*, bytes]", [line]],
    ["[..., request =*.html*, status_code = 4*, bytes]", [line]],
    ["[ip, ..., status_code = 404 || status_code = 410, bytes]", [line]],
    ["[ip, ..., status_code > 404, bytes]", []],
    ["[w1=ERROR, w2]", [error]],
    ['[w1="ERROR" || w1=WARNING, w2]', [error]],
    ["[w1!=ERROR && w1!=WARNING, w2]", [line]],
    ["[a, b, c, d, e, f, g, h]", []],
    ["[a = *, ...]", [line, error]],
  ])("%s", (pattern, expected) => {
    expect(matching(pattern, [line, error])).toEqual(expected);
  });

  test.each(["[w1, w2 = x]", "[a IS NULL, ...]", "[a, ", "[a b]", "[a, ..., b] c"])("%s: not documented", (pattern) => {
    expect(() => matching(pattern, [line])).toThrow(NotDocumented);
  });
});

test("a pattern of words takes what holds them, whatever they hold", () => {
  const words = fc.array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(words, (all) => {
      const { text } = FilterPattern.terms({ all });
      expect(filterPattern(text)(all.join(" "))).toBe(true);
    }),
  );
});
