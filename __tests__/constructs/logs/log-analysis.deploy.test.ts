import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { applicationErrors } from "../../../constructs/logs/application-errors";
import { columnIdentifiers } from "../../../constructs/logs/column-identifiers";
import { useEmulator } from "../../../harness/emulator/set-up";
import { FUNCTION_CODE, FUNCTION_FILE, LogAnalysisStack } from "../../../harness/log-analysis-stack";
import type { TerraformWorkspace } from "../../../testing/terraform";
import { stackWorkspace } from "../../../harness/workspaces";

const A_MINUTE = 60_000;

const aws = useEmulator();
let terraform: TerraformWorkspace;

beforeAll(async () => {
  const existingLogGroup = "made-by-others";
  await logs("create_log_group", { logGroupName: existingLogGroup });
  terraform = stackWorkspace((scope) => new LogAnalysisStack(scope, "logs", { existingLogGroup }), { env: aws.env });
  writeFileSync(join(terraform.dir, FUNCTION_FILE), FUNCTION_CODE);
  await terraform.init();
  await terraform.apply();
}, 4 * A_MINUTE);

const logs = <Result>(operation: string, parameters: object, query?: string) =>
  aws.call<Result>({ service: "logs", operation, parameters: { ...parameters }, query });

test(
  "what was applied needs no change",
  async () => {
    expect((await terraform.plan()).text).toContain("No changes.");
  },
  A_MINUTE,
);

test(
  "log events are written and read by the names that come out",
  async () => {
    const { stdout } = await terraform.run(["output", "-json"]);
    const outputs = JSON.parse(stdout) as Record<string, { value: string }>;
    const logGroupName = outputs["log_group"]?.value;
    const stream = { logGroupName, logStreamName: "app/app/0123456789abcdef0123456789abcdef" };
    await logs("create_log_stream", stream);
    const timestamp = Date.now();
    await logs("put_log_events", { ...stream, logEvents: [{ timestamp, message: "ERROR say hello" }] });
    expect(await logs("get_log_events", stream, "events[].message")).toEqual(["ERROR say hello"]);
    expect(await logs("filter_log_events", { logGroupName }, "events[].message")).toEqual(["ERROR say hello"]);
    expect(await logs("describe_log_groups", {}, `logGroups[?logGroupName=='${logGroupName}'].arn | [0]`)).toBe(
      `${outputs["log_group_arn"]?.value}:*`,
    );
  },
  A_MINUTE,
);

test(
  "everything is at its group",
  async () => {
    const group = { logGroupName: "app" };
    const patterns = await logs<string[]>("describe_metric_filters", group, "metricFilters[].filterPattern");
    expect(patterns.sort()).toEqual([
      applicationErrors().text,
      '?"ERROR" ?"say \\"${HOME}\\""',
      '[ip, ..., request = "GET*", status = 200, bytes]',
      '{ $.latency = * && $.path = "/students*" && $.status < 500 }',
    ]);
    const filters = await logs<string[]>("describe_subscription_filters", group, "subscriptionFilters[].filterName");
    expect(filters.sort()).toEqual(["to-function", "to-stream"]);
    const { "saved queries": queries, "log anomaly detectors": detectors } = await aws.inventory();
    expect(queries).toContain("university/slowestRequests");
    const ofExisting = "queryDefinitions[?name=='existing'].logGroupNames | [0]";
    expect(await logs("describe_query_definitions", {}, ofExisting)).toEqual(["made-by-others"]);
    const policy = {
      service: "iam",
      operation: "get_role_policy",
      parameters: { RoleName: "app", PolicyName: "inline" },
    };
    const allowed = await aws.call<string[]>({ ...policy, query: "PolicyDocument.Statement[].Resource" });
    const arn = (name: string) => `arn:aws:logs:us-east-1:123456789012:log-group:${name}:*`;
    expect(allowed).toEqual([arn("app"), arn("app"), arn("made-by-others")]);
    expect(detectors).toEqual(["app", "audit"]);
    const masked = await logs<string>("get_data_protection_policy", { logGroupIdentifier: "app" }, "policyDocument");
    expect(masked).toContain("arn:aws:dataprotection::aws:data-identifier/EmailAddress");
    expect(JSON.parse(masked)).toMatchObject({
      Configuration: {
        CustomDataIdentifier: [
          {},
          ...columnIdentifiers(["name"]).map(({ name, regex }) => ({ Name: name, Regex: regex })),
        ],
      },
    });
    expect(
      await logs("describe_index_policies", { logGroupIdentifiers: ["app"] }, "indexPolicies[0].policyDocument"),
    ).toBe('{"Fields":["requestId","userId"]}');
  },
  A_MINUTE,
);

test(
  "and is gone when it is destroyed, but for what must stay",
  async () => {
    await terraform.destroy();
    // What is protected, and what is not the stack's. Lambda made no group: the function's role may not.
    expect(await aws.inventory()).toEqual({ "log groups": ["kept", "made-by-others"] });
  },
  2 * A_MINUTE,
);
