import type { Construct } from "constructs";
import { ExecutionRole } from "../../constructs/iam/execution-role";
import { ManagedPolicy, type ManagedPolicyProps } from "../../constructs/iam/managed-policy";
import { LogsServiceRole, type LogsServiceRoleProps } from "../../constructs/logs/logs-service-role";
import type { IEcsRole } from "../../constructs/iam/role";
import { TaskAndExecutionRole } from "../../constructs/iam/task-and-execution-role";
import { TaskRole } from "../../constructs/iam/task-role";
import { AccessLogsBucket } from "../../constructs/network/access-logs-bucket";
import { Account } from "../../constructs/iam/account";
import { Cluster } from "../../constructs/ecs/cluster";
import { Listener, type PlainListenerProps } from "../../constructs/network/listener";
import { LoadBalancer } from "../../constructs/network/load-balancer";
import { ListenerAction } from "../../constructs/network/listener-action";
import { ListenerRule, type ListenerRuleProps } from "../../constructs/network/listener-rule";
import { ScalingTarget } from "../../constructs/ecs/scaling-target";
import { SecurityGroup, type SecurityGroupProps } from "../../constructs/network/security-group";
import { TargetGroup } from "../../constructs/network/target-group";
import { TargetTrackingPolicy, type ServiceMetric } from "../../constructs/ecs/target-tracking-policy";
import { addService, TARGET_PORT, targetGroup } from "../fargate-service";
import { DEPLOYMENT_SPECIMENS } from "./deployments";
import { FargateTaskDefinition } from "../../constructs/ecs/fargate-task-definition";
import { SIGN_IN_SPECIMENS } from "./sign-in";
import { specimen } from "./specimen";

const ELB = "arn:aws:elasticloadbalancing:eu-west-3:123456789012";
const network = { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] };
const statement = {
  sid: "Read",
  actions: ["s3:GetObject"],
  resources: ["arn:aws:s3:::bucket/*"],
  conditions: { StringEquals: { "aws:SourceAccount": "123456789012" } },
};

const loadBalancer = (stack: Construct) => new LoadBalancer(stack, "alb", { name: "app", ...network });

/** Makes roles that are there already. */
interface FindsRoles {
  fromArn(scope: Construct, id: string, arn: string): IEcsRole;
  fromName(scope: Construct, id: string, name: string): IEcsRole;
}

/** A role that is there already, of a task. */
const existingRoles = (owner: string, of: FindsRoles, as: "executionRole" | "taskRole") => {
  const use = (stack: Construct, role: IEcsRole) => {
    const containers = [{ name: "app", image: "app:1" }];
    new FargateTaskDefinition(stack, "task", { family: "app", containers, cpu: 256, memory: 512, [as]: role });
  };
  return [
    specimen(
      `${owner}.fromArn`,
      () => ({ arn: "arn:aws:iam::123456789012:role/app" }),
      (stack, { arn }) => use(stack, of.fromArn(stack, "role", arn)),
    ),
    specimen(
      `${owner}.fromName`,
      () => ({ name: "app" }),
      (stack, { name }) => use(stack, of.fromName(stack, "role", name)),
    ),
  ];
};

/** Roles and policies. */
export const IAM_SPECIMENS = [
  specimen(
    "ExecutionRole",
    () => ({ name: "app" }),
    (stack, props) => new ExecutionRole(stack, "role", props),
  ),
  specimen(
    "TaskRole",
    () => ({ name: "app" }),
    (stack, props) => new TaskRole(stack, "role", props),
  ),
  specimen(
    "TaskAndExecutionRole",
    () => ({ name: "app" }),
    (stack, props) => new TaskAndExecutionRole(stack, "role", props),
  ),
  ...existingRoles("ExecutionRole", ExecutionRole, "executionRole"),
  ...existingRoles("TaskRole", TaskRole, "taskRole"),
  ...existingRoles("TaskAndExecutionRole", TaskAndExecutionRole, "taskRole"),
  specimen<ManagedPolicyProps>(
    "ManagedPolicy",
    (stack) => ({
      name: "logs",
      description: "Writes logs",
      role: new ExecutionRole(stack, "role", { name: "app" }),
      statements: [statement],
      attachment: { type: "exclusive", name: "attach" },
    }),
    (stack, props) => new ManagedPolicy(stack, "logs", props),
  ),
  specimen<LogsServiceRoleProps>(
    "LogsServiceRole",
    () => ({ name: "logs", sourceArns: ["arn:aws:logs:eu-west-3:123456789012:*"], statement }),
    (stack, props) => new LogsServiceRole(stack, "role", props),
  ),
];

