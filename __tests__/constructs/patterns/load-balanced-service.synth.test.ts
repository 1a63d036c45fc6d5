import { Fn, Token } from "cdktf";
import { ExecutionRole } from "../../../constructs/iam/execution-role";
import { FargateTaskDefinition } from "../../../constructs/ecs/fargate-task-definition";
import { TargetGroup } from "../../../constructs/network/target-group";
import { addServices } from "../../../constructs/patterns/add-services";
import { LoadBalancedService, type LoadBalancedServiceProps } from "../../../constructs/patterns/load-balanced-service";
import type { LoadBalancerRoute } from "../../../constructs/patterns/load-balancer-route";
import type { ServiceSpec } from "../../../constructs/patterns/service-spec";
import { addressesOf, synth } from "../../../harness/synthesized-stack";

const ELB = "arn:aws:elasticloadbalancing:eu-west-3:123456789012";
const CLUSTER = { clusterId: "arn:aws:ecs:eu-west-3:123456789012:cluster/school", clusterName: "school" };
const CONTAINER = { name: "web", image: "web:1", portMappings: [{ containerPort: 8080 }] } as const;
const ROUTE: LoadBalancerRoute = {
  listener: { arn: `${ELB}:listener/app/school/0123456789abcdef/0123456789abcdef` },
  loadBalancerSecurityGroupId: "sg-1",
  vpcId: "vpc-1",
  priority: 10,
  conditions: { hosts: ["grades.example.org"], paths: ["/grades/*"] },
  containerName: "web",
  containerPort: 8080,
};

const behind = (props: Partial<LoadBalancedServiceProps> = {}) =>
  synth((stack) => {
    const taskDefinition = new FargateTaskDefinition(stack, "task", {
      ...{ family: "grades", cpu: 256, memory: 512, containers: [CONTAINER] },
      executionRole: new ExecutionRole(stack, "role", { name: "grades" }),
    });
    const own = { name: "grades", cluster: CLUSTER, taskDefinition, desiredCount: 2, subnetIds: ["subnet-1"] };
    new LoadBalancedService(stack, "grades", { ...own, ...ROUTE, ...props });
  }).json;

test("one call puts a service behind a load balancer that is there already", () => {
  const json = behind();
  expect(addressesOf(json)).toEqual([
    "aws_ecs_service.grades",
    "aws_ecs_task_definition.task",
    "aws_iam_role.role",
    "aws_lb_listener_rule.grades_rule",
    "aws_lb_target_group.grades_target",
    "aws_security_group.grades_security_group",
  ]);
  expect(json.resource?.["aws_ecs_service"]?.["grades"]).toMatchObject({
    load_balancer: [
      { target_group_arn: "${aws_lb_target_group.grades_target.arn}", container_name: "web", container_port: 8080 },
    ],
    network_configuration: { security_groups: ["${aws_security_group.grades_security_group.id}"] },
    depends_on: ["aws_lb_listener_rule.grades_rule"],
  });
  expect(json.resource?.["aws_lb_listener_rule"]?.["grades_rule"]).toMatchObject({
    listener_arn: ROUTE.listener.arn,
    condition: [{ path_pattern: { values: ["/grades/*"] } }, { host_header: { values: ["grades.example.org"] } }],
  });
  expect(json.resource?.["aws_lb_target_group"]?.["grades_target"]).toMatchObject({
    name: "grades",
    port: 8080,
    health_check: { path: "/", matcher: "200" },
  });
  expect(json.resource?.["aws_security_group"]?.["grades_security_group"]).toMatchObject({
    ingress: [{ from_port: 8080, to_port: 8080, security_groups: ["sg-1"] }],
  });
});

test("it may have more: groups, names, health check, scaling", () => {
  const json = behind({
    securityGroupIds: ["sg-2"],
    targetGroupName: "school-grades",
    healthCheck: { path: "/health", matcher: "200-299" },
    scaling: {
      ...{ minCapacity: 2, maxCapacity: 8 },
      requests: { perTask: 900, loadBalancer: { arn: "arn", arnSuffix: "app/school/0123456789abcdef" } },
      schedules: { night: { schedule: "cron(0 22 * * ? *)", maxCapacity: 2 } },
    },
  });
  expect(json.resource?.["aws_ecs_service"]?.["grades"]).toMatchObject({
    network_configuration: { security_groups: ["${aws_security_group.grades_security_group.id}", "sg-2"] },
    lifecycle: { ignore_changes: ["desired_count"] },
  });
  expect(json.resource?.["aws_lb_target_group"]?.["grades_target"]).toMatchObject({
    name: "school-grades",
    health_check: { path: "/health", matcher: "200-299" },
  });
  expect(json.resource?.["aws_appautoscaling_policy"]).toMatchObject({
    grades_scaling_requests: {
      name: "grades-requests",
      depends_on: ["aws_lb_listener_rule.grades_rule"],
      target_tracking_scaling_policy_configuration: {
        predefined_metric_specification: {
          resource_label: "app/school/0123456789abcdef/${aws_lb_target_group.grades_target.arn_suffix}",
        },
      },
    },
  });
  expect(json.resource?.["aws_appautoscaling_scheduled_action"]).toMatchObject({
    grades_scaling_at_night: { name: "grades-night" },
  });
});

