/** An object of JSON. */
type Json = Readonly<Record<string, unknown>>;

/** A reference in Terraform's JSON. */
export const ref = (address: string): string => `\${${address}}`;

/** A service behind a load balancer, written by hand in Terraform's JSON: what people have who don't use this package. */
export const WEB: Json = {
  variable: { env: { type: "string" } },
  provider: { aws: [{ region: "eu-west-3" }] },
  locals: { image: ref("aws_ecr_repository.web.repository_url") },
  data: {
    aws_iam_policy_document: { logs: { statement: [{ resources: [ref("aws_cloudwatch_log_group.web.arn")] }] } },
  },
  resource: {
    aws_lb: { web: { security_groups: [ref("aws_security_group.lb.id")], subnets: ref("module.vpc.public_subnets") } },
    aws_lb_listener: {
      web: {
        load_balancer_arn: ref("aws_lb.web.arn"),
        port: 443,
        protocol: "HTTPS",
        default_action: [{ target_group_arn: ref("aws_lb_target_group.web.arn") }],
      },
    },
    aws_lb_target_group: { web: { vpc_id: ref("module.vpc.vpc_id") } },
    aws_security_group: { lb: { vpc_id: ref("module.vpc.vpc_id") }, web: { vpc_id: ref("module.vpc.vpc_id") } },
    aws_vpc_security_group_ingress_rule: {
      web: {
        security_group_id: ref("aws_security_group.web.id"),
        referenced_security_group_id: ref("aws_security_group.lb.id"),
        from_port: 8080,
        to_port: 8080,
      },
    },
    aws_ecs_cluster: { main: { name: "main" } },
    aws_ecs_service: {
      web: {
        cluster: ref("aws_ecs_cluster.main.id"),
        task_definition: ref("aws_ecs_task_definition.web.arn"),
        load_balancer: [{ target_group_arn: ref("aws_lb_target_group.web.arn") }],
        network_configuration: { security_groups: [ref("aws_security_group.web.id")] },
      },
    },
    aws_ecs_task_definition: {
      web: {
        execution_role_arn: ref("aws_iam_role.execution.arn"),
        container_definitions: `\${jsonencode([{"image" = local.image, "options" = {"awslogs-group" = "/web"}}, {"options" = {"awslogs-group" = "/sidecar"}}])}`,
        tags: { owner: ref("aws_ecs_cluster.main.name") },
      },
    },
    aws_ecr_repository: { web: { name: "web" } },
    aws_iam_role: { execution: { name: "execution" } },
    aws_iam_policy: { logs: { policy: ref("data.aws_iam_policy_document.logs.json") } },
    aws_iam_role_policy_attachment: {
      logs: { role: ref("aws_iam_role.execution.name"), policy_arn: ref("aws_iam_policy.logs.arn") },
    },
    aws_cloudwatch_log_group: { web: { name: "/web" } },
  },
  module: { vpc: { source: "terraform-aws-modules/vpc/aws", version: "5.7.1" } },
};

/** The same value with all members of its objects in the opposite order. */
export function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  );
}

/** Names that would end a text, a tag, a label or a file, or turn what is beside them. */
export const HOSTILE: readonly string[] = [
  "__proto__",
  "constructor",
  `"><script>alert(1)</script>`,
  "a & b; c",
  "line\nbreak",
  "\u202Eesrever",
  "\u0000\u0007",
  "\ud800",
  "\ufffe",
  "]]>",
  "end",
  '"]:::x',
  "`${x}`",
  "日本語の名前",
  "🧨",
  "x".repeat(5_000),
  "",
];

/** Resources of types that nobody has thought of, with names like {@link HOSTILE}, each of which refers to the one before. */
export function hostileStack(): Json {
  const types = ["azurerm_linux_web_app", "google_run", "null_resource", "nounderscore", "aws_brand_new_thing"];
  const resource: Record<string, Json> = {};
  types.forEach((type, index) => {
    const names = HOSTILE.filter((_, position) => position % types.length === index);
    const before = types[index - 1];
    const body = { x: before === undefined ? 1 : ref(`${before}.constructor.id`), y: [null, { z: [[]] }] };
    resource[type] = Object.fromEntries(names.map((name) => [name, body]));
  });
  return {
    resource: { ...resource, '<b>"': { x: {} } },
    module: Object.fromEntries(HOSTILE.map((name) => [name, {}])),
  };
}

/** So many resources of different types, each of which refers to some of those before it. */
export function differentThings(count: number, seed: number): Json {
  let state = seed;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const address = (index: number): string => `acme_kind${index}.thing_number_${index}_of_the_application`;
  const resource: Record<string, Json> = {};
  for (let index = 0; index < count; index += 1) {
    const uses = index === 0 ? [] : Array.from({ length: random(3) }, () => ref(`${address(random(index))}.id`));
    resource[`acme_kind${index}`] = { [address(index).split(".")[1] ?? ""]: { uses } };
  }
  return { resource };
}

/** So many services that are alike, each with a task definition, a role and an alarm, in one cluster. */
export function manyServices(count: number): Json {
  const names = Array.from({ length: count }, (_, index) => `service_${String(index).padStart(2, "0")}`);
  const each = (body: (name: string) => Json): Json => Object.fromEntries(names.map((name) => [name, body(name)]));
  return {
    resource: {
      aws_ecs_cluster: { main: {} },
      aws_ecs_service: each((name) => ({
        cluster: ref("aws_ecs_cluster.main.id"),
        task_definition: ref(`aws_ecs_task_definition.${name}.arn`),
      })),
      aws_ecs_task_definition: each((name) => ({ execution_role_arn: ref(`aws_iam_role.${name}.arn`) })),
      aws_iam_role: each(() => ({})),
    },
  };
}
