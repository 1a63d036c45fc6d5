import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformOutput, TerraformStack, TerraformVariable } from "cdktf";
import { synthesize } from "../../../commands/lib/synthesize";
import {
  FunctionCode,
  LambdaFunction,
  type LambdaFunctionProps,
  type ZipFunctionProps,
} from "../../../constructs/lambda";
import { requireAwsProvider } from "../../../constructs/core/required-provider";
import { LogGroup } from "../../../constructs/logs";
import { ReadableStack, toFragment } from "../../../constructs/terraform";
import { removeScratchDirectories, scratchDirectory } from "../../../harness/scratch";
import { addressesOf, synth, type TerraformJson } from "../../../harness/synthesized-stack";
import { unzipSync } from "fflate";

afterAll(removeScratchDirectories);

const HANDLER = { "index.mjs": "export const handler = () => 1;" };
const code = FunctionCode.fromFiles(HANDLER);
const base = { name: "tidy", code, handler: "index.handler" } as const;

const made = (props: LambdaFunctionProps): TerraformJson =>
  synth((stack) => new LambdaFunction(stack, "tidy", props)).json;
const lambda = (props: Partial<ZipFunctionProps> = {}): TerraformJson => made({ ...base, ...props });

const resource = ({ resource: all }: TerraformJson, type: string, name: string) => all?.[type]?.[name];
const statements = (json: TerraformJson) =>
  String(resource(json, "aws_iam_role_policy", "tidy_role_inline")?.["policy"]);

test("a runtime that only newer providers know, in a stack that takes no others", () => {
  const { json } = synth((stack) => {
    requireAwsProvider(stack, ">= 6.20.0, < 7.0.0");
    return new LambdaFunction(stack, "tidy", { ...base, runtime: "nodejs24.x" });
  });
  expect(resource(json, "aws_lambda_function", "tidy")).toMatchObject({ runtime: "nodejs24.x" });
});

