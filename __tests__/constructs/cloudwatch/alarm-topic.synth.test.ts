import type { Construct } from "constructs";
import { alarmKeyStatement, AlarmTopic } from "../../../constructs/cloudwatch/alarm-topic";
import { AlarmSubscription } from "../../../constructs/cloudwatch/alarm-subscription";
import { policyDocument } from "../../../constructs/iam/policy-document";
import { synth } from "../../../harness/synthesized-stack";

const resourcesOf = (add: (stack: Construct) => void) => synth(add).json.resource ?? {};

describe("topic", () => {
  test("lets CloudWatch publish for alarms of its account and region only", () => {
    const resources = resourcesOf((stack) => new AlarmTopic(stack, "alarms", { name: "alarms" }));
    expect(resources["aws_sns_topic"]).toEqual({ alarms: { name: "alarms" } });
    const { arn, policy } = resources["aws_sns_topic_policy"]?.["alarms_policy"] ?? {};
    expect(arn).toBe("${aws_sns_topic.alarms.arn}");
    const account = "${aws_sns_topic.alarms.owner}";
    const part = (index: number) => `\${element(split(":", aws_sns_topic.alarms.arn), ${index})}`;
    expect(policy).toContain('"Principal" = {"Service" = "cloudwatch.amazonaws.com"}');
    expect(policy).toContain('"Action" = "sns:Publish"');
    expect(policy).toContain('"StringEquals" = {"aws:SourceAccount" = aws_sns_topic.alarms.owner}');
    expect(policy).toContain(`"aws:SourceArn" = "arn:${part(1)}:cloudwatch:${part(3)}:${account}:alarm:*"`);
  });

  test("subscribes by ids that make the addresses", () => {
    const subscriptions = {
      team: AlarmSubscription.email("team@example.org"),
      pager: AlarmSubscription.https("https://example.org/x", { confirmsItself: true }),
      chat: AlarmSubscription.https("https://example.org/y"),
    };
    const resources = resourcesOf(
      (stack) => new AlarmTopic(stack, "alarms", { name: "alarms", subscriptions, kmsKeyId: "k" }),
    );
    const topic_arn = "${aws_sns_topic.alarms.arn}";
    expect(resources["aws_sns_topic"]).toEqual({ alarms: { name: "alarms", kms_master_key_id: "k" } });
    expect(resources["aws_sns_topic_subscription"]).toEqual({
      alarms_team: { topic_arn, protocol: "email", endpoint: "team@example.org" },
      alarms_pager: { topic_arn, protocol: "https", endpoint: "https://example.org/x", endpoint_auto_confirms: true },
      alarms_chat: { topic_arn, protocol: "https", endpoint: "https://example.org/y", endpoint_auto_confirms: false },
    });
  });

  test.each<[string, ConstructorParameters<typeof AlarmTopic>[2]]>([
    ["name-pattern", { name: "a b" }],
    ["subscription-email", { name: "a", subscriptions: { team: AlarmSubscription.email("team") } }],
    ["alarm-topic-key", { name: "a", kmsKeyId: "alias/aws/sns" }],
    ["alarm-topic-key", { name: "a", kmsKeyId: "arn:aws:kms:eu-west-3:123456789012:alias/aws/sns" }],
  ])("%s", (code, props) => {
    expect(() => resourcesOf((stack) => new AlarmTopic(stack, "alarms", props))).toThrow(`[stack/alarms] ${code}: `);
  });

  test("its key lets alarms of the account use it", () => {
    expect(JSON.parse(policyDocument([alarmKeyStatement("123456789012")]))).toMatchObject({
      Statement: [
        {
          Principal: { Service: "cloudwatch.amazonaws.com" },
          Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
          Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
        },
      ],
    });
  });
});
