import { readFileSync } from "node:fs";
import { AppautoscalingPolicy } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { IamPolicyAttachment } from "@cdktf/provider-aws/lib/iam-policy-attachment";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { DEFAULT_SETTINGS } from "../../settings/settings";
import { UniversityStack } from "../../stacks/university";
import { statesEquality } from "../../harness/reference/equality";
import { addressesOf, synthesizeStack } from "../../harness/synthesized-stack";

/** The reference system's naming prefix, P in its description. */
const P = "${var.project}-${var.env}";

const { text, json } = synthesizeStack((scope) => new UniversityStack(scope, "university", DEFAULT_SETTINGS));

/** One rule of a security group, with every field that Terraform's JSON syntax wants. */
function rule(protocol: string, port: number, from: { cidr_blocks: string[] } | { security_groups: string[] }): object {
  const absent = { description: null, ipv6_cidr_blocks: null, prefix_list_ids: null, self: null };
  return { ...absent, cidr_blocks: null, security_groups: null, protocol, from_port: port, to_port: port, ...from };
}
const ANYWHERE = { cidr_blocks: ["0.0.0.0/0"] };
const EVERYTHING_OUT = [rule("-1", 0, ANYWHERE)];

type ResourceClass = Parameters<jest.Matchers<void>["toHaveResource"]>[0];