describe("a function", () => {
  test("without options", () => {
    const json = lambda();
    expect(addressesOf(json)).toEqual([
      "aws_cloudwatch_log_group.tidy_logs",
      "aws_iam_role.tidy_role",
      "aws_iam_role_policy.tidy_role_inline",
      "aws_lambda_function.tidy",
    ]);
    expect(resource(json, "aws_lambda_function", "tidy")).toEqual({
      function_name: "tidy",
      role: "${aws_iam_role.tidy_role.arn}",
      runtime: "nodejs22.x",
      handler: "index.handler",
      architectures: ["arm64"],
      memory_size: 128,
      timeout: 3,
      filename: expect.stringMatching(/^functions\/tidy-[0-9a-f]{16}\.zip$/),
      source_code_hash: code.hash,
      logging_config: { log_format: "JSON", log_group: "${aws_cloudwatch_log_group.tidy_logs.name}" },
      depends_on: ["aws_iam_role_policy.tidy_role_inline"],
    });
    expect(resource(json, "aws_cloudwatch_log_group", "tidy_logs")).toEqual({
      name: "/aws/lambda/tidy",
      retention_in_days: 30,
    });
    expect(resource(json, "aws_iam_role", "tidy_role")?.["assume_role_policy"]).toContain("lambda.amazonaws.com");
    expect(statements(json)).toContain("${aws_cloudwatch_log_group.tidy_logs.arn}:*");
    expect(statements(json)).not.toContain("logs:CreateLogGroup");
  });

  test("in a VPC may use network interfaces, and its code may not", () => {
    const json = lambda({ vpc: { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] } });
    expect(resource(json, "aws_lambda_function", "tidy")).toMatchObject({
      vpc_config: { subnet_ids: ["subnet-1"], security_group_ids: ["sg-1"] },
    });
    expect(statements(json)).toContain("ec2:CreateNetworkInterface");
    expect(statements(json)).toContain("arn:aws:lambda:*:*:function:tidy");
  });

  test("with each", () => {
    const json = lambda({
      description: "tidies up",
      runtime: "nodejs20.x",
      architecture: "x86_64",
      memorySize: 512,
      timeout: 60,
      environment: { INDEX: "app" },
      logs: { retentionInDays: 7, kmsKeyArn: "arn:aws:kms:eu-west-3:123456789012:key/1-2-3" },
    });
    expect(resource(json, "aws_lambda_function", "tidy")).toMatchObject({
      description: "tidies up",
      runtime: "nodejs20.x",
      architectures: ["x86_64"],
      memory_size: 512,
      timeout: 60,
      environment: { variables: { INDEX: "app" } },
    });
    expect(resource(json, "aws_cloudwatch_log_group", "tidy_logs")).toMatchObject({ retention_in_days: 7 });
  });

  test("with what AWS runs besides it", () => {
    const json = lambda({
      ephemeralStorageSize: 1_024,
      reservedConcurrency: 0,
      publish: true,
      tracing: "Active",
      deadLetters: { queueArn: "arn:aws:sqs:eu-west-3:123456789012:failed" },
      logFormat: { format: "JSON", applicationLevel: "WARN", systemLevel: "WARN" },
    });
    expect(resource(json, "aws_lambda_function", "tidy")).toMatchObject({
      ephemeral_storage: { size: 1_024 },
      reserved_concurrent_executions: 0,
      publish: true,
      tracing_config: { mode: "Active" },
      dead_letter_config: { target_arn: "arn:aws:sqs:eu-west-3:123456789012:failed" },
      logging_config: { log_format: "JSON", application_log_level: "WARN", system_log_level: "WARN" },
    });
    expect(statements(json)).toMatch(/sqs:SendMessage.*arn:aws:sqs:eu-west-3:123456789012:failed/);
    expect(statements(json)).toContain("xray:PutTraceSegments");
  });

  test("with a topic for what failed, plain lines, and traces of its callers", () => {
    const topicArn = "arn:aws:sns:eu-west-3:123456789012:failed";
    const json = lambda({ tracing: "PassThrough", deadLetters: { topicArn }, logFormat: { format: "Text" } });
    expect(resource(json, "aws_lambda_function", "tidy")).toMatchObject({
      tracing_config: { mode: "PassThrough" },
      dead_letter_config: { target_arn: topicArn },
      logging_config: { log_format: "Text" },
    });
    expect(statements(json)).toMatch(/sns:Publish.*arn:aws:sns:eu-west-3:123456789012:failed/);
    expect(statements(json)).not.toContain("xray:");
  });

  test("made of an image", () => {
    const json = made({ name: "tidy", image: "123456789012.dkr.ecr.eu-west-3.amazonaws.com/app:1" });
    expect(resource(json, "aws_lambda_function", "tidy")).toEqual({
      function_name: "tidy",
      role: "${aws_iam_role.tidy_role.arn}",
      package_type: "Image",
      image_uri: "123456789012.dkr.ecr.eu-west-3.amazonaws.com/app:1",
      architectures: ["arm64"],
      memory_size: 128,
      timeout: 3,
      logging_config: { log_format: "JSON", log_group: "${aws_cloudwatch_log_group.tidy_logs.name}" },
      depends_on: ["aws_iam_role_policy.tidy_role_inline"],
    });
  });

  test("made of an image, with another command", () => {
    const image = "123456789012.dkr.ecr.eu-west-3.amazonaws.com/app@sha256:0123";
    const imageConfig = { command: ["serve"], entryPoint: ["/bin/sh", "start.sh"], workingDirectory: "/app" };
    expect(resource(made({ name: "tidy", image, imageConfig }), "aws_lambda_function", "tidy")).toMatchObject({
      image_config: { command: ["serve"], entry_point: ["/bin/sh", "start.sh"], working_directory: "/app" },
    });
    const { codeHash } = new LambdaFunction(new TerraformStack(new App(), "images"), "tidy", { name: "tidy", image });
    expect(codeHash).toBeUndefined();
  });

  test("whose texts stay as they are written", () => {
    const environment = { GREETING: "hello ${name}" };
    expect(resource(lambda({ description: "100 %{x}", environment }), "aws_lambda_function", "tidy")).toMatchObject({
      description: "100 %%{x}",
      environment: { variables: { GREETING: "hello $${name}" } },
    });
    const image = "123456789012.dkr.ecr.eu-west-3.amazonaws.com/app:1";
    const imageConfig = { command: ["serve ${PORT}"], entryPoint: ["sh -c ${x}"], workingDirectory: "/${x}" };
    expect(resource(made({ name: "tidy", image, imageConfig }), "aws_lambda_function", "tidy")).toMatchObject({
      image_config: { command: ["serve $${PORT}"], entry_point: ["sh -c $${x}"], working_directory: "/$${x}" },
    });
  });

  test.each([
    [undefined, "$LATEST"],
    [false, "$LATEST"],
    [true, "${aws_lambda_function.tidy.version}"],
  ])("says which version is the last, with publish %s", (publish, version) => {
    const { json } = synth((stack) => {
      const { version: last, invokeArn } = new LambdaFunction(stack, "tidy", { ...base, publish });
      new TerraformOutput(stack, "last", { value: [last, invokeArn] });
    });
    expect(json.output?.["last"]).toEqual({ value: [version, "${aws_lambda_function.tidy.invoke_arn}"] });
  });

  test.each([
    ["somebody else's", LogGroup.named("app"), "arn:aws:logs:*:*:log-group:app:*", false],
    ["one that Lambda makes", LogGroup.createdByDriver("app"), "arn:aws:logs:*:*:*", true],
  ] as const)("with a log group: %s", (_what, logs, resourceArn, creates) => {
    const json = lambda({ logs });
    expect(json.resource?.["aws_cloudwatch_log_group"]).toBeUndefined();
    expect(resource(json, "aws_lambda_function", "tidy")).toMatchObject({ logging_config: { log_group: "app" } });
    expect(statements(json)).toContain(resourceArn);
    expect(statements(json).includes("logs:CreateLogGroup")).toBe(creates);
  });

  test("has its name checked by Terraform where a variable fills it in", () => {
    const { json } = synth((stack) => {
      const env = new TerraformVariable(stack, "env", { type: "string", default: "dev" });
      new LambdaFunction(stack, "tidy", { ...base, name: `${env.stringValue}-tidy` });
    });
    expect(resource(json, "aws_lambda_function", "tidy")?.["lifecycle"]).toEqual({
      precondition: [
        {
          condition: '${can(regex("^.{1,64}$", "${var.env}-tidy"))}',
          error_message:
            "A Lambda function's name has 1 to 64 characters, got: ${var.env}-tidy; choose another value for a variable in it.",
        },
        {
          condition: '${can(regex("^[a-zA-Z0-9_-]+$", "${var.env}-tidy"))}',
          error_message:
            "A Lambda function's name consists of letters, digits, - and _, got: ${var.env}-tidy; choose another value for a variable in it.",
        },
      ],
    });
  });
});

