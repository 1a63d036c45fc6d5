import { Token } from "cdktf";
import { explain } from "../../../constructs/core/problem";
import { aliasProblems } from "../../../constructs/lambda/function-alias-rules";
import { FunctionCode } from "../../../constructs/lambda/function-code";
import { environmentProblems } from "../../../constructs/lambda/function-environment-rules";
import { packageProblems, type FunctionPackage } from "../../../constructs/lambda/function-package-rules";
import { functionProblems } from "../../../constructs/lambda/lambda-function-rules";

const UNKNOWN = Token.asString({ resolve: () => "later" });
const UNKNOWN_NUMBER = Token.asNumber({ resolve: () => 1 });
/** What Terraform's functions return: cdktf's types have any for it. */
const MAP = Token.asAny({ resolve: () => ({}) });

const code = FunctionCode.fromFiles({ "index.mjs": "" });
const ZIP = { code, handler: "index.handler" };

describe("an alias", () => {
  const of = (settings: Parameters<typeof aliasProblems>[0]) => aliasProblems(settings).map(explain);

  test.each([
    { version: "$LATEST" },
    { version: "10" },
    { version: UNKNOWN },
    { version: "$LATEST", weights: {} },
    { version: "$LATEST", weights: MAP as unknown as Record<string, number> },
    { version: "7", weights: { "12": 0 } },
    { version: "7", weights: { "8": 1 } },
    { version: UNKNOWN, weights: { "8": UNKNOWN_NUMBER } },
    { version: "7", weights: { [UNKNOWN]: 0.5 } },
  ])("is right: %#", (settings) => expect(of(settings)).toEqual([]));

  const VERSION = "an alias leads to a version's number, or to $LATEST";
  const OTHER = "a weight is another published version's than the alias's own";
  const SHARE = "a version's weight is a part of all invocations, 0 to 1";

  test.each<[Parameters<typeof of>[0], string]>([
    [{ version: "live" }, `${VERSION}, got: "live"; write a number`],
    [{ version: "a7" }, `${VERSION}, got: "a7"; write a number`],
    [{ version: "7a" }, `${VERSION}, got: "7a"; write a number`],
    [
      { version: "$LATEST", weights: { "8": 0.5 } },
      'an alias leads to two versions only if both are published, got: "$LATEST"; ' +
        "name a version, or let the function publish its versions",
    ],
    [
      { version: "7", weights: { "8": 0.1, "9": 0.1 } },
      'an alias leads to two versions at most: its own, and one with a weight, got: "8, 9"; leave one of them',
    ],
    ...["7", "$LATEST", "a8", "8a"].map((second): [Parameters<typeof of>[0], string] => [
      { version: "7", weights: { [second]: 0.5 } },
      `${OTHER}, got: "${second}"; write the number of the other version`,
    ]),
    [{ version: "7", weights: { "8": -1 } }, `${SHARE}, got: -1; write 0.05`],
    [{ version: "7", weights: { "8": 10 } }, `${SHARE}, got: 10; write 0.1`],
    [{ version: "7", weights: { "8": 100 } }, `${SHARE}, got: 100; write 1`],
    [{ version: "7", weights: { "8": 101 } }, `${SHARE}, got: 101; write 0.05`],
  ])("is wrong: %j", (settings, sentence) => expect(of(settings)).toEqual([`function-alias: ${sentence}`]));

  test("has all that is wrong with it reported", () => {
    expect(of({ version: "live", weights: { live: 2 } })).toHaveLength(3);
  });
});

