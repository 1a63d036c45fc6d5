import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { EcsClusterCapacityProviders } from "@cdktf/provider-aws/lib/ecs-cluster-capacity-providers";
import { TerraformOutput, type TerraformStack, TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { Cluster } from "../../../constructs/ecs/cluster";
import { FargateService } from "../../../constructs/ecs/fargate-service";
import type { FargateServiceProps } from "../../../constructs/ecs/fargate-service-props";
import { FargateTaskDefinition } from "../../../constructs/ecs/fargate-task-definition";
import { awsLogs } from "../../../constructs/ecs/log-drivers/aws-logs";
import { ExecutionRole } from "../../../constructs/iam/execution-role";
import { LogGroup } from "../../../constructs/logs/log-group";
import { Listener } from "../../../constructs/network/listener";
import { ListenerAction } from "../../../constructs/network/listener-action";
import { ListenerRule } from "../../../constructs/network/listener-rule";
import { LoadBalancer } from "../../../constructs/network/load-balancer";
import { TargetGroup } from "../../../constructs/network/target-group";
import { ReadableStack, requireAwsProvider } from "../../../constructs/terraform";
import { synth, synthesizeStack } from "../../../harness/synthesized-stack";

const ELB = "arn:aws:elasticloadbalancing:eu-west-3:123456789012";
const LOGS = "arn:aws:logs:eu-west-3:123456789012";
const PORT = { containerName: "app", containerPort: 80 };

function addService(stack: Construct, props: Partial<FargateServiceProps> = {}): FargateService {
  return new FargateService(stack, "service", {
    name: "app",
    cluster: { clusterId: "arn:aws:ecs:eu-west-3:123456789012:cluster/app", clusterName: "app" },
    taskDefinition: new FargateTaskDefinition(stack, "task", {
      family: "app",
      cpu: 256,
      memory: 512,
      executionRole: new ExecutionRole(stack, "role", { name: "app" }),
      containers: [{ name: "app", image: "app:1", portMappings: [{ containerPort: 80, name: "web" }] }],
    }),
    desiredCount: 2,
    subnetIds: ["subnet-1"],
    securityGroupIds: ["sg-1"],
    ...props,
  });
}

const targetGroup = (stack: Construct, id: string) =>
  new TargetGroup(stack, id, { name: id, port: 80, vpcId: "vpc-1", healthCheck: { path: "/", matcher: "200" } });

/** The service's block, where the props make it. */
const serviceOf = (make: (stack: ReadableStack) => Partial<FargateServiceProps>) =>
  synth((stack) => addService(stack, make(stack))).json.resource?.["aws_ecs_service"]?.["service"] ?? {};

test("a service has each option in its place", () => {
  const service = serviceOf(() => ({
    deployment: {
      controller: "ECS",
      minimumHealthyPercent: 50,
      maximumPercent: 150,
      alarms: { alarms: [{ alarmName: "errors" }, { alarmName: "latency" }], rollback: true },
    },
    circuitBreaker: { rollback: false },
    platformVersion: "1.4.0",
    availabilityZoneRebalancing: true,
    forceNewDeployment: true,
    waitForSteadyState: true,
    tags: { Team: "school" },
    propagateTags: "SERVICE",
    enableEcsManagedTags: true,
  }));
  expect(service).toMatchObject({
    deployment_controller: { type: "ECS" },
    deployment_minimum_healthy_percent: 50,
    deployment_maximum_percent: 150,
    alarms: { alarm_names: ["errors", "latency"], enable: true, rollback: true },
    deployment_circuit_breaker: { enable: true, rollback: false },
    launch_type: "FARGATE",
    platform_version: "1.4.0",
    availability_zone_rebalancing: "ENABLED",
    force_new_deployment: true,
    wait_for_steady_state: true,
    tags: { Team: "school" },
    propagate_tags: "SERVICE",
    enable_ecs_managed_tags: true,
  });
  expect(service).not.toHaveProperty("depends_on");
  expect(service).not.toHaveProperty("lifecycle");
  expect(serviceOf(() => ({ availabilityZoneRebalancing: false }))).toMatchObject({
    availability_zone_rebalancing: "DISABLED",
  });
});

describe("capacity providers", () => {
  const shares = [{ provider: "FARGATE", base: 1 } as const, { provider: "FARGATE_SPOT", weight: 1 } as const];

  test("take the place of the launch type, and their changes are deployments", () => {
    const service = serviceOf(() => ({ capacityProviders: shares }));
    expect(service).toMatchObject({
      capacity_provider_strategy: [
        { capacity_provider: "FARGATE", base: 1 },
        { capacity_provider: "FARGATE_SPOT", weight: 1 },
      ],
      force_new_deployment: true,
    });
    expect(service).not.toHaveProperty("launch_type");
    expect(serviceOf(() => ({ capacityProviders: shares, forceNewDeployment: false }))).toMatchObject({
      force_new_deployment: false,
    });
  });

  test("are the cluster's, and there before the service", () => {
    const { json } = synth((stack) => {
      const cluster = new Cluster(stack, "cluster", { name: "app", capacityProviders: ["FARGATE", "FARGATE_SPOT"] });
      addService(stack, { cluster, capacityProviders: shares });
    });
    expect(json.resource?.["aws_ecs_cluster_capacity_providers"]).toMatchObject({
      cluster_capacity_providers: {
        cluster_name: "${aws_ecs_cluster.cluster.name}",
        capacity_providers: ["FARGATE", "FARGATE_SPOT"],
      },
    });
    expect(json.resource?.["aws_ecs_service"]?.["service"]).toMatchObject({
      depends_on: ["aws_ecs_cluster_capacity_providers.cluster_capacity_providers"],
    });
  });

  test("that the cluster lacks are a problem, unless the program gives it some otherwise", () => {
    const without = (more: (stack: Construct) => unknown = () => undefined) =>
      synth((stack) => {
        addService(stack, { cluster: new Cluster(stack, "cluster", { name: "app" }), capacityProviders: shares });
        more(stack);
      });
    expect(() => without()).toThrow("[stack/service] service-capacity-cluster: a service uses capacity providers that");
    expect(() =>
      without((stack) => new EcsClusterCapacityProviders(stack, "providers", { clusterName: "app" })),
    ).not.toThrow();
  });

  test("a cluster may name none, and a namespace", () => {
    const { json } = synth(
      (stack) =>
        new Cluster(stack, "cluster", { name: "app", capacityProviders: [], serviceConnectNamespaceArn: "arn" }),
    );
    expect(json.resource?.["aws_ecs_cluster_capacity_providers"]).toMatchObject({
      cluster_capacity_providers: { capacity_providers: [] },
    });
    expect(json.resource?.["aws_ecs_cluster"]).toMatchObject({
      cluster: { service_connect_defaults: { namespace: "arn" } },
    });
  });
});

test("texts that change deploy anew", () => {
  expect(serviceOf(() => ({ deploymentTriggers: { image: "sha256:1" } }))).toMatchObject({
    triggers: { image: "sha256:1" },
    force_new_deployment: true,
  });
  expect(serviceOf(() => ({}))).not.toHaveProperty("force_new_deployment");
});

test("CodeDeploy owns the task definition and the target group", () => {
  const service = serviceOf((stack) => ({
    deployment: { controller: "CODE_DEPLOY" },
    scaled: true,
    healthCheckGracePeriodSeconds: 30,
    target: { targetGroup: targetGroup(stack, "blue"), ...PORT },
  }));
  expect(service).toMatchObject({
    deployment_controller: { type: "CODE_DEPLOY" },
    health_check_grace_period_seconds: 30,
    lifecycle: { ignore_changes: ["desired_count", "task_definition", "load_balancer"] },
  });
});

describe("Service Connect", () => {
  test("names ports, and where the proxy writes, which the execution role may", () => {
    const { json, text } = synth((stack) => {
      const logGroup = new LogGroup(stack, "proxy", { name: "proxy" });
      const delivery = { mode: "blocking" } as const;
      addService(stack, {
        serviceConnect: {
          namespace: "school",
          services: [
            {
              ...{ portName: "web", discoveryName: "grades", port: 80, dnsName: "grades" },
              ...{ ingressPortOverride: 8080, idleTimeoutSeconds: 60 },
              tls: { authorityArn: "arn:ca", kmsKey: "alias/school", roleArn: "arn:role" },
            },
            { portName: "web", discoveryName: "marks", port: 81 },
          ],
          logConfiguration: awsLogs({ logGroup, region: "eu-west-3", streamPrefix: "proxy", delivery }),
        },
      });
    });
    expect(json.resource?.["aws_ecs_service"]?.["service"]?.["service_connect_configuration"]).toEqual({
      enabled: true,
      namespace: "school",
      log_configuration: {
        log_driver: "awslogs",
        options: {
          "awslogs-group": "${aws_cloudwatch_log_group.proxy.name}",
          "awslogs-region": "eu-west-3",
          "awslogs-stream-prefix": "proxy",
          mode: "blocking",
        },
      },
      service: [
        {
          port_name: "web",
          discovery_name: "grades",
          ingress_port_override: 8080,
          client_alias: { port: 80, dns_name: "grades" },
          timeout: { idle_timeout_seconds: 60 },
          tls: {
            issuer_cert_authority: { aws_pca_authority_arn: "arn:ca" },
            kms_key: "alias/school",
            role_arn: "arn:role",
          },
        },
        { port_name: "web", discovery_name: "marks", client_alias: { port: 81 } },
      ],
    });
    expect(text).toContain("aws_cloudwatch_log_group.proxy.arn");
  });

  test("has a proxy that writes as containers do", () => {
    const logging = (change: object) => {
      const logGroup = { ownership: "existing", name: "proxy", arn: `${LOGS}:log-group:proxy` } as const;
      const delivery = { mode: "blocking" } as const;
      const logConfiguration = awsLogs({ logGroup, region: "eu-west-3", streamPrefix: "proxy", delivery, ...change });
      return serviceOf((stack) => ({
        taskDefinition: new FargateTaskDefinition(stack, "other", {
          family: "app",
          cpu: 256,
          memory: 512,
          containers: [{ name: "app", image: "app:1" }],
        }),
        serviceConnect: { logConfiguration },
      }));
    };
    expect(() => logging({})).toThrow('[stack/service] execution-role-missing: container "Service Connect\'s proxy"');
    expect(() => logging({ streamPrefix: "" })).toThrow('container "Service Connect\'s proxy": ');
  });

  test("a client alone calls others", () => {
    expect(serviceOf(() => ({ serviceConnect: {} }))["service_connect_configuration"]).toEqual({ enabled: true });
  });
});

test("tasks register in Cloud Map", () => {
  const arn = "arn:aws:servicediscovery:eu-west-3:123456789012:service/srv-0123456789abcdef";
  expect(serviceOf(() => ({ serviceRegistry: { arn } }))["service_registries"]).toEqual({ registry_arn: arn });
  expect(serviceOf(() => ({ serviceRegistry: { arn, ...PORT } }))["service_registries"]).toEqual({
    registry_arn: arn,
    container_name: "app",
    container_port: 80,
  });
});

describe("target groups", () => {
  test("of the program are served before the service is there, in any order of the program", () => {
    const { json } = synth((stack) => {
      const [first, second, third] = ["first", "second", "third"].map((id) => targetGroup(stack, id));
      if (!first || !second || !third) return;
      const network = { subnetIds: ["subnet-1", "subnet-2"], securityGroupIds: [] };
      const loadBalancer = new LoadBalancer(stack, "alb", { name: "app", ...network });
      const listener = new Listener(stack, "listener", {
        loadBalancer,
        port: 80,
        defaultAction: ListenerAction.forward([
          { targetGroup: first, weight: 1 },
          { targetGroup: third, weight: 1 },
        ]),
      });
      addService(stack, {
        target: { targetGroup: first, ...PORT },
        furtherTargets: [{ targetGroup: second, ...PORT }],
      });
      new ListenerRule(stack, "rule", {
        listener,
        priority: 1,
        conditions: { paths: ["/a"] },
        action: ListenerAction.forward(second),
      });
      new ListenerRule(stack, "other", {
        listener,
        priority: 2,
        conditions: { paths: ["/b"] },
        action: ListenerAction.forward(third),
      });
    });
    expect(json.resource?.["aws_ecs_service"]?.["service"]).toMatchObject({
      load_balancer: [
        { target_group_arn: "${aws_lb_target_group.first.arn}", container_name: "app", container_port: 80 },
        { target_group_arn: "${aws_lb_target_group.second.arn}", container_name: "app", container_port: 80 },
      ],
      depends_on: ["aws_lb_listener.listener", "aws_lb_listener_rule.rule"],
    });
  });

  test("of another stack's listener have nothing to wait for here", () => {
    const { json } = synthesizeStack((scope) => {
      const other = new ReadableStack(scope, "other");
      const stack = new ReadableStack(scope, "stack");
      new AwsProvider(stack, "aws", { region: "eu-west-3" });
      const existing = TargetGroup.fromArn(stack, "existing", `${ELB}:targetgroup/app/0123456789abcdef`);
      new ListenerRule(other, "rule", {
        listener: { arn: "arn" },
        priority: 1,
        conditions: { paths: ["/a"] },
        action: ListenerAction.forward(existing),
      });
      addService(stack, { target: { targetGroup: existing, ...PORT } });
      return stack;
    });
    const service = json.resource?.["aws_ecs_service"]?.["service"];
    expect(service).not.toHaveProperty("depends_on");
    expect(service).toMatchObject({ load_balancer: [{ target_group_arn: `${ELB}:targetgroup/app/0123456789abcdef` }] });
  });

  test("and load balancers that are there already know what metrics call them", () => {
    const { json } = synth((stack) => {
      const group = TargetGroup.fromArn(stack, "existing_group", `${ELB}:targetgroup/app/0123456789abcdef`);
      const balancer = LoadBalancer.fromArn(stack, "existing_alb", `${ELB}:loadbalancer/app/school/0123456789abcdef`);
      expect(group.arnSuffix).toBe("targetgroup/app/0123456789abcdef");
      expect(balancer.arnSuffix).toBe("app/school/0123456789abcdef");
      const later = (name: string) => new TerraformVariable(stack, name, { type: "string" }).stringValue;
      const laterGroup = TargetGroup.fromArn(stack, "later_group", later("group_arn"));
      const laterBalancer = LoadBalancer.fromArn(stack, "later_alb", later("alb_arn"));
      new TerraformOutput(stack, "group", { value: laterGroup.arnSuffix });
      new TerraformOutput(stack, "alb", { value: laterBalancer.arnSuffix });
    });
    expect(json.output).toMatchObject({
      group: { value: '${element(split(":", var.group_arn), 5)}' },
      alb: { value: '${element(split(":loadbalancer/", var.alb_arn), 1)}' },
    });
  });

  test.each([
    "app",
    `${ELB}:loadbalancer/app/school/0123456789abcdef`,
    `${ELB}:targetgroup/app`,
    "arn:aws:s3:::bucket",
    `${ELB}:targetgroup/app/0123456789abcdef/more`,
  ])("are not at %s", (arn) => {
    expect(() => synth((stack) => TargetGroup.fromArn(stack, "group", arn))).toThrow(
      "[stack/group] target-group-arn: ",
    );
  });

  test.each(["school", `${ELB}:targetgroup/app/0123456789abcdef`, `${ELB}:loadbalancer/net/school/0123456789abcdef`])(
    "and no load balancer is at %s",
    (arn) => {
      expect(() => synth((stack) => LoadBalancer.fromArn(stack, "alb", arn))).toThrow(
        "[stack/alb] load-balancer-arn: ",
      );
    },
  );
});

describe("deployments that shift requests", () => {
  const shifted = (stack: ReadableStack, deployment: FargateServiceProps["deployment"]) => {
    const shift = {
      alternateTargetGroup: targetGroup(stack, "green"),
      productionListenerRule: `${ELB}:listener-rule/app/school/1/2/3`,
      roleArn: "arn:aws:iam::123456789012:role/shift",
    };
    new ListenerRule(stack, "rule", {
      listener: { arn: "arn" },
      priority: 1,
      conditions: { paths: ["/a"] },
      action: ListenerAction.forward(shift.alternateTargetGroup),
    });
    return { deployment, target: { targetGroup: targetGroup(stack, "blue"), ...PORT, shift } };
  };
  const newer = (stack: TerraformStack, version = ">= 6.21.0, < 7.0.0") => requireAwsProvider(stack, version);

  test("blue/green", () => {
    const service = serviceOf((stack) => {
      newer(stack, ">= 6.4.0, < 7.0.0");
      return shifted(stack, { strategy: "BLUE_GREEN", bakeTimeInMinutes: 5 });
    });
    expect(service).toMatchObject({
      deployment_configuration: { strategy: "BLUE_GREEN", bake_time_in_minutes: "5" },
      load_balancer: [
        {
          target_group_arn: "${aws_lb_target_group.blue.arn}",
          container_name: "app",
          container_port: 80,
          advanced_configuration: {
            alternate_target_group_arn: "${aws_lb_target_group.green.arn}",
            production_listener_rule: `${ELB}:listener-rule/app/school/1/2/3`,
            role_arn: "arn:aws:iam::123456789012:role/shift",
          },
        },
      ],
      depends_on: ["aws_lb_listener_rule.rule"],
    });
  });

  test("a canary, and steps", () => {
    const canary = serviceOf((stack) => {
      newer(stack);
      return shifted(stack, {
        strategy: "CANARY",
        bakeTimeInMinutes: 5,
        canaryPercent: 10,
        canaryBakeTimeInMinutes: 7,
      });
    });
    expect(canary["deployment_configuration"]).toEqual({
      strategy: "CANARY",
      bake_time_in_minutes: "5",
      canary_configuration: { canary_percent: 10, canary_bake_time_in_minutes: "7" },
    });
    const linear = serviceOf((stack) => {
      newer(stack);
      return { deployment: { strategy: "LINEAR", bakeTimeInMinutes: 0, stepPercent: 20 } };
    });
    expect(linear["deployment_configuration"]).toEqual({
      strategy: "LINEAR",
      bake_time_in_minutes: "0",
      linear_configuration: { step_percent: 20 },
    });
    expect(linear).not.toHaveProperty("load_balancer");
  });

  test.each<[NonNullable<FargateServiceProps["deployment"]>, string, string]>([
    [{ strategy: "BLUE_GREEN", bakeTimeInMinutes: 5 }, ">= 6.3.0", "6.4.0"],
    [{ strategy: "CANARY", bakeTimeInMinutes: 5 }, ">= 6.4.0", "6.21.0"],
    [{ strategy: "LINEAR", bakeTimeInMinutes: 5 }, "~> 6.20", "6.21.0"],
  ])("%j with the provider %s is a problem", (deployment, taken, needed) => {
    const made = () =>
      serviceOf((stack) => {
        newer(stack, taken);
        return shifted(stack, deployment);
      });
    expect(made).toThrow(
      `[stack/service] provider-version: deployment strategy ${deployment.strategy} needs version ${needed} of the AWS`,
    );
  });
});