/** Every resource of the reference system, with every value that it has. */
const RESOURCES: [ResourceClass, string, Record<string, unknown>][] = [
  [
    EcsTaskDefinition,
    "app-task",
    {
      family: `${P}-app`,
      network_mode: "awsvpc",
      requires_compatibilities: ["FARGATE"],
      cpu: "1024",
      memory: "2048",
      execution_role_arn: "${aws_iam_role.ecs_task_execution_role.arn}",
      container_definitions: [
        '${jsonencode([{"environment" = [',
        '{"name" = "APP_DB_USER", "value" = tostring(module.aurora_mysql.db_instance_username)}, ',
        '{"name" = "APP_DB_HOST", "value" = tostring(module.aurora_mysql.db_instance_address)}, ',
        '{"name" = "APP_DB_NAME", "value" = "students"}, {"name" = "APP_PORT", "value" = "80"}], ',
        '"essential" = true, "image" = "${module.ecr.repository_url}:latest", ',
        '"logConfiguration" = {"logDriver" = "awslogs", "options" = {"awslogs-create-group" = "true", ',
        '"awslogs-group" = "app", "awslogs-region" = "us-east-1", "awslogs-stream-prefix" = "app"}}, ',
        `"name" = "${P}-app", "portMappings" = [{"containerPort" = 80, "hostPort" = 80}], `,
        '"secrets" = [{"name" = "APP_DB_PASSWORD", ',
        '"valueFrom" = "${module.aurora_mysql.db_instance_master_user_secret_arn}:password::"}]}])}',
      ].join(""),
    },
  ],
  [
    IamRole,
    "ecs_task_execution_role",
    {
      name: `${P}-ecsTaskExecutionRole`,
      assume_role_policy:
        '{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow",' +
        '"Principal":{"Service":"ecs-tasks.amazonaws.com"}}],"Version":"2012-10-17"}',
    },
  ],
  [
    IamPolicy,
    "cloudwatch_logs_policy",
    {
      name: `${P}-CloudWatchLogsPolicy`,
      description: "Policy to allow ECS tasks to create and write to CloudWatch log groups",
      policy:
        '{"Statement":[{"Action":["logs:CreateLogGroup","logs:CreateLogStream","logs:PutLogEvents"],' +
        '"Effect":"Allow","Resource":"arn:aws:logs:*:*:*"}],"Version":"2012-10-17"}',
    },
  ],
  [
    IamPolicyAttachment,
    "cloudwatch_logs_policy_attachment",
    {
      name: `${P}-AttachCloudWatchLogsPolicy`,
      roles: ["${aws_iam_role.ecs_task_execution_role.name}"],
      policy_arn: "${aws_iam_policy.cloudwatch_logs_policy.arn}",
    },
  ],
  [
    IamRolePolicy,
    "ecs_secrets_access",
    {
      name: "ecs-secrets-access",
      role: "${aws_iam_role.ecs_task_execution_role.name}",
      policy:
        '${jsonencode({"Statement" = [{"Action" = "secretsmanager:GetSecretValue", "Effect" = "Allow", ' +
        '"Resource" = module.aurora_mysql.db_instance_master_user_secret_arn}], "Version" = "2012-10-17"})}',
    },
  ],
  [
    IamRolePolicyAttachment,
    "ecs_task_execution_role_policy",
    {
      role: "${aws_iam_role.ecs_task_execution_role.name}",
      policy_arn: "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy",
    },
  ],
  [
    SecurityGroup,
    "service_security_group",
    {
      name: `${P}-ecs-sg`,
      vpc_id: "${module.vpc.vpc_id}",
      ingress: [rule("TCP", 80, { security_groups: ["${aws_security_group.alb_sg.id}"] })],
      egress: EVERYTHING_OUT,
    },
  ],
  [EcsCluster, "ecs-cluster", { name: `${P}-ecs` }],
  [
    EcsService,
    "app-service",
    {
      name: `${P}-app`,
      cluster: "${aws_ecs_cluster.ecs-cluster.id}",
      task_definition: "${aws_ecs_task_definition.app-task.arn}",
      launch_type: "FARGATE",
      desired_count: 1,
      load_balancer: [
        { target_group_arn: "${aws_lb_target_group.app_tg.arn}", container_name: `${P}-app`, container_port: 80 },
      ],
      network_configuration: {
        subnets: "${tolist(module.vpc.private_subnets)}",
        security_groups: ["${aws_security_group.service_security_group.id}"],
        assign_public_ip: false,
      },
    },
  ],
  [
    AppautoscalingTarget,
    "dev_to_target",
    {
      min_capacity: 1,
      max_capacity: 1,
      resource_id: "service/${aws_ecs_cluster.ecs-cluster.name}/${aws_ecs_service.app-service.name}",
      scalable_dimension: "ecs:service:DesiredCount",
      service_namespace: "ecs",
    },
  ],
  [
    AppautoscalingPolicy,
    "dev_to_cpu",
    {
      name: "dev-to-cpu",
      policy_type: "TargetTrackingScaling",
      resource_id: "${aws_appautoscaling_target.dev_to_target.resource_id}",
      scalable_dimension: "${aws_appautoscaling_target.dev_to_target.scalable_dimension}",
      service_namespace: "${aws_appautoscaling_target.dev_to_target.service_namespace}",
      target_tracking_scaling_policy_configuration: {
        predefined_metric_specification: { predefined_metric_type: "ECSServiceAverageCPUUtilization" },
        target_value: 60,
      },
    },
  ],
  [
    SecurityGroup,
    "alb_sg",
    {
      name: `${P}-lb-sg`,
      description: "Allow incoming traffic",
      vpc_id: "${module.vpc.vpc_id}",
      ingress: [rule("tcp", 80, ANYWHERE)],
      egress: EVERYTHING_OUT,
    },
  ],
  [
    Lb,
    "alb",
    {
      name: `${P}-alb`,
      internal: false,
      load_balancer_type: "application",
      subnets: "${module.vpc.public_subnets}",
      security_groups: ["${aws_security_group.alb_sg.id}"],
    },
  ],
  [
    LbListener,
    "app_listener",
    {
      load_balancer_arn: "${aws_lb.alb.arn}",
      port: 80,
      protocol: "HTTP",
      default_action: [{ type: "forward", target_group_arn: "${aws_lb_target_group.app_tg.arn}" }],
    },
  ],
  [
    LbTargetGroup,
    "app_tg",
    {
      name: `${P}-tg-wp`,
      port: 80,
      protocol: "HTTP",
      target_type: "ip",
      vpc_id: "${module.vpc.vpc_id}",
      health_check: { port: "80", protocol: "HTTP", path: "/", matcher: "200" },
    },
  ],
  [
    SecurityGroup,
    "ecs_access_sg",
    {
      name: `${P}-ecs-access-sg`,
      description: "Security group to allow ECS access to RDS",
      vpc_id: "${module.vpc.vpc_id}",
      ingress: [rule("tcp", 3306, { security_groups: ["${aws_security_group.service_security_group.id}"] })],
      egress: EVERYTHING_OUT,
    },
  ],
];

describe.each(RESOURCES.map(([resource, name, values]) => ({ type: resource.tfResourceType, name, resource, values })))(
  "the reference system's $type $name",
  ({ type, name, resource, values }) => {
    test(
      "is there with its values, by this address, and no other value",
      statesEquality(() => {
        expect(text).toHaveResource(resource);
        expect(json.resource?.[type]?.[name]).toEqual(values);
        expect(text).toHaveResourceWithProperties(resource, values);
      }),
    );
  },
);

test(
  "the reference system has no resource but these",
  statesEquality(() => {
    const expected = RESOURCES.map(([resource, name]) => `${resource.tfResourceType}.${name}`);
    expect(addressesOf({ resource: json.resource })).toEqual(expected.sort());
  }),
);

test(
  "addresses are a contract with the live state: Terraform destroys what loses its address",
  statesEquality(() => {
    const golden = readFileSync(`${__dirname}/university.addresses.txt`, "utf8");
    expect(addressesOf(json)).toEqual(golden.trim().split("\n"));
  }),
);
