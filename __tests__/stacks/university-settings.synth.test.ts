import { DataAwsEcrImage } from "@cdktf/provider-aws/lib/data-aws-ecr-image";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { synthUniversity } from "../../harness/university-stack";

// Everything of the stack but its resources, which are in university.synth.test.ts.

/** The reference system's naming prefix, P in its description. */
const P = "${var.project}-${var.env}";

const { text, json } = synthUniversity();

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
  expect(text).toHaveProviderWithProperties(AwsProvider, { region: "us-east-1" });
  expect(json.provider).toEqual({
    aws: [
      {
        region: "us-east-1",
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
    const { text: withImage, json } = synthUniversity({ readEcrImage: true });
    expect(withImage).toHaveDataSource(DataAwsEcrImage);
    expect(json.data).toEqual({
      aws_ecr_image: { service_image: { repository_name: "${module.ecr.repository_name}", most_recent: true } },
    });
  });

  test("the reference system's S3 backend, with a lock file", () => {
    const { json } = synthUniversity({
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
    const { json } = synthUniversity({ backend: { type: "cloud", organization: "school", workspace: "{stack}" } });
    expect(json.terraform?.["cloud"]).toEqual({ organization: "school", workspaces: { name: "university" } });
    expect(json.terraform?.["backend"]).toBeUndefined();
  });

  test("project, env and region are defaults of variables; region moves the provider, the zones and the logs too", () => {
    const { json } = synthUniversity({ project: "school", env: "dev", region: "eu-west-3" });
    expect(json.variable).toMatchObject({
      project: { default: "school" },
      env: { default: "dev" },
      region: { default: "eu-west-3" },
      azs: { default: ["eu-west-3a", "eu-west-3b"] },
    });
    expect(json.provider).toMatchObject({ aws: [{ region: "eu-west-3" }] });
    const task = json.resource?.["aws_ecs_task_definition"]?.["app-task"];
    expect(task?.["container_definitions"]).toContain('"awslogs-region" = "eu-west-3"');
    expect(task?.["family"]).toBe(`${P}-app`);
  });

  test.each([{}, { hardening: true }, { hardening: true, logAnalysis: true }])(
    "no ARN is of another partition than the region, with %j",
    (switches) => {
      const { text } = synthUniversity({ region: "cn-north-1", ...switches });
      expect(text).toContain("arn:aws-cn:");
      expect(text).not.toContain("arn:aws:");
      expect(text).not.toMatch(/logs\.cn-north-1\.amazonaws\.com(?!\.cn)/);
    },
  );

  test("the provider's version range", () => {
    const { json } = synthUniversity({ providerVersion: "~> 6.0" });
    expect(json.terraform?.["required_providers"]).toEqual({ aws: { source: "hashicorp/aws", version: "~> 6.0" } });
  });

  test("modules from elsewhere, without the reference system's version", () => {
    const moduleSources = {
      vpc: { source: "../../../modules/vpc" },
      ecr: { source: "git::https://example.org/ecr.git?ref=v1" },
      rds: { source: "registry.example.org/school/rds/aws", version: "1.2.3" },
    };
    const { json } = synthUniversity({ moduleSources });
    expect(json.module?.["vpc"]).toMatchObject({ source: "../../../modules/vpc" });
    expect(json.module?.["vpc"]).not.toHaveProperty("version");
    expect(json.module?.["ecr"]).toMatchObject({ source: "git::https://example.org/ecr.git?ref=v1" });
    expect(json.module?.["aurora_mysql"]).toMatchObject(moduleSources.rds);
  });
});