describe("its zip", () => {
  const add = (files: Record<string, string>) => (app: App) => {
    const stack = new ReadableStack(app, "serverless");
    new AwsProvider(stack, "aws", { region: "eu-west-3" });
    new LambdaFunction(stack, "tidy", { ...base, code: FunctionCode.fromFiles(files) });
  };

  test("is beside the stack's JSON, which names it", () => {
    const outdir = scratchDirectory();
    const directory = synthesize(add(HANDLER), { outdir }).stacks.get("serverless") ?? "";
    const json = JSON.parse(readFileSync(join(directory, "cdk.tf.json"), "utf8")) as TerraformJson;
    const file = String(resource(json, "aws_lambda_function", "tidy")?.["filename"]);
    expect(Object.keys(unzipSync(Uint8Array.from(readFileSync(join(directory, file)))))).toEqual(["index.mjs"]);
    expect(readdirSync(join(directory, "functions"))).toHaveLength(1);
  });

  test("stays for a plan that was saved, when the code changes", () => {
    const outdir = scratchDirectory();
    synthesize(add(HANDLER), { outdir });
    const directory = synthesize(add({ "index.mjs": "export const handler = () => 2;" }), { outdir }).stacks;
    expect(readdirSync(join(directory.get("serverless") ?? "", "functions"))).toHaveLength(2);
  });

  test("is not written where something is wrong", () => {
    const outdir = join(scratchDirectory(), "out");
    expect(() => synthesize(add({ "main.mjs": "" }), { outdir })).toThrow("function-handler");
    expect(existsSync(outdir)).toBe(false);
  });

  test("is written with the stack's JSON or not at all", () => {
    const outdir = scratchDirectory();
    const directory = join(outdir, "stacks", "serverless");
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, "functions"), "in the way");
    expect(() => synthesize(add(HANDLER), { outdir })).toThrow("nothing was changed");
    expect(readdirSync(directory)).toEqual(["functions"]);
  });

  test("is written by a program of cdktf's own too", () => {
    const outdir = scratchDirectory();
    const app = new App({ outdir, stackTraces: false });
    const stack = new TerraformStack(app, "plain");
    new AwsProvider(stack, "aws", { region: "eu-west-3" });
    new LambdaFunction(stack, "tidy", base);
    app.synth();
    expect(readdirSync(join(outdir, "stacks", "plain", "functions"))).toEqual([
      expect.stringMatching(/^tidy_[0-9A-F]{8}-[0-9a-f]{16}\.zip$/),
    ]);
  });

  test("is in no fragment, which says so", () => {
    const app = new App({ outdir: scratchDirectory(), stackTraces: false });
    const stack = new ReadableStack(app, "fragment");
    new LambdaFunction(stack, "tidy", base);
    expect(() => toFragment(stack)).toThrow("got: files beside it (construct fragment/tidy)");
  });
});
