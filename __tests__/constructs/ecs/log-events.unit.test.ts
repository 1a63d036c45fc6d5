import { Token } from "cdktf";
import { routerOptionProblems, routerWarnings } from "../../../constructs/ecs/rules/firelens-router";
import { goRegexFault } from "../../../constructs/ecs/rules/go-regex";
import { eventStartProblems, eventStartWarnings } from "../../../constructs/ecs/rules/log-events";

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

  const BOTH = "a router's own configuration has config-file-type and config-file-value";
  const PATH = "config-file-value is the path of a file in the router's image, and not that of FireLens's own file";
  const OWN_FILE = "write it like /extra.conf";
  const TYPE = "a router on Fargate has config-file-type file";
  const IN_IMAGE = "put the file into the router's image, or let aws-for-fluent-bit's init image read it from S3";

  test.each<[Readonly<Record<string, string>>, rule: string, got: unknown, fix: string]>([
    [{ "enable-ecs-log-metadata": "maybe" }, "enable-ecs-log-metadata is true or false", "maybe", "choose one of them"],
    [{ "config-file-type": "file" }, BOTH, { "config-file-type": "file" }, "add config-file-value, or leave both out"],
    [{ "config-file-value": "/a" }, BOTH, { "config-file-value": "/a" }, "add config-file-type, or leave both out"],
    [{ "config-file-type": "s3", "config-file-value": "arn:aws:s3:::b/a" }, TYPE, "s3", IN_IMAGE],
    [{ "config-file-type": "File", "config-file-value": "/a" }, TYPE, "File", IN_IMAGE],
    ...["", "arn:aws:s3:::b/a", "/fluent-bit/etc/fluent-bit.conf", "/fluentd/etc/fluent.conf"].map(
      (file) =>
        [{ "config-file-type": "file", "config-file-value": file }, PATH, file, OWN_FILE] as [
          Record<string, string>,
          string,
          string,
          string,
        ],
    ),
  ])("%j do not", (options, rule, got, fix) => {
    expect(of(options)).toEqual([{ code: "firelens-option", rule, got, fix }]);
  });

  test("a name that AWS does not know is warned of", () => {
    const options = { config_file_type: "file", "enable-ecs-log-metadata": "true", [UNKNOWN]: "x" };
    expect(routerWarnings({ options })).toMatchObject([{ code: "firelens-option-name", got: "config_file_type" }]);
    expect(routerWarnings()).toEqual([]);
  });
});
