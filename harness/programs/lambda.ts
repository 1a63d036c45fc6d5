import { FunctionAlias, type FunctionAliasProps } from "../../constructs/lambda/function-alias";
import { FunctionCode } from "../../constructs/lambda/function-code";
import { FunctionPermission, type FunctionPermissionProps } from "../../constructs/lambda/function-permission";
import { LambdaFunction } from "../../constructs/lambda/lambda-function";
import type { LambdaFunctionBaseProps, ZipFunctionProps } from "../../constructs/lambda/lambda-function-props";
import { LogGroup } from "../../constructs/logs/log-group";
import { unchecked } from "../errors/example";
import type { Program, Programs } from "./case";
import { each } from "./each";
import { HERE, variable } from "./parts";

const HANDLER = { "index.mjs": "export const handler = () => 1;" };
const code = FunctionCode.fromFiles(HANDLER);

const lambda =
  (props: Partial<ZipFunctionProps>): Program =>
  (stack) =>
    new LambdaFunction(stack, "tidy", { name: "tidy", code, handler: "index.handler", ...props });

const ECR = "123456789012.dkr.ecr.eu-west-3.amazonaws.com";

const imageFunction =
  (image: string, props: Partial<LambdaFunctionBaseProps> = {}): Program =>
  (stack) =>
    new LambdaFunction(stack, "app", { name: "app", image, ...props });

const alias =
  (props: Partial<FunctionAliasProps>): Program =>
  (stack) => {
    const tidy = new LambdaFunction(stack, "tidy", { name: "tidy", code, handler: "index.handler" });
    return new FunctionAlias(stack, "live", { function: tidy, name: "live", ...props });
  };

const permission =
  (props: Partial<FunctionPermissionProps>): Program =>
  (stack) =>
    new FunctionPermission(stack, "invoked", {
      function: LambdaFunction.fromArn(stack, "existing", `arn:aws:lambda:${HERE}:function:tidy:live`),
      principal: "elasticloadbalancing.amazonaws.com",
      sourceArn: `arn:aws:elasticloadbalancing:${HERE}:targetgroup/app/0123456789abcdef`,
      ...props,
    });

