import type { Definition } from "./bases";
import { BASES } from "./bases";

/** A resource of a state, as `terraform show -json` prints it. */
export function stateResource(type: string, name: string, values: object, more: object = {}): object {
  return { address: `${type}.${name}`, mode: "managed", type, name, values, sensitive_values: {}, ...more };
}

/** What `terraform show -json` prints of these resources. */
export function shownState(resources: readonly object[], modules: readonly object[] = []): string {
  const root_module = { resources, child_modules: modules };
  return JSON.stringify({ format_version: "1.0", terraform_version: "1.11.4", values: { root_module } });
}

const ROLE = "arn:aws:iam::111122223333:role/catalogue";
const TRUST = {
  Version: "2012-10-17",
  Statement: [
    { Action: "sts:AssumeRole", Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Sid: "" },
  ],
};

/** A role as a state has it. */
export const ROLE_VALUES = {
  arn: ROLE,
  id: "catalogue",
  name: "catalogue",
  path: "/",
  max_session_duration: 3600,
  force_detach_policies: false,
  description: "",
  tags: {},
  assume_role_policy: JSON.stringify(TRUST),
};

/** What the smallest task for Fargate has in a state, but for its family and its containers. */
export const FARGATE_VALUES = {
  cpu: "256",
  memory: "512",
  network_mode: "awsvpc",
  requires_compatibilities: ["FARGATE"],
};

/** A task definition as a state has it. */
export function taskValues(definition: Definition): Record<string, unknown> {
  return {
    family: definition["family"],
    cpu: definition["cpu"],
    memory: definition["memory"],
    network_mode: "awsvpc",
    requires_compatibilities: ["FARGATE"],
    execution_role_arn: ROLE,
    task_role_arn: "",
    container_definitions: JSON.stringify(definition.containerDefinitions),
    volume: [],
    runtime_platform: [],
    tags: {},
    skip_destroy: false,
    track_latest: false,
    id: definition["family"],
    arn: `arn:aws:ecs:eu-west-1:111122223333:task-definition/${String(definition["family"])}:3`,
  };
}

/** A service with all that is around it: what comes in as a construct, as it is, and not at all. */
export function serviceState(): string {
  const [make] = Object.values(BASES);
  const task = make?.();
  if (task === undefined) throw new Error("there are no definitions");
  return shownState(
    [
      stateResource("aws_cloudwatch_log_group", "app", {
        name: "/library/catalogue",
        arn: "arn:aws:logs:eu-west-1:111122223333:log-group:/library/catalogue",
        id: "/library/catalogue",
        retention_in_days: 30,
        log_group_class: "STANDARD",
        skip_destroy: false,
        tags: { team: "books" },
      }),
      stateResource("aws_iam_role", "app", ROLE_VALUES),
      stateResource("aws_iam_role_policy_attachment", "app", {
        role: "catalogue",
        policy_arn: "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy",
        id: "catalogue-1",
      }),
      stateResource("aws_ecs_cluster", "app", {
        name: "library",
        arn: "arn:aws:ecs:eu-west-1:111122223333:cluster/library",
        id: "arn:aws:ecs:eu-west-1:111122223333:cluster/library",
        setting: [{ name: "containerInsights", value: "enabled" }],
        tags: { home: "${HOME}" },
      }),
      stateResource("aws_ecs_task_definition", "app", taskValues(task)),
      stateResource("aws_ecs_service", "app", {
        name: "catalogue",
        cluster: "arn:aws:ecs:eu-west-1:111122223333:cluster/library",
        task_definition: "arn:aws:ecs:eu-west-1:111122223333:task-definition/library-catalogue:3",
        desired_count: 2,
        launch_type: "FARGATE",
        network_configuration: [{ subnets: ["subnet-1", "subnet-2"], security_groups: [], assign_public_ip: false }],
        deployment_controller: [{ type: "ECS" }],
        tags: {},
      }),
      stateResource("aws_vpc", "main", { id: "vpc-0123456789abcdef0" }),
      stateResource("aws_iam_role", "many", ROLE_VALUES, { address: "aws_iam_role.many[0]", index: 0 }),
    ],
    [
      {
        address: "module.cache",
        resources: [
          stateResource("aws_iam_role", "cache", ROLE_VALUES, { address: "module.cache.aws_iam_role.cache" }),
        ],
      },
    ],
  );
}
