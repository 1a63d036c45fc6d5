import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { Token } from "cdktf";
import type { Construct } from "constructs";
import { ExecutionRole } from "../../../constructs/iam/execution-role";
import { TaskRole } from "../../../constructs/iam/task-role";
import { Cluster } from "../../../constructs/ecs/cluster";
import { LoadBalancer } from "../../../constructs/network/load-balancer";
import { ScalingTarget } from "../../../constructs/ecs/scaling-target";
import { SecurityGroup, type IngressRule } from "../../../constructs/network/security-group";
import { TargetGroup } from "../../../constructs/network/target-group";
import { TargetTrackingPolicy } from "../../../constructs/ecs/target-tracking-policy";
import { targetProblems } from "../../../constructs/ecs/rules/service/target";
import type { ContainerDefinition } from "../../../constructs/ecs/container-definition";
import type { PortMapping } from "../../../constructs/ecs/port-mapping";
import { FargateTaskDefinition } from "../../../constructs/ecs/fargate-task-definition";
import { addService, serviceOf } from "../../../harness/fargate-service";
import { synth } from "../../../harness/synthesized-stack";

// What the stacks don't show: the options that they leave at their defaults, and names that AWS refuses.

describe("service", () => {
  test("has no load balancer in front, and has private addresses", () => {
    const service = serviceOf((stack) => ({ cluster: new Cluster(stack, "cluster", { name: "app" }) }));
    expect(service).toEqual({
      name: "app",
      cluster: "${aws_ecs_cluster.cluster.id}",
      task_definition: "${aws_ecs_task_definition.task.arn}",
      launch_type: "FARGATE",
      desired_count: 2,
      network_configuration: { subnets: ["subnet-1"], security_groups: ["sg-1"], assign_public_ip: false },
    });
  });

  test("may have public addresses", () => {
    const { text } = synth((stack) => addService(stack, { assignPublicIp: true }));
    expect(text).toHaveResourceWithProperties(EcsService, {
      network_configuration: { subnets: ["subnet-1"], security_groups: ["sg-1"], assign_public_ip: true },
    });
  });

  test("scales on memory", () => {
    const { json } = synth((stack) => {
      const target = new ScalingTarget(stack, "target", { service: addService(stack), minCapacity: 1, maxCapacity: 9 });
      const metric = "ECSServiceAverageMemoryUtilization";
      new TargetTrackingPolicy(stack, "policy", { name: "memory", target, metric, targetValue: 70 });
    });
    expect(json.resource?.["aws_appautoscaling_target"]?.["target"]).toMatchObject({ max_capacity: 9 });
    expect(json.resource?.["aws_appautoscaling_policy"]?.["policy"]).toMatchObject({
      target_tracking_scaling_policy_configuration: {
        predefined_metric_specification: { predefined_metric_type: "ECSServiceAverageMemoryUtilization" },
        target_value: 70,
      },
    });
  });
});

test("a load balancer may have private addresses only", () => {
  const { text } = synth(
    (stack) =>
      new LoadBalancer(stack, "alb", {
        name: "app",
        internal: true,
        subnetIds: ["subnet-a", "subnet-b"],
        securityGroupIds: [],
      }),
  );
  expect(text).toHaveResourceWithProperties(Lb, { internal: true, subnets: ["subnet-a", "subnet-b"] });
});

test("subnets may be a list that is known only at plan time", () => {
  const subnetIds = Token.asList("${module.vpc.public_subnets}");
  const { json } = synth(
    (stack) => new LoadBalancer(stack, "alb", { name: "app", subnetIds, securityGroupIds: ["sg-1"] }),
  );
  expect(json.resource?.["aws_lb"]?.["alb"]?.["subnets"]).toBe("${module.vpc.public_subnets}");
});

test("a target group asks for health where the requests go", () => {
  const healthCheck = { path: "/health", matcher: "200-299" };
  const { text } = synth(
    (stack) => new TargetGroup(stack, "group", { name: "app", port: 8080, vpcId: "vpc-1", healthCheck }),
  );
  expect(text).toHaveResourceWithProperties(LbTargetGroup, {
    port: 8080,
    health_check: { port: "8080", protocol: "HTTP", path: "/health", matcher: "200-299" },
  });
});

describe("ECS Exec", () => {
  const task = (stack: Construct, container: Partial<ContainerDefinition> = {}, taskRole?: TaskRole) =>
    new FargateTaskDefinition(stack, "exec-task", {
      family: "app",
      cpu: 256,
      memory: 512,
      executionRole: new ExecutionRole(stack, "execution", { name: "execution" }),
      ...(taskRole && { taskRole }),
      containers: [{ name: "app", image: "app:1", ...container }],
    });

  test("allows the task role its four actions, and the execution role nothing", () => {
    const { json } = synth((stack) => {
      const taskRole = new TaskRole(stack, "task-role", { name: "task" });
      addService(stack, { taskDefinition: task(stack, {}, taskRole), enableExecuteCommand: true });
    });
    expect(json.resource?.["aws_ecs_service"]?.["service"]).toMatchObject({ enable_execute_command: true });
    const policies = json.resource?.["aws_iam_role_policy"] ?? {};
    expect(Object.keys(policies)).toEqual(["task-role_inline"]);
    expect(JSON.parse(String(policies["task-role_inline"]?.["policy"]))).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: [
            "ssmmessages:CreateControlChannel",
            "ssmmessages:CreateDataChannel",
            "ssmmessages:OpenControlChannel",
            "ssmmessages:OpenDataChannel",
          ],
          Resource: "*",
        },
      ],
    });
  });

  test("needs a task role, and a file system to write to", () => {
    const broken = () =>
      synth((stack) =>
        addService(stack, {
          taskDefinition: task(stack, { readonlyRootFilesystem: true }),
          enableExecuteCommand: true,
        }),
      );
    expect(broken).toThrow("[stack/service] exec-read-only: ECS Exec writes to the container's file system");
    expect(broken).toThrow("[stack/service] exec-task-role: ECS Exec uses the task role, got: nothing; give the task");
  });
});

