import { dashboardBodyErrors } from "../../../harness/dashboard-schema";
import type { EmulatorCall } from "../../../harness/emulator/call";
import { useEmulator } from "../../../harness/emulator/set-up";
import { MonitoredStack } from "../../../harness/monitored-stack";
import type { TerraformWorkspace } from "../../../testing/terraform";
import { stackWorkspace } from "../../../harness/workspaces";

const A_MINUTE = 60_000;
const REGION = "eu-west-3";

const aws = useEmulator();
let terraform: TerraformWorkspace;

beforeAll(async () => {
  terraform = stackWorkspace((scope) => new MonitoredStack(scope, "watch"), { env: aws.env });
  await terraform.init();
  await terraform.apply();
}, 4 * A_MINUTE);

const call = <Result>(request: EmulatorCall) => aws.call<Result>({ ...request, region: REGION });

interface Widgets {
  readonly widgets: readonly { readonly type: string; readonly properties: Readonly<Record<string, unknown>> }[];
}

test(
  "what was applied needs no change",
  async () => {
    expect((await terraform.plan()).text).toContain("No changes.");
  },
  A_MINUTE,
);

test(
  "the dashboard that AWS holds is a valid body, with the alarms' real ARNs and the text as it was written",
  async () => {
    const parameters = { DashboardName: "school-app" };
    const body = await call<string>({
      service: "cloudwatch",
      operation: "get_dashboard",
      parameters,
      query: "DashboardBody",
    });
    const { widgets } = JSON.parse(body) as Widgets;
    expect(dashboardBodyErrors(JSON.parse(body))).toEqual([]);
    const properties = (type: string) =>
      widgets.filter((widget) => widget.type === type).map((widget) => widget.properties);
    const alarmArns = await call<string[]>({
      service: "cloudwatch",
      operation: "describe_alarms",
      query: "MetricAlarms[].AlarmArn",
    });
    const [{ alarms }] = properties("alarm") as [{ alarms: string[] }];
    expect(alarms).toHaveLength(10);
    expect(alarmArns).toEqual(expect.arrayContaining(alarms));
    expect(properties("log")[0]?.["query"]).toBe(
      "SOURCE 'school/app' | fields @message\n| filter @message like \"${HOME}\" or @message like /<error>/\n| limit 20",
    );
  },
  A_MINUTE,
);

test(
  "alarms tell the topic, which lets CloudWatch publish for this account and region",
  async () => {
    const [TopicArn = ""] = await call<string[]>({
      service: "sns",
      operation: "list_topics",
      query: "Topics[?ends_with(TopicArn, ':school-app-alarms')].TopicArn",
    });
    const actions = await call<string[][]>({
      service: "cloudwatch",
      operation: "describe_alarms",
      parameters: { AlarmNamePrefix: "school-app-" },
      query: "MetricAlarms[].AlarmActions",
    });
    expect(actions).toEqual(Array.from({ length: 10 }, () => [TopicArn]));
    const policy = await call<string>({
      service: "sns",
      operation: "get_topic_attributes",
      parameters: { TopicArn },
      query: "Attributes.Policy",
    });
    const account = TopicArn.split(":")[4] ?? "";
    expect(JSON.parse(policy)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "AllowAlarmsToPublish",
          Effect: "Allow",
          Principal: { Service: "cloudwatch.amazonaws.com" },
          Action: "sns:Publish",
          Resource: TopicArn,
          Condition: {
            StringEquals: { "aws:SourceAccount": account },
            ArnLike: { "aws:SourceArn": `arn:aws:cloudwatch:${REGION}:${account}:alarm:*` },
          },
        },
      ],
    });
    const endpoints = await call<string[]>({
      service: "sns",
      operation: "list_subscriptions",
      query: "Subscriptions[].Endpoint",
    });
    expect([...endpoints].sort()).toEqual(["https://events.example.org/alarms", "team@example.org"]);
  },
  A_MINUTE,
);

test(
  "everything goes with destroy",
  async () => {
    await terraform.destroy();
    expect(await aws.inventory(REGION)).toEqual({});
  },
  2 * A_MINUTE,
);
