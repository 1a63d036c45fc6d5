import { Token } from "cdktf";
import { routerOptionProblems, routerWarnings } from "../../../constructs/ecs/rules/firelens-router";
import { goRegexFault } from "../../../constructs/ecs/rules/go-regex";
import { eventStartProblems } from "../../../constructs/ecs/rules/log-events";

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
  ])("%s is none", (pattern, fault) => expect(goRegexFault(pattern)).toContain(fault));
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
  ])("%j passes", (start) => expect(eventStartProblems(start)).toEqual([]));

  test.each([
    [
      { multilinePattern: "^(?!\\s)" },
      "log-multiline-pattern",
      "which refuses this: invalid or",
      "without lookarounds",
    ],
    [
      { datetimeFormat: "%F %T" },
      "log-datetime-format",
      "leaves out the rest",
      "write %Y-%m-%d for %F, %H:%M:%S for %T",
    ],
    [{ datetimeFormat: "%Y %s %s" }, "log-datetime-format", "leaves out the rest", "take out %s %s"],
    [{ datetimeFormat: "yyyy-MM-dd" }, "log-datetime-format", "describes a time with", "write it like"],
    [{ datetimeFormat: "[%Y-%m-%d" }, "log-datetime-format", "which refuses it: missing closing ]", "write \\[ for ["],
  ])("%j: %s", (start, code, rule, fix) => {
    expect(eventStartProblems(start)).toEqual([
      {
        code,
        rule: expect.stringContaining(rule) as string,
        got: Object.values(start)[0],
        fix: expect.stringContaining(fix) as string,
      },
    ]);
  });
});

describe("a FireLens router's options", () => {
  const of = (options?: Readonly<Record<string, string>>) => routerOptionProblems({ type: "fluentbit", options });

  test.each<Readonly<Record<string, string>> | undefined>([
    undefined,
    {},
    { "enable-ecs-log-metadata": "True" },
    { "enable-ecs-log-metadata": "0" },
    { "config-file-type": "file", "config-file-value": "/extra.conf" },
    { "config-file-type": UNKNOWN, "config-file-value": UNKNOWN, "enable-ecs-log-metadata": UNKNOWN },
  ])("%j pass", (options) => expect(of(options)).toEqual([]));

  test.each([
    [{ "enable-ecs-log-metadata": "maybe" }, "enable-ecs-log-metadata is true or false", "maybe"],
    [{ "config-file-type": "file" }, "has config-file-type and config-file-value", { "config-file-type": "file" }],
    [{ "config-file-value": "/a" }, "has config-file-type and config-file-value", { "config-file-value": "/a" }],
    [
      { "config-file-type": "s3", "config-file-value": "arn:aws:s3:::b/a" },
      "on Fargate has config-file-type file",
      "s3",
    ],
    [{ "config-file-type": "File", "config-file-value": "/a" }, "on Fargate has config-file-type file", "File"],
    [{ "config-file-type": "file", "config-file-value": "" }, "is the path of a file", ""],
    [
      { "config-file-type": "file", "config-file-value": "arn:aws:s3:::b/a" },
      "is the path of a file",
      "arn:aws:s3:::b/a",
    ],
    [
      { "config-file-type": "file", "config-file-value": "/fluent-bit/etc/fluent-bit.conf" },
      "not that of FireLens's own file",
      "/fluent-bit/etc/fluent-bit.conf",
    ],
  ])("%j do not", (options, rule, got) => {
    expect(of(options)).toEqual([
      {
        code: "firelens-option",
        rule: expect.stringContaining(rule) as string,
        got,
        fix: expect.any(String) as string,
      },
    ]);
  });

  test("a name that AWS does not know is warned of, with its container", () => {
    const options = { config_file_type: "file", "enable-ecs-log-metadata": "true", [UNKNOWN]: "x" };
    const router = { name: "router", image: "a", firelensConfiguration: { type: "fluentbit", options } } as const;
    expect(routerWarnings(router)).toMatchObject([
      { code: "firelens-option-name", where: 'container "router"', got: "config_file_type" },
    ]);
    expect(routerWarnings({ name: "app", image: "a" })).toEqual([]);
  });
});