test("its rules are those of its parts", () => {
  expect(() => behind({ priority: 0 })).toThrow("[stack/grades/rule] listener-rule-priority: ");
  expect(() => behind({ containerPort: 9090 })).toThrow("[stack/grades/Resource] target-port: ");
  expect(() => behind({ scaling: { minCapacity: 1, maxCapacity: 2 } })).toThrow(
    "[stack/grades] service-scaling-metric: autoscaling goes by cpu, memory, requests or schedules",
  );
});

describe("a described service", () => {
  const described = (spec: Partial<ServiceSpec>, isPlaced = true) =>
    synth((stack) => {
      const services = { grades: { cpu: 256, memory: 512, containers: [CONTAINER], ...spec } as ServiceSpec };
      const runIn = { cluster: CLUSTER, subnetIds: ["subnet-1"], securityGroupIds: ["sg-2"] };
      addServices(stack, { prefix: "school", region: "eu-west-3", services, runIn: isPlaced ? runIn : undefined });
    }).json.resource ?? {};

  test("may be behind one too, with one target group more", () => {
    const arn = `${ELB}:targetgroup/internal/0123456789abcdef`;
    const resources = described({
      behind: ROUTE,
      target: (service) => ({
        targetGroup: TargetGroup.fromArn(service, "internal", arn),
        containerName: "web",
        containerPort: 8080,
      }),
      furtherTargets: () => [
        { targetGroup: { arn: "other", arnSuffix: "" }, containerName: "web", containerPort: 8080 },
      ],
    });
    expect(resources["aws_ecs_service"]?.["grades_service"]).toMatchObject({
      load_balancer: [
        { target_group_arn: "${aws_lb_target_group.grades_target.arn}" },
        { target_group_arn: arn },
        { target_group_arn: "other" },
      ],
      network_configuration: { security_groups: ["${aws_security_group.grades_security_group.id}", "sg-2"] },
      depends_on: ["aws_lb_listener_rule.grades_rule"],
    });
  });

  test("has tags that Terraform fills in", () => {
    const serviceTags = Token.asStringMap(Fn.merge([{ Team: "service" }, { Owner: "registry" }]));
    expect(described({ serviceTags })["aws_ecs_service"]?.["grades_service"]).toMatchObject({
      tags: '${merge({"Team" = "service"}, {"Owner" = "registry"})}',
    });
  });

  test("has the options of a service", () => {
    const resources = described({
      tags: { Team: "task" },
      serviceTags: { Team: "service" },
      propagateTags: "SERVICE",
      deployment: { minimumHealthyPercent: 50, maximumPercent: 200 },
      capacityProviders: [{ provider: "FARGATE_SPOT", weight: 1 }],
      platformVersion: "LATEST",
      availabilityZoneRebalancing: true,
      waitForSteadyState: true,
      deploymentTriggers: { image: "1" },
      forceNewDeployment: false,
      enableEcsManagedTags: false,
      serviceConnect: {},
      circuitBreaker: { rollback: true },
      serviceRegistry: { arn: "arn:aws:servicediscovery:eu-west-3:123456789012:service/srv-1" },
    });
    expect(resources["aws_ecs_task_definition"]?.["grades"]).toMatchObject({ tags: { Team: "task" } });
    expect(resources["aws_ecs_service"]?.["grades_service"]).toMatchObject({
      tags: { Team: "service" },
      propagate_tags: "SERVICE",
      deployment_minimum_healthy_percent: 50,
      capacity_provider_strategy: [{ capacity_provider: "FARGATE_SPOT", weight: 1 }],
      platform_version: "LATEST",
      availability_zone_rebalancing: "ENABLED",
      wait_for_steady_state: true,
      triggers: { image: "1" },
      force_new_deployment: false,
      enable_ecs_managed_tags: false,
      service_connect_configuration: { enabled: true },
      deployment_circuit_breaker: { enable: true, rollback: true },
      service_registries: { registry_arn: "arn:aws:servicediscovery:eu-west-3:123456789012:service/srv-1" },
    });
  });

  test("that nothing sends requests to can't be scaled by them", () => {
    const loadBalancer = { arn: "arn", arnSuffix: "app/school/1" };
    const scaling = { minCapacity: 1, maxCapacity: 2, requests: { perTask: 900, loadBalancer } };
    expect(() => described({ scaling })).toThrow("[stack/grades] scaling-target-group: ");
    expect(() => described({ scaling, behind: ROUTE })).not.toThrow();
    expect(() => described({ scaling }, false)).toThrow("[stack/grades] service-scaling-no-service: ");
  });
});
