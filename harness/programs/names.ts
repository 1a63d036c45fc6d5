import { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import { CloudwatchCompositeAlarm } from "@cdktf/provider-aws/lib/cloudwatch-composite-alarm";
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { Fn, TerraformCount, TerraformIterator, TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { ScalingTarget } from "../../constructs/ecs/scaling-target";
import { TargetTrackingPolicy, type ServiceMetric } from "../../constructs/ecs/target-tracking-policy";
import { ExecutionRole } from "../../constructs/iam/execution-role";
import { DataProtectionPolicy } from "../../constructs/logs/data-protection-policy";
import { FieldIndexPolicy } from "../../constructs/logs/field-index-policy";
import { FlowLog } from "../../constructs/network/flow-log";
import type { Programs } from "./case";
import { alarm, cluster, dashboard, listener, listenerRule, loadBalancer, logGroup } from "./parts";
import {
  metricFilter,
  otherStack,
  policy,
  role,
  securityGroup,
  service,
  subscription,
  targetGroup,
  task,
  topic,
} from "./parts";

function variable(stack: Construct, id: string, value?: string): string {
  return new TerraformVariable(stack, id, { type: "string", default: value }).stringValue;
}

function scaling(stack: Construct, id: string, of: ReturnType<typeof service>): ScalingTarget {
  return new ScalingTarget(stack, id, { service: of, minCapacity: 1, maxCapacity: 4 });
}

function scalingPolicy(
  stack: Construct,
  id: string,
  name: string,
  target: ScalingTarget,
  metric: ServiceMetric = "ECSServiceAverageCPUUtilization",
): TargetTrackingPolicy {
  return new TargetTrackingPolicy(stack, id, { name, target, metric, targetValue: 60 });
}

function protection(stack: Construct, id: string, group: ReturnType<typeof logGroup>): DataProtectionPolicy {
  return new DataProtectionPolicy(stack, id, { name: id, logGroup: group, identifiers: ["EmailAddress"] });
}

const TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ecs-tasks.amazonaws.com" } }],
});

