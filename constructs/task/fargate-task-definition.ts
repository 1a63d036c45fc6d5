import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import { Construct } from "constructs";
import type { ExecutionRole } from "../iam/execution-role";
import type { TaskRole } from "../iam/task-role";
import { checkName } from "../names";
import { encodeJson } from "../terraform/json";
import { renderContainer, type ContainerDefinition } from "./container-definition";

/** Settings of a {@link FargateTaskDefinition}. */
export interface FargateTaskDefinitionProps {
  /** Name that the revisions share: letters, digits, `_` and `-`, at most 255. */
  readonly family: string;
  /** CPU units, 1024 are one vCPU. */
  readonly cpu: number;
  /** MiB. */
  readonly memory: number;
  /** The role that ECS uses to start the task. */
  readonly executionRole: ExecutionRole;
  /** The role whose credentials the containers hold. @default the containers have no AWS credentials */
  readonly taskRole?: TaskRole;
  /** At least one. */
  readonly containers: readonly ContainerDefinition[];
  /**
   * Whether the execution role is allowed to read the containers' secrets here.
   *
   * @default true
   */
  readonly grantSecrets?: boolean;
}

/** A task definition for Fargate: `awsvpc`, one JSON of containers that is canonical for the provider's comparison. */
export class FargateTaskDefinition extends Construct {
  /** ARN with the revision. */
  public readonly arn: string;
  public readonly family: string;

  public constructor(scope: Construct, id: string, props: FargateTaskDefinitionProps) {
    super(scope, id);
    const { family, cpu, memory, executionRole, taskRole, containers, grantSecrets = true } = props;
    checkName(this, "family", family);
    for (const { name } of containers) checkName(this, "container", name);
    if (grantSecrets) {
      const secrets = containers.flatMap((container) => Object.values(container.secrets ?? {}));
      executionRole.addStatements(...secrets.flatMap((secret) => secret.readStatements));
    }
    const task = new EcsTaskDefinition(this, "Resource", {
      family,
      networkMode: "awsvpc",
      requiresCompatibilities: ["FARGATE"],
      cpu: String(cpu),
      memory: String(memory),
      executionRoleArn: executionRole.arn,
      taskRoleArn: taskRole?.arn,
      containerDefinitions: encodeJson(containers.map(renderContainer)),
    });
    this.arn = task.arn;
    this.family = task.family;
  }
}
