import { Token } from "cdktf";
import { goRegexFault } from "../../../../constructs/ecs/rules/go-regex";
import { eventStartProblems, eventStartWarnings } from "../../../../constructs/ecs/rules/log-events";

const UNKNOWN = Token.asString({ resolve: () => "?" });

describe("a regular expression of Go", () => {
  test.each([
    "^(INFO|ERROR)",
    "^\\d{4}-\\d{2}-\\d{2}",
    "(?i)^warn",
    "(?P<level>[A-Z]+)",
    "(?<level>[A-Z]+)",
    "[[:alpha:]]+\\z",
    "\\Qa.b\\E",
    "\\p{Greek}",
    "a{1,1000}",
    "^\\S",
    "é+",
  ])("%s is one", (pattern) => expect(goRegexFault(pattern)).toBeUndefined());

  test.each([
    ["^(?!\\s)", "invalid or unsupported Perl syntax: `(?!`"],
    ["^(?=\\d)", "invalid or unsupported Perl syntax: `(?=`"],
    ["(?<=a)b", "invalid named capture: `(?<=a)b`"],
    ["(a)\\1", "invalid escape sequence: `\\1`"],
    ["a\\Z", "invalid escape sequence: `\\Z`"],
    ["(?>a)", "invalid or unsupported Perl syntax: `(?>`"],
    ["a++", "invalid nested repetition operator: `++`"],
    ["*a", "missing argument to repetition operator: `*`"],
    ["a{2,1}", "invalid repeat count: `{2,1}`"],
    ["a{1001}", "invalid repeat count: `{1001}`"],
    ["[a", "missing closing ]: `[a`"],
    ["(a", "missing closing ): `(a`"],
    ["a\\", "trailing backslash at end of expression"],
    ["\\h", "invalid escape sequence: `\\h`"],
  ])("%s is invalid", (pattern, fault) => expect(goRegexFault(pattern)).toContain(fault));
});

describe("the beginning of an event", () => {
  test.each([
    { multilinePattern: "^\\S" },
    { datetimeFormat: "%Y-%m-%dT%H:%M:%S" },
    { datetimeFormat: "\\[%d/%b/%Y:%H:%M:%S %z\\]" },
    { datetimeFormat: "%A %a %w %B %b %y %I %p %f %Z %j%L" },
    { multilinePattern: UNKNOWN },
    { datetimeFormat: UNKNOWN },
    { datetimeFormat: "", multilinePattern: "" },
    {},
  ])("%j passes", (start) => {
    expect(eventStartProblems(start)).toEqual([]);
    expect(eventStartWarnings(start)).toEqual([]);
  });

  const judged = (code: string, rule: string, got: unknown, fix: string) => [
    { code, rule: expect.stringContaining(rule) as string, got, fix: expect.stringContaining(fix) as string },
  ];

  test("a pattern that Go lacks is reported", () => {
    const [code, rule, fix] = ["log-multiline-pattern", "which refuses this: invalid or", "without lookarounds"];
    expect(eventStartProblems({ multilinePattern: "^(?!\\s)" })).toEqual(judged(code, rule, "^(?!\\s)", fix));
  });

  // Each as the driver expands it: %Y-%m is \d{4}-(?:…, and %H is (?:[01]….
  test.each([
    ["[%Y-%m-%d %H:%M:%S]", "invalid character class range: `}-(`"],
    ["[%H:%M:%S]", "unexpected )"],
    ["(%Y-%m-%d", "missing closing )"],
    ["%Y{2}", "invalid nested repetition operator: `{4}{2}`"],
    ["*%Y", "missing argument to repetition operator: `*`"],
    ["[%T", "missing closing ]"],
  ])("%s is reported", (datetimeFormat, fault) => {
    const rule = `which refuses it: ${fault}`;
    expect(eventStartProblems({ datetimeFormat })).toEqual(
      judged("log-datetime-format", rule, datetimeFormat, "write \\[ for ["),
    );
  });

  test.each(["[%M]", "[%Y]", "%F %T", "yyyy-MM-dd"])("%s is one for the driver", (datetimeFormat) =>
    expect(eventStartProblems({ datetimeFormat })).toEqual([]),
  );

  test.each([
    ["%F %T", "leaves out the rest", "write %Y-%m-%d for %F, %H:%M:%S for %T"],
    ["%Y %s %s", "leaves out the rest", "take out %s %s"],
    ["%Y%%", "leaves out the rest", "take out %%"],
    ["yyyy-MM-dd", "describes a time with", "write it like"],
  ])("%s is warned of", (datetimeFormat, rule, fix) => {
    expect(eventStartWarnings({ datetimeFormat })).toEqual(judged("log-datetime-sequence", rule, datetimeFormat, fix));
  });
});
