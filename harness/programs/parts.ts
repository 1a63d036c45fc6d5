import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { Alarm, type AlarmProps } from "../../constructs/cloudwatch/alarm";
import { AlarmTopic } from "../../constructs/cloudwatch/alarm-topic";
import { Dashboard } from "../../constructs/cloudwatch/dashboard";
import { Cluster, type ICluster } from "../../constructs/ecs/cluster";
import { FargateService } from "../../constructs/ecs/fargate-service";
import type { FargateServiceProps } from "../../constructs/ecs/fargate-service-props";
import { FargateTaskDefinition } from "../../constructs/ecs/fargate-task-definition";
import { ExecutionRole } from "../../constructs/iam/execution-role";
import { ManagedPolicy } from "../../constructs/iam/managed-policy";
import type { PolicyStatement } from "../../constructs/iam/policy-document";
import { TaskRole } from "../../constructs/iam/task-role";
import { FilterPattern } from "../../constructs/logs/filter-pattern";
import { LogGroup } from "../../constructs/logs/log-group";
import type { ILogGroup } from "../../constructs/logs/log-group-base";
import { MetricFilter } from "../../constructs/logs/metric-filter";
import { SubscriptionFilter } from "../../constructs/logs/subscription-filter";
import { SubscriptionTarget } from "../../constructs/logs/subscription-target";
import { Listener } from "../../constructs/network/listener";
import { ListenerAction } from "../../constructs/network/listener-action";
import { ListenerRule } from "../../constructs/network/listener-rule";
import { LoadBalancer } from "../../constructs/network/load-balancer";
import { SecurityGroup } from "../../constructs/network/security-group";
import { TargetGroup } from "../../constructs/network/target-group";
import { ReadableStack } from "../../constructs/terraform/readable-stack";

// Constructs with nothing wrong, by their id and name. A name may be a token.

/** Where ARNs of the programs are. */
export const HERE = "eu-west-3:123456789012";

/** A statement with which nothing is wrong. */
export const READ: PolicyStatement = { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::app/*"] };

/** Another stack of the same program. */
export function otherStack({ node }: Construct, region = "eu-west-1"): ReadableStack {
  const root: unknown = node.root;
  if (!Construct.isConstruct(root)) throw new Error("The root is no construct.");
  const stack = new ReadableStack(root, "other");
  new AwsProvider(stack, "aws", { region });
  return stack;
}

/** A variable of text, to read. */
export function variable(scope: Construct, id: string, value?: string): string {
  return new TerraformVariable(scope, id, { type: "string", default: value }).stringValue;
}

export function role(scope: Construct, id: string, name: string = id): TaskRole {
  return new TaskRole(scope, id, { name });
}

export function policy(scope: Construct, id: string, name: string = id): ManagedPolicy {
  return new ManagedPolicy(scope, id, { name, statements: [READ] });
}

export function logGroup(scope: Construct, id: string, name: string = id): LogGroup {
  return new LogGroup(scope, id, { name });
}

export function metricFilter(scope: Construct, id: string, name: string, group: ILogGroup): MetricFilter {
  const metric = { metricNamespace: "App", metricName: id };
  return new MetricFilter(scope, id, { name, logGroup: group, pattern: FilterPattern.anyTerm("ERROR"), ...metric });
}

export function subscription(scope: Construct, id: string, name: string, group: ILogGroup): SubscriptionFilter {
  const target = SubscriptionTarget.lambda(`arn:aws:lambda:${HERE}:function:ship`);
  return new SubscriptionFilter(scope, id, { name, logGroup: group, pattern: FilterPattern.allEvents(), target });
}

export function alarm(scope: Construct, id: string, name: string = id, props: Partial<AlarmProps> = {}): Alarm {
  return new Alarm(scope, id, {
    name,
    metric: { namespace: "App", metricName: "errors", statistic: "Sum", period: 60 },
    comparison: "GreaterThanThreshold",
    threshold: 0,
    evaluationPeriods: 1,
    treatMissingData: "notBreaching",
    ...props,
  });
}

export function topic(scope: Construct, id: string, name: string = id): AlarmTopic {
  return new AlarmTopic(scope, id, { name });
}

export function dashboard(scope: Construct, id: string, name: string = id): Dashboard {
  return new Dashboard(scope, id, { name, region: "eu-west-3", rows: [[{ type: "text", markdown: "# App" }]] });
}

export function cluster(scope: Construct, id: string, name: string = id): Cluster {
  return new Cluster(scope, id, { name });
}

export function task(scope: Construct, id: string, family: string = id): FargateTaskDefinition {
  return new FargateTaskDefinition(scope, id, {
    family,
    executionRole: new ExecutionRole(scope, `${id}-execution`, { name: `${id}-execution` }),
    containers: [{ name: "app", image: "app:1" }],
    cpu: 256,
    memory: 512,
  });
}

export function service(
  scope: Construct,
  id: string,
  name: string,
  inCluster: ICluster,
  props: Partial<FargateServiceProps> = {},
): FargateService {
  const taskDefinition = task(scope, `${id}-task`);
  const network = { subnetIds: ["subnet-0a1b2c3d"], securityGroupIds: ["sg-0a1b2c3d"] };
  const service = { name, cluster: inCluster, taskDefinition, desiredCount: 1, ...network };
  return new FargateService(scope, id, { ...service, ...props });
}

export function loadBalancer(scope: Construct, id: string, name: string = id): LoadBalancer {
  const network = { subnetIds: ["subnet-0a1b2c3d", "subnet-1a2b3c4d"], securityGroupIds: ["sg-0a1b2c3d"] };
  return new LoadBalancer(scope, id, { name, ...network });
}

export function listener(scope: Construct, id: string, port: number, balancer: LoadBalancer): Listener {
  const defaultAction = ListenerAction.fixedResponse({ statusCode: 404 });
  return new Listener(scope, id, { loadBalancer: balancer, port, defaultAction });
}

export function listenerRule(scope: Construct, id: string, priority: number, of: Listener): ListenerRule {
  const action = ListenerAction.fixedResponse({ statusCode: 503 });
  return new ListenerRule(scope, id, { listener: of, priority, conditions: { paths: [`/${id}`] }, action });
}

export function targetGroup(scope: Construct, id: string, name: string = id): TargetGroup {
  const healthCheck = { path: "/", matcher: "200" };
  return new TargetGroup(scope, id, { name, port: 80, vpcId: "vpc-0a1b2c3d", healthCheck });
}

export function securityGroup(scope: Construct, id: string, name: string, vpcId = "vpc-0a1b2c3d"): SecurityGroup {
  return new SecurityGroup(scope, id, { name, vpcId, ingress: [] });
}
