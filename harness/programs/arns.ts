import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { AlarmTopic } from "../../constructs/cloudwatch/alarm-topic";
import { awsLogs } from "../../constructs/ecs/log-drivers/aws-logs";
import { Secret } from "../../constructs/ecs/secret";
import { FilterPattern } from "../../constructs/logs/filter-pattern";
import { LogAnomalyDetector } from "../../constructs/logs/log-anomaly-detector";
import { LogDestination } from "../../constructs/logs/log-destination";
import { LogGroup } from "../../constructs/logs/log-group";
import type { LogGroupOwnership } from "../../constructs/logs/log-group-ownership";
import { SubscriptionFilter } from "../../constructs/logs/subscription-filter";
import { SubscriptionTarget } from "../../constructs/logs/subscription-target";
import { Listener } from "../../constructs/network/listener";
import { ListenerAction } from "../../constructs/network/listener-action";
import { ListenerRule } from "../../constructs/network/listener-rule";
import { container, logging } from "../errors/example";
import type { Program, Programs, WrongProgram } from "./case";
import { alarm, cluster, HERE, loadBalancer, logGroup, otherStack, role, service, task } from "./parts";

const THERE = "us-east-1:123456789012";
const KEY = "key/1234abcd-12ab-34cd-56ef-1234567890ab";
const LOAD_BALANCER = "loadbalancer/app/app/50dc6c495c0c9188";
const LISTENER = "listener/app/app/50dc6c495c0c9188/f2f7dc8efc522ab2";
const GROUP = { ownership: "existing", name: "app", arn: `arn:aws:logs:${HERE}:log-group:app` } as const;
const NOT_FOUND = ListenerAction.fixedResponse({ statusCode: 404 });

const notify =
  (arn: string): Program =>
  (stack) =>
    alarm(stack, "errors", "errors", { onAlarm: [{ alarmActionArn: arn }] });
const send =
  (target: SubscriptionTarget): Program =>
  (stack) =>
    new SubscriptionFilter(stack, "ship", {
      name: "ship",
      logGroup: logGroup(stack, "app"),
      pattern: FilterPattern.allEvents(),
      target,
    });
const write =
  (logs: LogGroupOwnership, region = "eu-west-3"): Program =>
  (stack) =>
    logging(stack, awsLogs({ logGroup: logs, region, streamPrefix: "app", delivery: { mode: "blocking" } }));
const encrypt =
  (kmsKeyArn: string): Program =>
  (stack) =>
    new LogGroup(stack, "app", { name: "app", kmsKeyArn });
const attach =
  (arn: string): Program =>
  (stack) => {
    role(stack, "role").attachManagedPolicy("policy", arn);
  };
const secure =
  (certificateArn: string): Program =>
  (stack) =>
    new Listener(stack, "https", {
      loadBalancer: loadBalancer(stack, "alb"),
      port: 443,
      defaultAction: NOT_FOUND,
      certificateArn,
    });
const route =
  (arn: string): Program =>
  (stack) =>
    new ListenerRule(stack, "rule", {
      listener: { arn },
      priority: 1,
      conditions: { paths: ["/a"] },
      action: NOT_FOUND,
    });
const runIn =
  (clusterId: string): Program =>
  (stack) =>
    service(stack, "app", "app", { clusterId, clusterName: "app" });
const read =
  (secret: Secret): Program =>
  (stack) =>
    container(stack, { secrets: { PASSWORD: secret } });
const destination =
  (target: Parameters<typeof make>[1]): Program =>
  (stack) =>
    make(stack, target);

function make(stack: Construct, target: ReturnType<typeof SubscriptionTarget.kinesis>): LogDestination {
  const place = { accountId: "123456789012", region: "eu-west-3", senderAccountIds: ["210987654321"] } as const;
  return new LogDestination(stack, "central", { name: "central", target, ...place });
}

function wrong(code: WrongProgram[0], programs: Readonly<Record<string, Program>>): Record<string, WrongProgram> {
  return Object.fromEntries(Object.entries(programs).map(([what, program]) => [what, [code, program]]));
}