describe("the environment", () => {
  const of = (environment: Readonly<Record<string, string>>) => environmentProblems(environment).map(explain);
  const NAME = "a variable's name has two or more letters, digits and _, and begins with a letter";

  test.each<Readonly<Record<string, string>>>([
    {},
    { PORT: "80", ab_1: "" },
    { A1: UNKNOWN },
    { A1: UNKNOWN.repeat(300) },
    { [UNKNOWN]: "x" },
    { AB: "x".repeat(4_094) },
    { AB: "x".repeat(4_092), CD: UNKNOWN },
    Token.asStringMap({ resolve: () => ({}) }),
  ])("is right: %#", (environment) => expect(of(environment)).toEqual([]));

  test.each<[Readonly<Record<string, string>>, string]>([
    [{ AWS_REGION: "x" }, 'Lambda sets some variables itself, got: "AWS_REGION"; give yours another name'],
    ...["A", "1A", "_A", "A-B", "A B", "é1", "-AB"].map((name): [Record<string, string>, string] => [
      { [name]: "x" },
      `${NAME}, got: "${name}"; rename it`,
    ]),
    [
      { AB: "x".repeat(2_000), CD: "é".repeat(1_047) },
      "all variables together have at most 4096 bytes, got: 4098; " +
        "put what is long into the code, or into a parameter that the handler reads",
    ],
  ])("is wrong: %#", (environment, sentence) => {
    expect(of(environment)).toEqual([`function-environment: ${sentence}`]);
  });

  test("has its size judged beside its names", () => {
    expect(environmentProblems({ "1A": "x".repeat(4_095) })).toHaveLength(2);
  });
});

describe("what a function is made of", () => {
  const ECR = "123456789012.dkr.ecr.eu-west-3.amazonaws.com";
  const of = (given: FunctionPackage, region: string | undefined = "eu-west-3") =>
    packageProblems(given, region).map(explain);

  test.each<FunctionPackage>([
    ZIP,
    { ...ZIP, runtime: "nodejs22.x" },
    { code, handler: UNKNOWN },
    { image: `${ECR}/app` },
    { image: `${ECR}/app:1`, imageConfig: {} },
    { image: `${ECR}/team/app@sha256:0a` },
    { image: UNKNOWN },
    { image: "${aws_ecr_repository.app.repository_url}:1" },
  ])("is right: %#", (given) => expect(of(given)).toEqual([]));

  test("is right in a region that nobody knows", () => {
    expect(packageProblems({ image: `${ECR}/app` }).map(explain)).toEqual([]);
  });

  const image = `${ECR}/app`;
  test.each<[FunctionPackage, string]>([
    [{}, ""],
    [{ code }, "code"],
    [{ handler: "index.handler" }, "handler"],
    [{ runtime: "nodejs22.x" }, "runtime"],
    [{ ...ZIP, image }, "code, handler, image"],
    [{ ...ZIP, imageConfig: {} }, "code, handler, imageConfig"],
    [{ image, code }, "code, image"],
    [{ image, handler: "index.handler" }, "handler, image"],
    [{ image, runtime: "nodejs22.x" }, "runtime, image"],
    [{ imageConfig: {} }, "imageConfig"],
  ])("is either of both: %#", (given, names) => {
    expect(of(given)).toEqual([
      "function-package: a function is made of code with a handler, or of an image, which has its handler and runtime in it, " +
        `got: "${names}"; give code and handler, or the image alone`,
    ]);
  });

  const FORM = "a function's handler is a file without its ending, a dot, and what the file exports";
  const FILE = "a function's code has the file of its handler:";
  test.each([
    ["index", `${FORM}, got: "index"; write it like index.handler`],
    [".handler", `${FORM}, got: ".handler"; write it like index.handler`],
    [" index.handler", `${FORM}, got: " index.handler"; write it like index.handler`],
    ["in dex.handler", `${FORM}, got: "in dex.handler"; write it like index.handler`],
    ["index.", `${FORM}, got: "index."; write it like index.handler`],
    ["index.han-dler", `${FORM}, got: "index.han-dler"; write it like index.handler`],
    [
      "src/main.run",
      `${FILE} src/main.mjs, src/main.js, src/main.cjs, got: "src/main.run"; add the file, or name another handler`,
    ],
  ])("is not handled by %s", (handler, sentence) => {
    expect(of({ code, handler })).toEqual([`function-handler: ${sentence}`]);
  });

  const PRIVATE =
    "a function's image is in a private repository of ECR: <account>.dkr.ecr.<region>.amazonaws.com/<name>";
  const REGION = "a function's image is in a repository of the function's region, eu-west-3";
  test.each([
    ...["app:1", "public.ecr.aws/lambda/nodejs:22", `x${ECR}/app`, `${ECR}/app:1 x`, `${ECR}/app:`].map((name) => [
      name,
      `${PRIVATE}, got: "${name}"; push it to a repository of yours, and name that one's address`,
    ]),
    [
      `${ECR.replace("west-3", "west-1")}/app`,
      `${REGION}, got: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/app"; push it there too, or let ECR replicate the repository`,
    ],
  ] as [string, string][])("is not the image %s", (name, sentence) => {
    expect(of({ image: name })).toEqual([`function-image: ${sentence}`]);
  });
});

