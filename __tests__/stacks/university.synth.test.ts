import { readFileSync } from "node:fs";
import { AppautoscalingPolicy } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import { DataAwsEcrImage } from "@cdktf/provider-aws/lib/data-aws-ecr-image";
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
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { DEFAULT_SETTINGS, type Settings } from "../../settings";
import { UniversityStack } from "../../stacks/university";
import { addressesOf, synthesizeStack } from "../../testing/synthesized-stack";

/** The original's naming prefix, P in its description. */
const P = "${var.project}-${var.env}";

const synth = (changes: Partial<Settings> = {}) =>
  synthesizeStack((scope) => new UniversityStack(scope, "university", { ...DEFAULT_SETTINGS, ...changes }));

const { text, json } = synth();

/** One rule of a security group, with every field that Terraform's JSON syntax wants. */
function rule(protocol: string, port: number, from: { cidr_blocks: string[] } | { security_groups: string[] }): object {
  const absent = { description: null, ipv6_cidr_blocks: null, prefix_list_ids: null, self: null };
  return { ...absent, cidr_blocks: null, security_groups: null, protocol, from_port: port, to_port: port, ...from };
}
const ANYWHERE = { cidr_blocks: ["0.0.0.0/0"] };
const EVERYTHING_OUT = [rule("-1", 0, ANYWHERE)];

type ResourceClass = Parameters<jest.Matchers<void>["toHaveResource"]>[0];

/** Every resource of the original, with every value that it has. */
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
  "$type $name",
  ({ type, name, resource, values }) => {
    test("is there with its values", () => {
      expect(text).toHaveResource(resource);
      expect(text).toHaveResourceWithProperties(resource, values);
    });

    test("has this address, and no other value", () => {
      expect(json.resource?.[type]?.[name]).toEqual(values);
    });
  },
);

test("there is no resource but these", () => {
  const expected = RESOURCES.map(([resource, name]) => `${resource.tfResourceType}.${name}`);
  expect(addressesOf({ resource: json.resource })).toEqual(expected.sort());
});

test("addresses are a contract with the live state: Terraform destroys what loses its address", () => {
  const golden = readFileSync(`${__dirname}/university.addresses.txt`, "utf8");
  expect(addressesOf(json)).toEqual(golden.trim().split("\n"));
});

test.each<[string, object]>([
  ["project", { type: "string", default: "example-university" }],
  ["env", { type: "string", default: "prod" }],
  ["region", { type: "string", default: "us-east-1" }],
  ["azs", { type: "list(string)", default: ["us-east-1a", "us-east-1b"] }],
  ["vpc_cidr", { type: "string", default: "10.0.0.0/16" }],
  ["private_subs", { type: "list(string)", default: ["10.0.1.0/24", "10.0.2.0/24"] }],
  ["public_subs", { type: "list(string)", default: ["10.0.101.0/24", "10.0.102.0/24"] }],
  ["database_subs", { type: "list(string)", default: ["10.0.50.0/24", "10.0.51.0/24"] }],
  ["target_ports", { type: "list(number)", default: [80] }],
  ["authorized_cidr_blocks", { type: "list(string)", default: [expect.stringMatching(/^[\d.]+\/32$/)] }],
  ["db_name", { type: "string", default: "students" }],
  ["db_username", { type: "string", default: "admin" }],
])("variable %s", (name, variable) => {
  expect(json.variable?.[name]).toEqual({ ...variable, description: expect.stringMatching(/\w/) });
});

test.each<[string, object]>([
  [
    "vpc",
    {
      source: "terraform-aws-modules/vpc/aws",
      version: "5.7.1",
      name: `${P}-vpc`,
      cidr: "${var.vpc_cidr}",
      azs: "${var.azs}",
      private_subnets: "${var.private_subs}",
      public_subnets: "${var.public_subs}",
      database_subnets: "${var.database_subs}",
      enable_nat_gateway: true,
      enable_dns_support: true,
      enable_dns_hostnames: true,
    },
  ],
  [
    "ecr",
    {
      source: "terraform-aws-modules/ecr/aws",
      version: "2.3.1",
      repository_name: "${var.project}-ecr",
      repository_image_tag_mutability: "MUTABLE",
      repository_lifecycle_policy:
        '{"rules":[{"action":{"type":"expire"},"description":"Keep last 30 images","rulePriority":1,' +
        '"selection":{"countNumber":30,"countType":"imageCountMoreThan","tagPrefixList":["v"],"tagStatus":"tagged"}}]}',
    },
  ],
  [
    "aurora_mysql",
    {
      source: "terraform-aws-modules/rds/aws",
      version: "6.10.0",
      identifier: `${P}-mysql`,
      engine: "mysql",
      engine_version: "8.0",
      family: "mysql8.0",
      major_engine_version: "8.0",
      instance_class: "db.t3.small",
      allocated_storage: 5,
      db_name: "students",
      username: "root",
      manage_master_user_password: true,
      vpc_security_group_ids: ["${aws_security_group.ecs_access_sg.id}"],
      db_subnet_group_name: "${module.vpc.database_subnet_group_name}",
      apply_immediately: true,
      skip_final_snapshot: true,
      deletion_protection: false,
    },
  ],
])("module %s", (name, values) => {
  expect(json.module?.[name]).toEqual(values);
});