const KIND = wrong("arn-kind", {
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
  "a Kinesis stream as Lambda target": send(SubscriptionTarget.lambda(`arn:aws:kinesis:${HERE}:stream/all`)),
  "a Lambda function's name as target": send(SubscriptionTarget.lambda("ship")),
  "a Lambda function as Kinesis target": send(SubscriptionTarget.kinesis(`arn:aws:lambda:${HERE}:function:ship`, "to")),
  "a Firehose stream as Kinesis target": send(
    SubscriptionTarget.kinesis(`arn:aws:firehose:${HERE}:deliverystream/all`, "to"),
  ),
  "a Kinesis stream as Firehose target": send(SubscriptionTarget.firehose(`arn:aws:kinesis:${HERE}:stream/all`, "to")),
  "a bucket as Firehose target": send(SubscriptionTarget.firehose("arn:aws:s3:::all", "to")),
  "a log group as another account's destination": send(
    SubscriptionTarget.account("arn:aws:logs:eu-west-3:210987654321:log-group:all"),
  ),
  "a destination for a queue": destination(SubscriptionTarget.kinesis(`arn:aws:sqs:${HERE}:all`, "to")),
  "a role attached as policy": attach("arn:aws:iam::123456789012:role/read"),
  "a user attached as policy": attach("arn:aws:iam::123456789012:user/read"),
  "a bucket attached as policy": attach("arn:aws:s3:::read"),
  "a policy of plain cdktf that is a role": (stack) =>
    new IamRolePolicyAttachment(stack, "a", {
      role: role(stack, "role").roleName,
      policyArn: "arn:aws:iam::123456789012:role/read",
    }),
  "a key as certificate": secure(`arn:aws:kms:${HERE}:${KEY}`),
  "a secret as certificate": secure(`arn:aws:secretsmanager:${HERE}:secret:certificate-a1b2c3`),
  "a rule of a load balancer instead of its listener": route(`arn:aws:elasticloadbalancing:${HERE}:${LOAD_BALANCER}`),
  "a rule of a target group": route(`arn:aws:elasticloadbalancing:${HERE}:targetgroup/app/73e2d6bc24d8a067`),
  "a service in a task": runIn(`arn:aws:ecs:${HERE}:task/app/0123456789abcdef`),
  "a service in another service": runIn(`arn:aws:ecs:${HERE}:service/app/web`),
  "a service in a role": runIn("arn:aws:iam::123456789012:role/app"),
  "a topic encrypted with a role": (stack) =>
    new AlarmTopic(stack, "topic", { name: "alarms", kmsKeyId: "arn:aws:iam::123456789012:role/key" }),
  "a listener of plain cdktf that forwards to a listener": (stack) =>
    new LbListener(stack, "http", {
      loadBalancerArn: loadBalancer(stack, "alb").arn,
      port: 80,
      defaultAction: [{ type: "forward", targetGroupArn: `arn:aws:elasticloadbalancing:${HERE}:${LISTENER}` }],
    }),
  "a service of plain cdktf behind a load balancer's ARN": (stack) =>
    new EcsService(stack, "app", {
      name: "app",
      cluster: cluster(stack, "main").clusterId,
      loadBalancer: [
        {
          targetGroupArn: `arn:aws:elasticloadbalancing:${HERE}:${LOAD_BALANCER}`,
          containerName: "app",
          containerPort: 80,
        },
      ],
    }),
});

const REGION = wrong("arn-region", {
  "an alarm that notifies a topic of another region": notify(`arn:aws:sns:${THERE}:alarms`),
  "another account's destination of another region": send(
    SubscriptionTarget.account("arn:aws:logs:us-east-1:210987654321:destination:all"),
  ),
  "a log group's key of another region": encrypt(`arn:aws:kms:${THERE}:${KEY}`),
  "a certificate of another region": secure(`arn:aws:acm:${THERE}:certificate/1234abcd`),
  "a rule of a listener in another region": route(`arn:aws:elasticloadbalancing:${THERE}:${LISTENER}`),
  "a service in a cluster of another region": runIn(`arn:aws:ecs:${THERE}:cluster/app`),
  "a topic's key of another region": (stack) =>
    new AlarmTopic(stack, "topic", { name: "alarms", kmsKeyId: `arn:aws:kms:${THERE}:${KEY}` }),
  "a detector's key of another region": (stack) =>
    new LogAnomalyDetector(stack, "watch", {
      name: "watch",
      logGroup: logGroup(stack, "app"),
      kmsKeyArn: `arn:aws:kms:${THERE}:${KEY}`,
    }),
  "a resource of another provider with a key of the first one's region": (stack) => {
    logGroup(stack, "app");
    const provider = new AwsProvider(stack, "ireland", { region: "eu-west-1", alias: "ireland" });
    return new SnsTopic(stack, "topic", { name: "alarms", provider, kmsMasterKeyId: `arn:aws:kms:${HERE}:${KEY}` });
  },
});