describe("a function", () => {
  type Settings = Omit<Parameters<typeof functionProblems>[0], "code" | "handler" | "image" | "imageConfig">;
  const of = (settings: object) => functionProblems({ ...ZIP, ...(settings as Settings) }).map(explain);

  test.each<Settings>([
    {},
    { memorySize: 128, ephemeralStorageSize: 512, timeout: 1, reservedConcurrency: 0 },
    { memorySize: 10_240, ephemeralStorageSize: 10_240, timeout: 900, reservedConcurrency: 1_000 },
    { reservedConcurrency: UNKNOWN_NUMBER },
    { architecture: "x86_64", tracing: "PassThrough" },
    { architecture: "arm64", tracing: "Active" },
    { vpc: { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] } },
  ])("is right: %#", (settings) => expect(of(settings)).toEqual([]));

  const BETWEEN = "choose a value in between";
  const ID = "take its `id`: not its name, its ARN, or another resource's id";
  test.each<[object, string]>([
    [{ memorySize: 127 }, `function-size: a function's memorySize is 128 to 10240 MiB, whole, got: 127; ${BETWEEN}`],
    [
      { ephemeralStorageSize: 511 },
      `function-size: a function's ephemeralStorageSize is 512 to 10240 MiB, whole, got: 511; ${BETWEEN}`,
    ],
    [{ timeout: 901 }, `function-timeout: a function's timeout is 1 to 900 seconds, whole, got: 901; ${BETWEEN}`],
    ...[-1, 0.5].map((reservedConcurrency): [object, string] => [
      { reservedConcurrency },
      `function-concurrency: a function's reservedConcurrency is a whole number, 0 or more, got: ${reservedConcurrency}; ` +
        "choose another, or leave it out to reserve nothing",
    ]),
    [
      { architecture: "arm" },
      'function-runtime: a function\'s architecture is arm64, x86_64, got: "arm"; choose one of them',
    ],
    [
      { tracing: "Off" },
      'function-tracing: a function\'s tracing is Active, PassThrough, got: "Off"; choose one of them',
    ],
    [
      { logFormat: { format: "json" } },
      'function-log-format: a function\'s log format is JSON, Text, got: "json"; choose one of them',
    ],
    [
      { environment: { A: "" } },
      "function-environment: a variable's name has two or more letters, digits and _, and begins with a letter, " +
        'got: "A"; rename it',
    ],
    [
      { vpc: { subnetIds: ["sg-1"], securityGroupIds: [] } },
      `network-id: a subnet is given by its id, which begins with subnet-, got: "sg-1"; ${ID}`,
    ],
    [
      { vpc: { subnetIds: [], securityGroupIds: ["subnet-1"] } },
      `network-id: a security group is given by its id, which begins with sg-, got: "subnet-1"; ${ID}`,
    ],
  ])("is wrong: %j", (settings, sentence) => expect(of(settings)).toEqual([sentence]));
});
