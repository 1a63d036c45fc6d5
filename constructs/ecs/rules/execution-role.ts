import type { Problem } from "../../core/problem";
import type { Verdict } from "../../core/verdict";
import type { ContainerDefinition } from "../container-definition";
import { pullStatements } from "../container-image";
import { secretOptionsOf } from "../log-drivers/log-driver";

/** Whether the containers of a task do without an execution role. */
export function executionRoleVerdict(containers: readonly ContainerDefinition[]): Verdict {
  return { problems: executionRoleProblems(containers), warnings: executionRoleWarnings(containers) };
}

/**
 * What ECS refuses of a task without an execution role, or can't start (Amazon ECS developer guide, "Amazon ECS task
 * execution IAM role"): "Fargate requires task definition to have execution role ARN to support ECR images", "… to support
 * log driver awslogs", "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'".
 */
export function executionRoleProblems(containers: readonly ContainerDefinition[]): Problem[] {
  return containers.flatMap((container) =>
    Object.entries(uses(container)).flatMap(([what, is]) => (is ? [missing(container, what)] : [])),
  );
}

/** What is not certain: the specification of a domainless account is read with the role where it is in S3 or SSM. */
function executionRoleWarnings(containers: readonly ContainerDefinition[]): Problem[] {
  return containers.flatMap((container) =>
    (container.credentialSpecs ?? []).length > 0 ? [missing(container, "reads a credential specification")] : [],
  );
}

function uses(container: ContainerDefinition): Readonly<Record<string, boolean>> {
  const { logConfiguration, secrets = {}, repositoryCredentials, environmentFiles = [] } = container;
  const secretOptions = secretOptionsOf(logConfiguration);
  return {
    "pulls its image from ECR": pullStatements(container.image).length > 0,
    "writes its logs to CloudWatch": logConfiguration?.logDriver === "awslogs",
    "reads secrets": Object.keys(secrets).length + Object.keys(secretOptions).length > 0,
    "reads the credentials of its registry": repositoryCredentials !== undefined,
    "reads environment files": environmentFiles.length > 0,
  };
}

function missing({ name }: ContainerDefinition, what: string): Problem {
  return {
    code: "execution-role-missing",
    where: `container "${name}"`,
    rule: `a task whose container ${what} has an execution role, with which ECS does that`,
    got: undefined,
    fix: "give the task definition an executionRole: a new ExecutionRole, or ExecutionRole.fromArn or .fromName",
  };
}