/** Names in AWS: what there is only one of. */
export const NAME_PROGRAMS = {
  refused: {
    "a log group without a name": ["name-length", (stack) => logGroup(stack, "logs", "")],
    "two log groups of one name": [
      "duplicate-name",
      (stack) => [logGroup(stack, "a", "app"), logGroup(stack, "b", "app")],
      "(here stack/a and stack/b)",
    ],
    "three log groups of one name": [
      "duplicate-name",
      (stack) => [logGroup(stack, "a", "app"), logGroup(stack, "b", "app"), logGroup(stack, "c", "app")],
      "(here stack/a and stack/c)",
    ],
    "two log groups named by one variable": [
      "duplicate-name",
      (stack) => {
        const name = variable(stack, "name");
        return [logGroup(stack, "a", name), logGroup(stack, "b", name)];
      },
      "${var.name}",
    ],
    "two log groups named by one expression, written twice": [
      "duplicate-name",
      (stack) => {
        const env = variable(stack, "env");
        return [logGroup(stack, "a", `${env}/app`), logGroup(stack, "b", `${env}/app`)];
      },
      "${var.env}/app",
    ],
    "a log group and one of plain cdktf": [
      "duplicate-name",
      (stack) => [logGroup(stack, "a", "app"), new CloudwatchLogGroup(stack, "b", { name: "app" })],
      "(here stack/a and stack/b)",
    ],
    "a log group renamed by an override": [
      "duplicate-name",
      (stack) => {
        logGroup(stack, "a", "app");
        const other = new CloudwatchLogGroup(stack, "b", { name: "other" });
        other.addOverride("name", "app");
      },
    ],
    "a log group of an inner construct": [
      "duplicate-name",
      (stack) => [logGroup(stack, "a", "app"), logGroup(role(stack, "inner"), "b", "app")],
      "stack/inner/b",
    ],
    "a flow log's group and another": [
      "duplicate-name",
      (stack) => {
        new FlowLog(stack, "flow", { name: "net", vpcId: "vpc-0a1b2c3d" });
        return logGroup(stack, "b", FlowLog.logGroupName("net"));
      },
      "(here stack/flow/group and stack/b)",
    ],
    "two roles of one name": ["duplicate-name", (stack) => [role(stack, "a", "app"), role(stack, "b", "app")]],
    "two roles whose names differ in case only": [
      "duplicate-name",
      (stack) => [role(stack, "a", "abc"), role(stack, "b", "ABC")],
      '"abc and ABC"',
    ],
    "an execution role and a task role of one name": [
      "duplicate-name",
      (stack) => [new ExecutionRole(stack, "a", { name: "app" }), role(stack, "b", "App")],
    ],
    "a role and the flow log's": [
      "duplicate-name",
      (stack) => [role(stack, "a", "Net"), new FlowLog(stack, "flow", { name: "net", vpcId: "vpc-0a1b2c3d" })],
      "stack/flow/role",
    ],
    "a role and one of plain cdktf": [
      "duplicate-name",
      (stack) => [role(stack, "a", "app"), new IamRole(stack, "b", { name: "APP", assumeRolePolicy: TRUST })],
    ],
    "two inline policies of one name in a role": [
      "duplicate-name",
      (stack) => {
        const { roleName } = role(stack, "role");
        for (const id of ["a", "b"]) new IamRolePolicy(stack, id, { name: "own", role: roleName, policy: TRUST });
      },
    ],
    "two policies of one name": ["duplicate-name", (stack) => [policy(stack, "a", "app"), policy(stack, "b", "app")]],
    "two policies whose names differ in case only": [
      "duplicate-name",
      (stack) => [policy(stack, "a", "logs"), policy(stack, "b", "Logs")],
    ],
    "two metric filters of one name in a group": [
      "duplicate-name",
      (stack) => {
        const group = logGroup(stack, "logs");
        return [metricFilter(stack, "a", "errors", group), metricFilter(stack, "b", "errors", group)];
      },
    ],
    "two subscription filters of one name in a group": [
      "duplicate-name",
      (stack) => {
        const group = logGroup(stack, "logs");
        return [subscription(stack, "a", "ship", group), subscription(stack, "b", "ship", group)];
      },
    ],
    "two data protection policies of a group": [
      "log-group-limit",
      (stack) => {
        const group = logGroup(stack, "logs");
        return [protection(stack, "a", group), protection(stack, "b", group)];
      },
    ],
    "two field index policies of a group": [
      "log-group-limit",
      (stack) => {
        const group = logGroup(stack, "logs");
        for (const id of ["a", "b"]) new FieldIndexPolicy(stack, id, { logGroup: group, fields: [id] });
      },
    ],
    "two alarms of one name": ["duplicate-name", (stack) => [alarm(stack, "a", "errors"), alarm(stack, "b", "errors")]],
    "an alarm and a composite one of one name": [
      "duplicate-name",
      (stack) => [
        alarm(stack, "a", "errors"),
        new CloudwatchCompositeAlarm(stack, "b", { alarmName: "errors", alarmRule: 'ALARM("x")' }),
      ],
    ],
    "two dashboards of one name": [
      "duplicate-name",
      (stack) => [dashboard(stack, "a", "app"), dashboard(stack, "b", "app")],
    ],
    "two topics of one name": ["duplicate-name", (stack) => [topic(stack, "a", "alarms"), topic(stack, "b", "alarms")]],
    "two load balancers of one name": [
      "duplicate-name",
      (stack) => [loadBalancer(stack, "a", "app"), loadBalancer(stack, "b", "app")],
    ],
    "two target groups of one name": [
      "duplicate-name",
      (stack) => [targetGroup(stack, "a", "app"), targetGroup(stack, "b", "app")],
    ],
    "two listeners on one port of a load balancer": [
      "duplicate-name",
      (stack) => {
        const balancer = loadBalancer(stack, "alb");
        return [listener(stack, "a", 80, balancer), listener(stack, "b", 80, balancer)];
      },
      "(here stack/a and stack/b)",
    ],
    "two rules of one priority in a listener": [
      "duplicate-name",
      (stack) => {
        const http = listener(stack, "http", 80, loadBalancer(stack, "alb"));
        return [listenerRule(stack, "a", 10, http), listenerRule(stack, "b", 10, http)];
      },
    ],
    "two clusters of one name": ["duplicate-name", (stack) => [cluster(stack, "a", "app"), cluster(stack, "b", "app")]],
    "two services of one name in a cluster": [
      "duplicate-name",
      (stack) => {
        const main = cluster(stack, "main");
        return [service(stack, "a", "app", main), service(stack, "b", "app", main)];
      },
    ],
    "two scaling targets of a service": [
      "duplicate-name",
      (stack) => {
        const app = service(stack, "app", "app", cluster(stack, "main"));
        return [scaling(stack, "a", app), scaling(stack, "b", app)];
      },
    ],
    "two scaling policies of one name": [
      "duplicate-name",
      (stack) => {
        const target = scaling(stack, "target", service(stack, "app", "app", cluster(stack, "main")));
        const memory = "ECSServiceAverageMemoryUtilization";
        return [scalingPolicy(stack, "a", "cpu", target), scalingPolicy(stack, "b", "cpu", target, memory)];
      },
    ],
    "two security groups of one name in a VPC": [
      "duplicate-name",
      (stack) => [securityGroup(stack, "a", "app"), securityGroup(stack, "b", "app")],
    ],
    "two buckets of one name": [
      "duplicate-name",
      (stack) => {
        logGroup(stack, "logs");
        for (const id of ["a", "b"]) new S3Bucket(stack, id, { bucket: "school-logs" });
      },
    ],
    "two repositories of one name": [
      "duplicate-name",
      (stack) => {
        logGroup(stack, "logs");
        for (const id of ["a", "b"]) new EcrRepository(stack, id, { name: "app" });
      },
    ],
    "two aliases of one name": [
      "duplicate-name",
      (stack) => {
        logGroup(stack, "logs");
        for (const id of ["a", "b"]) new KmsAlias(stack, id, { name: "alias/app", targetKeyId: "1234abcd" });
      },
    ],
    "a scaling target of plain cdktf and another": [
      "duplicate-name",
      (stack) => {
        const resourceId = "service/main/app";
        const target = { resourceId, scalableDimension: "ecs:service:DesiredCount", serviceNamespace: "ecs" };
        logGroup(stack, "logs");
        for (const id of ["a", "b"]) new AppautoscalingTarget(stack, id, { ...target, minCapacity: 1, maxCapacity: 2 });
      },
    ],
  },
  warned: {
    "two task definitions of one family": [
      "task-family-shared",
      (stack) => [task(stack, "a", "app"), task(stack, "b", "app")],
      "(here stack/a and stack/b)",
    ],
    "two task definitions of a family that one variable names": [
      "task-family-shared",
      (stack) => {
        const family = variable(stack, "family");
        return [task(stack, "a", family), task(stack, "b", family)];
      },
    ],
  },
  right: {
    "log groups of different names": (stack) => [logGroup(stack, "a", "app"), logGroup(stack, "b", "web")],
    "log groups whose names differ in case": (stack) => [logGroup(stack, "a", "app"), logGroup(stack, "b", "App")],
    "log groups named by two variables of one default": (stack) => [
      logGroup(stack, "a", variable(stack, "one", "app")),
      logGroup(stack, "b", variable(stack, "two", "app")),
    ],
    "a log group and one named by a variable whose default is the same": (stack) => [
      logGroup(stack, "a", "app"),
      logGroup(stack, "b", variable(stack, "name", "app")),
    ],
    "log groups of one name in two stacks": (stack) => {
      const other = otherStack(stack);
      return [logGroup(stack, "a", "app"), logGroup(other, "a", "app")];
    },
    "log groups of one name in two regions": (stack) => {
      const provider = new AwsProvider(stack, "ireland", { region: "eu-west-1", alias: "ireland" });
      logGroup(stack, "a", "app");
      new CloudwatchLogGroup(stack, "b", { name: "app", provider });
    },
    "a log group with a prefix instead of a name, twice": (stack) => {
      logGroup(stack, "logs");
      for (const id of ["a", "b"]) new CloudwatchLogGroup(stack, id, { namePrefix: "app-" });
    },
    "a log group for each of a list": (stack) => {
      logGroup(stack, "logs");
      const forEach = TerraformIterator.fromList(["one", "two"]);
      for (const id of ["a", "b"])
        new CloudwatchLogGroup(stack, id, { forEach, name: `${id}-${Fn.upper(forEach.value as string)}` });
    },
    "one of two log groups, as a variable says": (stack) => {
      logGroup(stack, "logs");
      const isOn = new TerraformVariable(stack, "on", { type: "bool" });
      const count = (yes: number, no: number) => TerraformCount.of(Fn.conditional(isOn.value, yes, no) as number);
      new CloudwatchLogGroup(stack, "a", { name: "app", count: count(1, 0) });
      new CloudwatchLogGroup(stack, "b", { name: "app", count: count(0, 1), retentionInDays: 30 });
    },
    "a role, a policy and a log group of one name": (stack) => [
      role(stack, "a", "app"),
      policy(stack, "b", "app"),
      logGroup(stack, "c", "app"),
    ],
    "inline policies of one name in two roles": (stack) => {
      for (const id of ["a", "b"]) role(stack, id).addToPolicy({ actions: ["s3:ListAllMyBuckets"], resources: ["*"] });
    },
    "metric filters of one name in two groups": (stack) =>
      ["a", "b"].map((id) => metricFilter(stack, `${id}-errors`, "errors", logGroup(stack, id))),
    "metric filters of two names in a group": (stack) => {
      const group = logGroup(stack, "logs");
      return [metricFilter(stack, "a", "errors", group), metricFilter(stack, "b", "warnings", group)];
    },
    "subscription filters of one name in two groups": (stack) =>
      ["a", "b"].map((id) => subscription(stack, `${id}-ship`, "ship", logGroup(stack, id))),
    "data protection of two groups": (stack) =>
      ["a", "b"].map((id) => protection(stack, `${id}-protection`, logGroup(stack, id))),
    "alarms whose names differ in case": (stack) => [alarm(stack, "a", "errors"), alarm(stack, "b", "Errors")],
    "an alarm, a dashboard and a topic of one name": (stack) => [
      alarm(stack, "a", "app"),
      dashboard(stack, "b", "app"),
      topic(stack, "c", "app"),
    ],
    "listeners on two ports": (stack) => {
      const balancer = loadBalancer(stack, "alb");
      return [listener(stack, "a", 80, balancer), listener(stack, "b", 8080, balancer)];
    },
    "listeners on one port of two load balancers": (stack) =>
      ["a", "b"].map((id) => listener(stack, `${id}-http`, 80, loadBalancer(stack, id))),
    "rules of one priority in two listeners": (stack) => {
      const balancer = loadBalancer(stack, "alb");
      return [80, 81].map((port) =>
        listenerRule(stack, `rule${port}`, 10, listener(stack, `p${port}`, port, balancer)),
      );
    },
    "a load balancer and a target group of one name": (stack) => [
      loadBalancer(stack, "a", "app"),
      targetGroup(stack, "b", "app"),
    ],
    "services of one name in two clusters": (stack) =>
      ["a", "b"].map((id) => service(stack, `${id}-app`, "app", cluster(stack, id))),
    "scaling policies of one name for two services": (stack) => {
      const main = cluster(stack, "main");
      return ["a", "b"].map((id) =>
        scalingPolicy(stack, `${id}-cpu`, "cpu", scaling(stack, `${id}-scaling`, service(stack, id, id, main))),
      );
    },
    "security groups of one name in two VPCs": (stack) => [
      securityGroup(stack, "a", "app", "vpc-0a1b2c3d"),
      securityGroup(stack, "b", "app", "vpc-1a2b3c4d"),
    ],
    "task definitions of two families": (stack) => [task(stack, "a", "app"), task(stack, "b", "web")],
    "task definitions of one family in two stacks": (stack) => {
      const other = otherStack(stack);
      return [task(stack, "a", "app"), task(other, "a", "app")];
    },
  },
} satisfies Programs;