const UNUSUAL = wrong("arn-region-unusual", {
  "an alarm that scales in another region": notify(
    `arn:aws:autoscaling:${THERE}:scalingPolicy:1234:autoScalingGroupName/app:policyName/out`,
  ),
  "an alarm that stops an instance of another region": notify("arn:aws:automate:us-east-1:ec2:stop"),
  "a Lambda function of another region": send(SubscriptionTarget.lambda(`arn:aws:lambda:${THERE}:function:ship`)),
  "a Kinesis stream of another region": send(SubscriptionTarget.kinesis(`arn:aws:kinesis:${THERE}:stream/all`, "to")),
  "a Firehose stream of another region": send(
    SubscriptionTarget.firehose(`arn:aws:firehose:${THERE}:deliverystream/all`, "to"),
  ),
});

const PARTITION = wrong("arn-partition", {
  "China's ReadOnlyAccess in France": attach("arn:aws-cn:iam::aws:policy/ReadOnlyAccess"),
  "GovCloud's ReadOnlyAccess in France": attach("arn:aws-us-gov:iam::aws:policy/ReadOnlyAccess"),
  "a topic of China's region in partition aws": notify("arn:aws:sns:cn-north-1:123456789012:alarms"),
  "a topic of partition aws-cn in France": notify(`arn:aws-cn:sns:${HERE}:alarms`),
  "a key of GovCloud's region in partition aws": encrypt(`arn:aws:kms:us-gov-west-1:123456789012:${KEY}`),
  "a stream of China": send(SubscriptionTarget.kinesis("arn:aws-cn:kinesis:cn-north-1:123456789012:stream/all", "to")),
  "a policy of partition aws in China": (stack) => {
    const china = otherStack(stack, "cn-north-1");
    role(china, "role").attachManagedPolicy("policy", "arn:aws:iam::aws:policy/ReadOnlyAccess");
  },
  "a log group of China's region in partition aws": write(
    { ...GROUP, arn: "arn:aws:logs:cn-north-1:123456789012:log-group:app" },
    "cn-north-1",
  ),
});

const LOG_GROUPS = {
  ...wrong("log-group-arn", {
    "an S3 ARN as log group": write({ ...GROUP, arn: "arn:aws:s3:::app" }),
    "a log stream as log group": write({ ...GROUP, arn: `${GROUP.arn}:log-stream:app` }),
    "a log group's ARN that is its name": write({ ...GROUP, arn: "app" }),
    "a log group with another one's ARN": write({ ...GROUP, name: "web" }),
    "a role as group that the driver makes": write(
      LogGroup.createdByDriver("app", "arn:aws:iam::123456789012:role/app"),
    ),
    "another group's ARN for the one that the driver makes": write(
      LogGroup.createdByDriver("app", `arn:aws:logs:${HERE}:log-group:web`),
    ),
    "a bucket looked up as log group": (stack) => LogGroup.fromArn(stack, "logs", "arn:aws:s3:::app"),
  }),
  ...wrong("log-group-region", {
    "a driver that looks in another region than the group's ARN": write(GROUP, "us-east-1"),
    "a driver that may make its group in another region": write(
      LogGroup.createdByDriver("app", `arn:aws:logs:${THERE}:log-group:app`),
    ),
    "a driver that looks in another region than the stack's provider": (stack) =>
      write(logGroup(stack, "logs", "app"), "us-east-1")(stack),
  }),
};