/** Lambda functions made of a zip or of an image. */
export const LAMBDA_PROGRAMS = {
  refused: {
    ...each("a function's name", ["my function", "tidy.up", "größe"], (name) => ["name-pattern", lambda({ name })]),
    "a function's long name": ["name-length", lambda({ name: "x".repeat(65), logs: LogGroup.named("tidy") })],
    "a variable's long name": [
      "name-length",
      (stack) => lambda({ name: `${variable(stack, "project", "x".repeat(60))}-tidy` })(stack),
    ],
    ...each("memory of", [127, 10_241, 128.5], (memorySize) => ["function-size", lambda({ memorySize })]),
    ...each("a timeout of", [0, 901, 1.5], (timeout) => ["function-timeout", lambda({ timeout })]),
    ...each("runtime", ["nodejs18.x", "nodejs26.x", "python3.13"], (runtime) => [
      "function-runtime",
      lambda({ runtime: unchecked(runtime) }),
      "nodejs22.x",
    ]),
    "a runtime that the provider may not know": [
      "provider-version",
      lambda({ runtime: "nodejs24.x" }),
      'requireAwsProvider(stack, ">= 6.20.0, < 7.0.0")',
    ],
    "an unknown architecture": ["function-runtime", lambda({ architecture: unchecked("riscv") })],
    ...each("storage of", [511, 10_241, 512.5], (ephemeralStorageSize) => [
      "function-size",
      lambda({ ephemeralStorageSize }),
    ]),
    ...each("a concurrency of", [-1, 0.5], (reservedConcurrency) => [
      "function-concurrency",
      lambda({ reservedConcurrency }),
    ]),
    "an unknown tracing mode": ["function-tracing", lambda({ tracing: unchecked("Off") })],
    ...each(
      "a log format",
      [
        { format: "json" },
        { format: "JSON", applicationLevel: "info" },
        { format: "JSON", systemLevel: "ERROR" },
        { format: "Text", systemLevel: "WARN" },
      ],
      (logFormat) => ["function-log-format", lambda({ logFormat: unchecked(logFormat) })],
    ),
    ...each("an alias", ["1", "live:1", ""], (name) => [name === "" ? "name-length" : "name-pattern", alias({ name })]),
    ...each("an alias of the version", ["live", "v1", "1.0", "$latest"], (version) => [
      "function-alias",
      alias({ version }),
    ]),
    ...each("a second version", ["$LATEST", "live", "1"], (second) => [
      "function-alias",
      alias({ version: "1", weights: { [second]: 0.1 } }),
      "another published version's",
    ]),
    ...each("a weight of", [-0.1, 5, 1.1], (weight) => [
      "function-alias",
      alias({ version: "1", weights: { 2: weight } }),
    ]),
    "weights beside a function that is not published": [
      "function-alias",
      alias({ weights: { 2: 0.1 } }),
      "only if both are published",
    ],
    "three versions": ["function-alias", alias({ version: "1", weights: { 2: 0.1, 3: 0.1 } }), "two versions at most"],
    "an alias twice": [
      "duplicate-name",
      (stack) => {
        const tidy = new LambdaFunction(stack, "tidy", { name: "tidy", code, handler: "index.handler" });
        for (const id of ["one", "other"]) new FunctionAlias(stack, id, { function: tidy, name: "live" });
      },
    ],
    "a permission of a short account": ["account-id", permission({ sourceAccount: "12345" })],
    "a permission for what is in another partition": [
      "arn-partition",
      permission({ sourceArn: "arn:aws-cn:elasticloadbalancing:eu-west-3:123456789012:targetgroup/app/0123" }),
    ],
    ...each(
      "a function's ARN",
      ["tidy", "arn:aws:iam::123456789012:role/tidy", `arn:aws:lambda:${HERE}:layer:a`],
      (arn) => ["arn-kind", (stack) => LambdaFunction.fromArn(stack, "existing", arn)],
    ),
    "an image of another region": [
      "function-image",
      imageFunction("123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:1"),
      "eu-west-3",
    ],
    "a role for what failed": [
      "iam-resource-kind",
      lambda({ deadLetters: { queueArn: "arn:aws:iam::123456789012:role/failed" } }),
    ],
    ...each("an image", ["node:22", "public.ecr.aws/docker/library/node:22", ECR, `${ECR}/`], (image) => [
      "function-image",
      imageFunction(image),
    ]),
    "an image and code": ["function-package", lambda({ image: unchecked(`${ECR}/app:1`) }), "code, handler, image"],
    "code without a handler": ["function-package", lambda({ handler: unchecked(undefined) })],
    "a handler without code": ["function-package", lambda({ code: unchecked(undefined) })],
    "a zip with an image's command": ["function-package", lambda({ imageConfig: unchecked({ command: ["serve"] }) })],
    ...each("handler", ["handler", "index.", ".handler", "src/main.handler"], (handler) => [
      "function-handler",
      lambda({ handler }),
    ]),
    "no file": ["function-code", lambda({ code: FunctionCode.fromFiles({}) })],
    "an entry that is not there": ["function-code", lambda({ code: FunctionCode.fromEntry("no/such/file.ts") })],
    "a folder that is not there": ["function-code", lambda({ code: FunctionCode.fromDirectory("no/such/folder") })],
    ...each("a path", ["/index.mjs", "../index.mjs", "lib//index.mjs", "lib\\index.mjs"], (path) => [
      "function-code",
      lambda({ code: FunctionCode.fromFiles({ ...HANDLER, [path]: "" }) }),
      "a file's path",
    ]),
    ...each("a variable", ["AWS_REGION", "_HANDLER", "LAMBDA_TASK_ROOT"], (name) => [
      "function-environment",
      lambda({ environment: { [name]: "x" } }),
      "Lambda sets some variables itself",
    ]),
    ...each("a variable", ["1st", "with-dash", "x", ""], (name) => [
      "function-environment",
      lambda({ environment: { [name]: "x" } }),
      "a variable's name",
    ]),
    "more than 4 KB of variables": [
      "function-environment",
      lambda({ environment: { LONG: "x".repeat(4_093) } }),
      "4096 bytes",
    ],
    "a subnet's name": ["network-id", lambda({ vpc: { subnetIds: ["private"], securityGroupIds: ["sg-1"] } })],
    "a security group's name": ["network-id", lambda({ vpc: { subnetIds: ["subnet-1"], securityGroupIds: ["web"] } })],
  },
  warned: {
    "a queue of another region for what failed": [
      "arn-region-unusual",
      lambda({ deadLetters: { queueArn: "arn:aws:sqs:eu-west-1:123456789012:failed" } }),
    ],
  },
  right: {
    "a function": lambda({}),
    "a function with all it has": lambda({
      description: "tidies up",
      runtime: "nodejs20.x",
      architecture: "x86_64",
      memorySize: 10_240,
      timeout: 900,
      environment: { LONG: "x".repeat(4_092) },
      vpc: { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] },
      logs: { retentionInDays: 1, kmsKeyArn: `arn:aws:kms:${HERE}:key/12345678-1234-1234-1234-123456789012` },
    }),
    "a function in a folder": lambda({
      code: FunctionCode.fromFiles({ "src/main.cjs": "exports.run = () => 1;" }),
      handler: "src/main.run",
    }),
    ...each(
      "an image",
      [`${ECR}/app`, `${ECR}/team/app:1.2`, "123456789012.dkr-ecr.eu-west-3.on.aws/app@sha256:0123"],
      (image) => imageFunction(image),
    ),
    "an image of a variable": (stack) => imageFunction(`${ECR}/app:${variable(stack, "tag")}`)(stack),
    "a function that logs, traces, publishes and keeps what failed": lambda({
      ephemeralStorageSize: 10_240,
      reservedConcurrency: 0,
      publish: true,
      tracing: "Active",
      deadLetters: { topicArn: `arn:aws:sns:${HERE}:failed` },
      logFormat: { format: "JSON", applicationLevel: "TRACE", systemLevel: "DEBUG" },
    }),
    "an alias": alias({}),
    "an alias of a version, with a second": alias({ version: "1", weights: { 2: 0.05 } }),
    "an alias with all of the second": alias({ version: "1", weights: { 2: 1 } }),
    "an alias of what is published last": (stack) => {
      const tidy = new LambdaFunction(stack, "tidy", { name: "tidy", code, handler: "index.handler", publish: true });
      return new FunctionAlias(stack, "live", { function: tidy, name: "live-1", weights: { 7: 0.5 } });
    },
    "an alias of a variable's version": (stack) =>
      alias({ version: variable(stack, "published"), weights: { [variable(stack, "second")]: 0.5 } })(stack),
    "a permission for a target group": permission({}),
    "a permission for an API and an alias": (stack) => {
      const tidy = new LambdaFunction(stack, "tidy", { name: "tidy", code, handler: "index.handler" });
      const live = new FunctionAlias(stack, "live", { function: tidy, name: "live" });
      const sourceArn = `arn:aws:execute-api:${HERE}:a1b2c3/*`;
      return new FunctionPermission(stack, "api", { function: live, principal: "apigateway.amazonaws.com", sourceArn });
    },
    "a permission for a bucket": permission({
      ...{ principal: "s3.amazonaws.com", sourceArn: "arn:aws:s3:::uploads", sourceAccount: "123456789012" },
    }),
    "a name of a variable": (stack) => lambda({ name: `${variable(stack, "project")}-tidy` })(stack),
    "a log group of somebody else": lambda({ logs: LogGroup.named("app") }),
    "a log group that Lambda makes": lambda({ logs: LogGroup.createdByDriver("/aws/lambda/tidy") }),
    "a log group of the program": (stack) =>
      lambda({ logs: new LogGroup(stack, "logs", { name: "tidy", retentionInDays: 7 }) })(stack),
  },
} satisfies Programs;