/** Services, and what is in front of them. */
export const SERVICE_SPECIMENS = [
  specimen(
    "Cluster",
    () => ({
      name: "app",
      serviceConnectNamespaceArn: "arn:aws:servicediscovery:eu-west-3:123456789012:namespace/ns-0123456789abcdef",
    }),
    (stack, props) => new Cluster(stack, "cluster", props),
  ),
  ...DEPLOYMENT_SPECIMENS,
  specimen<Omit<PlainListenerProps, "loadBalancer">>(
    "Listener",
    (stack) => ({
      port: 443,
      defaultAction: ListenerAction.forward(
        [
          { targetGroup: targetGroup(stack), weight: 3 },
          { targetGroup: targetGroup(stack, "other"), weight: 1 },
        ],
        { stickiness: 60 },
      ),
      certificateArn: "arn:aws:acm:eu-west-3:123456789012:certificate/1234",
      sslPolicy: "ELBSecurityPolicy-TLS13-1-3-2021-06",
    }),
    (stack, props) => new Listener(stack, "listener", { loadBalancer: loadBalancer(stack), ...props }),
  ),
  ...SIGN_IN_SPECIMENS,
  specimen<Omit<PlainListenerProps, "loadBalancer">>(
    "Listener",
    () => ({
      port: 80,
      defaultAction: ListenerAction.redirect({
        protocol: "HTTPS",
        host: "www.#{host}",
        port: 8443,
        path: "/new/#{path}",
        query: "#{query}&new=1",
      }),
    }),
    (stack, props) => new Listener(stack, "listener", { loadBalancer: loadBalancer(stack), ...props }),
    "that redirects",
  ),
  specimen<Omit<PlainListenerProps, "loadBalancer">>(
    "Listener",
    () => ({ port: 80, defaultAction: ListenerAction.fixedResponse({ statusCode: 503, messageBody: "Back soon" }) }),
    (stack, props) => new Listener(stack, "listener", { loadBalancer: loadBalancer(stack), ...props }),
    "that answers itself",
  ),
  specimen<ListenerRuleProps>(
    "ListenerRule",
    (stack) => ({
      listener: { arn: "arn:aws:elasticloadbalancing:eu-west-3:123456789012:listener/app/school/1/2" },
      priority: 10,
      conditions: {
        ...{ paths: ["/grades/*"], hosts: ["*.example.org"], methods: ["GET"], sourceIps: ["10.0.0.0/8"] },
        headers: { "X-Environment": ["test"] },
      },
      action: ListenerAction.forward(targetGroup(stack)),
    }),
    (stack, props) => new ListenerRule(stack, "rule", props),
  ),
  specimen<ListenerRuleProps>(
    "ListenerRule",
    (stack) => ({
      listener: { arn: "arn:aws:elasticloadbalancing:eu-west-3:123456789012:listener/app/school/1/2" },
      priority: 11,
      conditions: { query: { version: "2" } },
      action: ListenerAction.forward(targetGroup(stack)),
    }),
    (stack, props) => new ListenerRule(stack, "rule", props),
    "by the query",
  ),
  specimen(
    "LoadBalancer",
    () => ({ name: "app", ...network }),
    (stack, props) => new LoadBalancer(stack, "alb", props),
  ),
  specimen(
    "AccessLogsBucket",
    () => ({ name: "logs", expirationDays: 30 }),
    (stack, props) => new AccessLogsBucket(stack, "bucket", { account: new Account(stack, "account"), ...props }),
  ),
  specimen(
    "TargetGroup.fromArn",
    () => ({ arn: `${ELB}:targetgroup/app/0123456789abcdef` }),
    (stack, { arn }) => {
      const target = { targetGroup: TargetGroup.fromArn(stack, "existing", arn), ...TARGET_PORT };
      addService(stack, { target });
    },
  ),
  specimen(
    "LoadBalancer.fromArn",
    () => ({ arn: `${ELB}:loadbalancer/app/school/0123456789abcdef` }),
    (stack, { arn }) => {
      const existing = LoadBalancer.fromArn(stack, "existing", arn);
      new Listener(stack, "listener", {
        loadBalancer: existing,
        port: 80,
        defaultAction: ListenerAction.forward(targetGroup(stack)),
      });
    },
  ),
  specimen(
    "ScalingTarget",
    () => ({ minCapacity: 1, maxCapacity: 4 }),
    (stack, props) => new ScalingTarget(stack, "target", { service: addService(stack), ...props }),
  ),
  specimen<SecurityGroupProps>(
    "SecurityGroup",
    () => ({
      name: "app",
      description: "The application",
      vpcId: "vpc-1",
      ingress: [
        { protocol: "tcp", port: 443, cidrBlocks: ["10.0.0.0/8"], securityGroupIds: ["sg-1"], description: "requests" },
      ],
      egress: [
        {
          protocol: "tcp",
          port: 5432,
          cidrBlocks: ["10.1.0.0/16"],
          securityGroupIds: ["sg-2"],
          description: "database",
        },
      ],
    }),
    (stack, props) => new SecurityGroup(stack, "group", props),
  ),
  specimen(
    "TargetGroup",
    () => ({ name: "app", port: 8080, vpcId: "vpc-1", healthCheck: { path: "/health", matcher: "200" } }),
    (stack, props) => new TargetGroup(stack, "group", props),
  ),
  specimen(
    "TargetTrackingPolicy",
    () => ({ name: "cpu", targetValue: 60 }),
    (stack, props) => {
      const target = new ScalingTarget(stack, "target", { service: addService(stack), minCapacity: 1, maxCapacity: 4 });
      const metric: ServiceMetric = "ECSServiceAverageCPUUtilization";
      new TargetTrackingPolicy(stack, "policy", { target, metric, ...props });
    },
  ),
];
