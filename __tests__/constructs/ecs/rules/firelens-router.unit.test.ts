import { Token } from "cdktf";
import { routerOptionProblems, routerWarnings } from "../../../../constructs/ecs/rules/firelens-router";

const UNKNOWN = Token.asString({ resolve: () => "?" });

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
