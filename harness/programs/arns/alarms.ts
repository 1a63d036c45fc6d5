import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { TerraformVariable } from "cdktf";
import { AlarmTopic } from "../../../constructs/cloudwatch/alarm-topic";
import type { Program, Programs } from "../case";
import { alarm, HERE, logGroup, otherStack } from "../parts";
import { wrong } from "../wrong";
import { KEY, THERE } from "./parts";

const notify =
  (arn: string): Program =>
  (stack) =>
    alarm(stack, "errors", "errors", { onAlarm: [{ alarmActionArn: arn }] });

/** ARNs that alarms and topics take. */
export const ALARM_ARNS = {
  refused: {
    ...wrong("arn-kind", {
      "an alarm that notifies a queue": notify(`arn:aws:sqs:${HERE}:alarms`),
      "an alarm that notifies a role": notify("arn:aws:iam::123456789012:role/alarms"),
      "an alarm that notifies a log group": notify(`arn:aws:logs:${HERE}:log-group:alarms`),
      "an alarm that notifies a bucket": notify("arn:aws:s3:::alarms"),
      "an alarm that notifies a subscription instead of its topic": notify(
        `arn:aws:sns:${HERE}:alarms:8a21d249-4329-4871-acc6-7be709c6ea7f`,
      ),
      "an alarm that notifies an event bus": notify(`arn:aws:events:${HERE}:event-bus/default`),
      "an alarm that notifies a Lambda layer": notify(`arn:aws:lambda:${HERE}:layer:alarms:1`),
      "an alarm whose recovery notifies a stream": (stack) =>
        alarm(stack, "errors", "errors", { onOk: [{ alarmActionArn: `arn:aws:kinesis:${HERE}:stream/alarms` }] }),
      "an alarm of plain cdktf that notifies a queue": (stack) => {
        logGroup(stack, "app");
        const judged = { alarmName: "errors", comparisonOperator: "GreaterThanThreshold", evaluationPeriods: 1 };
        return new CloudwatchMetricAlarm(stack, "errors", { ...judged, alarmActions: [`arn:aws:sqs:${HERE}:alarms`] });
      },
      "a topic encrypted with a role": (stack) =>
        new AlarmTopic(stack, "topic", { name: "alarms", kmsKeyId: "arn:aws:iam::123456789012:role/key" }),
    }),
    ...wrong("arn-region", {
      "an alarm that notifies a topic of another region": notify(`arn:aws:sns:${THERE}:alarms`),
      "a topic's key of another region": (stack) =>
        new AlarmTopic(stack, "topic", { name: "alarms", kmsKeyId: `arn:aws:kms:${THERE}:${KEY}` }),
      "a resource of another provider with a key of the first one's region": (stack) => {
        logGroup(stack, "app");
        const provider = new AwsProvider(stack, "ireland", { region: "eu-west-1", alias: "ireland" });
        return new SnsTopic(stack, "topic", { name: "alarms", provider, kmsMasterKeyId: `arn:aws:kms:${HERE}:${KEY}` });
      },
    }),
    ...wrong("arn-partition", {
      "a topic of China's region in partition aws": notify("arn:aws:sns:cn-north-1:123456789012:alarms"),
      "a topic of partition aws-cn in France": notify(`arn:aws-cn:sns:${HERE}:alarms`),
    }),
  },
  warned: wrong("arn-region-unusual", {
    "an alarm that scales in another region": notify(
      `arn:aws:autoscaling:${THERE}:scalingPolicy:1234:autoScalingGroupName/app:policyName/out`,
    ),
    "an alarm that stops an instance of another region": notify("arn:aws:automate:us-east-1:ec2:stop"),
  }),
  right: {
    "an alarm that notifies a topic": notify(`arn:aws:sns:${HERE}:alarms`),
    "an alarm that notifies a FIFO topic of another account": notify("arn:aws:sns:eu-west-3:210987654321:alarms.fifo"),
    "an alarm that investigates": notify(`arn:aws:aiops:${HERE}:investigation-group/a1b2c3#DEDUPE_STRING=app`),
    "an alarm that investigates, as CloudWatch's reference writes it": notify(
      `arn:aws:aiops:${HERE}:investigation-group:a1b2c3`,
    ),
    "an alarm that starts an incident by the plan's own ARN": notify(
      "arn:aws:ssm-incidents::123456789012:response-plan/app",
    ),
    "an alarm that reboots": notify(`arn:aws:swf:${HERE}:action/actions/AWS_EC2.InstanceId.Reboot/1.0`),
    "an alarm that recovers": notify("arn:aws:automate:eu-west-3:ec2:recover"),
    "an alarm that invokes a function": notify(`arn:aws:lambda:${HERE}:function:alarms`),
    "an alarm that invokes a function's alias": notify(`arn:aws:lambda:${HERE}:function:alarms:live`),
    "an alarm that stops an instance": notify("arn:aws:automate:eu-west-3:ec2:stop"),
    "an alarm that stops an instance by a workflow": notify(
      `arn:aws:swf:${HERE}:action/actions/AWS_EC2.InstanceId.Stop/1.0`,
    ),
    "an alarm that scales": notify(
      `arn:aws:autoscaling:${HERE}:scalingPolicy:1234:autoScalingGroupName/app:policyName/out`,
    ),
    "an alarm that scales a service": notify(
      `arn:aws:autoscaling:${HERE}:scalingPolicy:1234:resource/ecs/service/main/app:policyName/out:createdBy/5678`,
    ),
    "an alarm that makes an OpsItem": notify(`arn:aws:ssm:${HERE}:opsitem:2#CATEGORY=Availability`),
    "an alarm that begins an incident": notify("arn:aws:ssm-incidents::123456789012:responseplan/app"),
    "an alarm that begins an investigation": notify(`arn:aws:aiops:${HERE}:investigation-group/a1b2c3`),
    "an alarm that notifies what a variable says": (stack) =>
      notify(new TerraformVariable(stack, "topic", { type: "string" }).stringValue)(stack),
    "an alarm of another stack's region": (stack) => {
      const other = otherStack(stack);
      return alarm(other, "errors", "errors", {
        onAlarm: [{ alarmActionArn: "arn:aws:sns:eu-west-1:123456789012:alarms" }],
      });
    },
    "a topic of any region where a variable says the provider's": (stack) => {
      const other = otherStack(stack, new TerraformVariable(stack, "region", { type: "string" }).stringValue);
      return notify(`arn:aws:sns:${THERE}:alarms`)(other);
    },
    "a topic encrypted with an alias": (stack) =>
      new AlarmTopic(stack, "topic", { name: "alarms", kmsKeyId: "alias/alarms" }),
    "a topic encrypted with an alias's ARN": (stack) =>
      new AlarmTopic(stack, "topic", { name: "alarms", kmsKeyId: `arn:aws:kms:${HERE}:alias/alarms` }),
  },
} satisfies Programs;