test("output alb_url", () => {
  expect(json.output).toEqual({ alb_url: { value: "${aws_lb.alb.dns_name}" } });
});

test("provider with default tags", () => {
  expect(text).toHaveProvider(AwsProvider);
  expect(text).toHaveProviderWithProperties(AwsProvider, { region: "${var.region}" });
  expect(json.provider).toEqual({
    aws: [
      {
        region: "${var.region}",
        default_tags: [{ tags: { Environment: "${var.env}", Project: "${var.project}", ManagedBy: "Terraform" } }],
      },
    ],
  });
});

test("provider version and backend", () => {
  expect(json.terraform).toEqual({
    required_providers: { aws: { source: "hashicorp/aws", version: ">= 5.100.0, < 7.0.0" } },
    backend: {
      local: {
        path: "../../../terraform.university.tfstate",
        workspace_dir: "../../../terraform.university.tfstate.d",
      },
    },
  });
});

describe("settings", () => {
  test("the data source is off by default, and one setting brings it back", () => {
    expect(text).not.toHaveDataSource(DataAwsEcrImage);
    const { text: withImage, json } = synth({ readEcrImage: true });
    expect(withImage).toHaveDataSource(DataAwsEcrImage);
    expect(json.data).toEqual({
      aws_ecr_image: { service_image: { repository_name: "${module.ecr.repository_name}", most_recent: true } },
    });
  });

  test("the original's S3 backend, with a lock file", () => {
    const { json } = synth({
      backend: {
        type: "s3",
        bucket: "university-example-terraform-state",
        key: "phase6/terraform/terraform.tfstate",
        region: "us-east-1",
      },
    });
    expect(json.terraform?.["backend"]).toEqual({
      s3: {
        bucket: "university-example-terraform-state",
        key: "phase6/terraform/terraform.tfstate",
        region: "us-east-1",
        encrypt: true,
        use_lockfile: true,
      },
    });
  });

  test("HCP Terraform", () => {
    const { json } = synth({ backend: { type: "cloud", organization: "school", workspace: "{stack}" } });
    expect(json.terraform?.["cloud"]).toEqual({ organization: "school", workspaces: { name: "university" } });
    expect(json.terraform?.["backend"]).toBeUndefined();
  });

  test("project, env and region are defaults of variables; region moves the zones and the logs too", () => {
    const { json } = synth({ project: "school", env: "dev", region: "eu-west-3" });
    expect(json.variable).toMatchObject({
      project: { default: "school" },
      env: { default: "dev" },
      region: { default: "eu-west-3" },
      azs: { default: ["eu-west-3a", "eu-west-3b"] },
    });
    const task = json.resource?.["aws_ecs_task_definition"]?.["app-task"];
    expect(task?.["container_definitions"]).toContain('"awslogs-region" = "eu-west-3"');
    expect(task?.["family"]).toBe(`${P}-app`);
  });

  test("the provider's version range", () => {
    const { json } = synth({ providerVersion: "~> 6.0" });
    expect(json.terraform?.["required_providers"]).toEqual({ aws: { source: "hashicorp/aws", version: "~> 6.0" } });
  });

  test("modules from elsewhere, without the original's version", () => {
    const moduleSources = {
      vpc: { source: "../../../modules/vpc" },
      ecr: { source: "git::https://example.org/ecr.git?ref=v1" },
      rds: { source: "registry.example.org/school/rds/aws", version: "1.2.3" },
    };
    const { json } = synth({ moduleSources });
    expect(json.module?.["vpc"]).toMatchObject({ source: "../../../modules/vpc" });
    expect(json.module?.["vpc"]).not.toHaveProperty("version");
    expect(json.module?.["ecr"]).toMatchObject({ source: "git::https://example.org/ecr.git?ref=v1" });
    expect(json.module?.["aurora_mysql"]).toMatchObject(moduleSources.rds);
  });
});