describe("a service's target", () => {
  const portMappings = [{ containerPort: 80 }, { containerPortRange: "8000-8010" }] as const;
  const aim = (containerName: string, containerPort: number, mappings: readonly PortMapping[] = portMappings) =>
    targetProblems([{ name: "app", image: "app:1", portMappings: mappings }], { containerName, containerPort });

  test.each([80, 8000, 8010])("is port %d, which the container maps", (port) => expect(aim("app", port)).toEqual([]));

  test.each([
    ["app", 81, "target-port"],
    ["app", 8011, "target-port"],
    ["web", 80, "target-container"],
  ])("is not %s:%d", (name, port, code) => expect(aim(name, port)).toMatchObject([{ code }]));

  test("is no port that the container maps for tcp and udp, which ECS refuses", () => {
    const both = [{ containerPort: 53 }, { containerPort: 53, protocol: "udp" }] as const;
    expect(aim("app", 53, both)).toMatchObject([{ code: "target-port" }]);
    expect(aim("app", 80, [...both, { containerPort: 80 }])).toEqual([]);
  });

  test("may be known only at plan time", () => {
    expect(aim(Token.asString({ resolve: () => "x" }), 80)).toEqual([]);
    expect(aim("app", Token.asNumber({ resolve: () => 1 }))).toEqual([]);
    expect(aim("app", 81, [{ containerPort: Token.asNumber({ resolve: () => 81 }) }])).toEqual([]);
  });
});

describe("security group", () => {
  const group = (ingress: readonly IngressRule[], name = "app") => {
    const { json } = synth((stack) => new SecurityGroup(stack, "group", { name, vpcId: "vpc-1", ingress }));
    return json.resource?.["aws_security_group"]?.["group"] ?? {};
  };

  test("lets nothing in and everything out, and has no description, by default", () => {
    const { ingress, egress, ...rest } = group([]);
    expect(rest).toEqual({ name: "app", vpc_id: "vpc-1" });
    expect(ingress).toEqual([]);
    expect(egress).toMatchObject([{ protocol: "-1", cidr_blocks: ["0.0.0.0/0"] }]);
  });

  test("lets in from addresses and from other groups", () => {
    const { ingress } = group([
      { protocol: "udp", port: 53, cidrBlocks: ["10.0.0.0/16"] },
      { protocol: "tcp", port: 443, securityGroupIds: ["sg-1", "sg-2"] },
    ]);
    expect(ingress).toMatchObject([
      { protocol: "udp", from_port: 53, to_port: 53, cidr_blocks: ["10.0.0.0/16"], security_groups: null },
      { protocol: "tcp", from_port: 443, to_port: 443, cidr_blocks: null, security_groups: ["sg-1", "sg-2"] },
    ]);
  });

  test("refuses a description that AWS refuses", () => {
    const rule: IngressRule = { protocol: "tcp", port: 80, cidrBlocks: ["10.0.0.0/16"], description: "AWS's own" };
    expect(() => group([rule])).toThrow("[stack/group] security-group-rule-description: a rule's description holds");
  });

  test("checks the name", () => {
    expect(() => group([], "sg-app")).toThrow("[stack/group] name-pattern: a security group's name consists of");
  });
});

test.each<[string, (stack: Construct) => void, string]>([
  ["cluster", (stack) => new Cluster(stack, "x", { name: "a b" }), "[stack/x] name-pattern: an ECS cluster's name"],
  ["service", (stack) => addService(stack, { name: "" }), "[stack/service] name-length: an ECS service's name"],
  [
    "load balancer",
    (stack) =>
      new LoadBalancer(stack, "x", { name: "internal-x", subnetIds: ["subnet-a", "subnet-b"], securityGroupIds: [] }),
    "[stack/x] name-pattern: a load balancer's name",
  ],
  [
    "target group",
    (stack) =>
      new TargetGroup(stack, "x", { name: "a_b", port: 1, vpcId: "vpc-1", healthCheck: { path: "/", matcher: "200" } }),
    "[stack/x] name-pattern: a target group's name",
  ],
  [
    "scaling policy",
    (stack) => {
      const target = new ScalingTarget(stack, "t", { service: addService(stack), minCapacity: 1, maxCapacity: 1 });
      const metric = "ECSServiceAverageCPUUtilization";
      new TargetTrackingPolicy(stack, "x", { name: "ü", target, metric, targetValue: 60 });
    },
    "[stack/x] name-pattern: a scaling policy's name",
  ],
])("%s: its name is checked", (_what, add, message) => {
  expect(() => synth(add)).toThrow(message);
});