const SECRETS = wrong("secret-arn", {
  "a parameter as secret": read(Secret.fromSecretArn(`arn:aws:ssm:${HERE}:parameter/password`)),
  "a secret as parameter": read(Secret.fromParameterArn(`arn:aws:secretsmanager:${HERE}:secret:password-a1b2c3`)),
  "a bucket as secret": read(Secret.fromSecretArn("arn:aws:s3:::password")),
  "an alias as a secret's key": read(
    Secret.fromSecretArn(`arn:aws:secretsmanager:${HERE}:secret:password-a1b2c3`, {
      encryptionKeyArn: `arn:aws:kms:${HERE}:alias/password`,
    }),
  ),
});

/** ARNs: what they are of, and where it is. */
export const ARN_PROGRAMS = {
  refused: { ...KIND, ...REGION, ...PARTITION, ...LOG_GROUPS, ...SECRETS },
  warned: UNUSUAL,
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
    "a Lambda function": send(SubscriptionTarget.lambda(`arn:aws:lambda:${HERE}:function:ship`)),
    "a Lambda function's version": send(SubscriptionTarget.lambda(`arn:aws:lambda:${HERE}:function:ship:3`)),
    "a Kinesis stream": send(SubscriptionTarget.kinesis(`arn:aws:kinesis:${HERE}:stream/all`, "to")),
    "a Firehose stream": send(SubscriptionTarget.firehose(`arn:aws:firehose:${HERE}:deliverystream/all`, "to")),
    "another account's destination": send(
      SubscriptionTarget.account("arn:aws:logs:eu-west-3:210987654321:destination:all"),
    ),
    "a destination whose stream is in another region": destination(
      SubscriptionTarget.kinesis(`arn:aws:kinesis:${THERE}:stream/all`, "to"),
    ),
    "a log group's key": encrypt(`arn:aws:kms:${HERE}:${KEY}`),
    "a log group's key that is there in many regions": encrypt(`arn:aws:kms:${HERE}:key/mrk-1234abcd12ab34cd56ef`),
    "a topic encrypted with an alias": (stack) =>
      new AlarmTopic(stack, "topic", { name: "alarms", kmsKeyId: "alias/alarms" }),
    "a topic encrypted with an alias's ARN": (stack) =>
      new AlarmTopic(stack, "topic", { name: "alarms", kmsKeyId: `arn:aws:kms:${HERE}:alias/alarms` }),
    "a policy of AWS's": attach("arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"),
    "a policy with a path": attach("arn:aws:iam::123456789012:policy/team/read"),
    "a policy of China in China": (stack) =>
      role(otherStack(stack, "cn-north-1"), "role").attachManagedPolicy(
        "policy",
        "arn:aws-cn:iam::aws:policy/ReadOnlyAccess",
      ),
    "a certificate": secure(`arn:aws:acm:${HERE}:certificate/1234abcd-12ab-34cd-56ef-1234567890ab`),
    "an IAM server certificate": secure("arn:aws:iam::123456789012:server-certificate/app"),
    "a rule of a listener that is there already": route(`arn:aws:elasticloadbalancing:${HERE}:${LISTENER}`),
    "a service in a cluster that is there already": runIn(`arn:aws:ecs:${HERE}:cluster/app`),
    "a service in a cluster by its name": runIn("app"),
    "a log group by its ARN": write(GROUP),
    "a log group by its ARN with the streams": write({ ...GROUP, arn: `${GROUP.arn}:*` }),
    "a log group of another region, where the driver looks": write(
      { ...GROUP, arn: `arn:aws:logs:${THERE}:log-group:app` },
      "us-east-1",
    ),
    "a group that the driver makes": write(LogGroup.createdByDriver("app", `arn:aws:logs:${HERE}:log-group:app`)),
    "a group that the driver makes, anywhere": write(LogGroup.createdByDriver("app", "arn:aws:logs:*:*:*")),
    "a group that the driver makes, of some": write(
      LogGroup.createdByDriver("/ecs/app", "arn:aws:logs:*:123456789012:log-group:/ecs/*"),
    ),
    "a log group of the stack": (stack) => write(logGroup(stack, "logs", "app"))(stack),
    "a secret of another region": read(Secret.fromSecretArn(`arn:aws:secretsmanager:${THERE}:secret:db-a1b2c3`)),
    "a parameter": read(Secret.fromParameterArn(`arn:aws:ssm:${HERE}:parameter/app/password`)),
    "a task without ARNs": (stack) => task(stack, "task"),
  },
} satisfies Programs;
