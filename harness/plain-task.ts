import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Fn, type TerraformStack } from "cdktf";
import { plainStack } from "./plain-stack";

// Programs of plain cdktf: what they are missing is found by reading the Terraform that they write.

type Fields = Readonly<Record<string, unknown>>;
type Statement = Readonly<Record<string, unknown>>;

/** What a program gives to its one task. */
export interface Given {
  readonly container: Fields;
  readonly statements?: readonly Statement[];
}

/** A stack with one task, whose role has these statements in one inline policy. */
export function stackOf(
  give: (stack: TerraformStack) => Given,
  also?: (stack: TerraformStack, role: IamRole) => void,
): TerraformStack {
  return plainStack((stack) => {
    const { container, statements = [] } = give(stack);
    const role = new IamRole(stack, "execution", { name: "execution", assumeRolePolicy: "{}" });
    new EcsTaskDefinition(stack, "app", {
      family: "school-app",
      executionRoleArn: role.arn,
      containerDefinitions: Fn.jsonencode([{ name: "app", image: "nginx:1", ...container }]),
    });
    const policy = Fn.jsonencode({ Version: "2012-10-17", Statement: statements });
    if (statements.length > 0) new IamRolePolicy(stack, "policy", { role: role.name, policy });
    also?.(stack, role);
  });
}

export function allow(Action: string | string[], Resource: string): Statement {
  return { Effect: "Allow", Action, Resource };
}

export function deny(Action: string, Resource: string): Statement {
  return { Effect: "Deny", Action, Resource };
}

/** A container's fields that send its output to a log group. */
export function writing(group: string, more: Fields = {}): Fields {
  const options = { "awslogs-group": group, "awslogs-region": "eu-west-3", ...more };
  return { logConfiguration: { logDriver: "awslogs", options } };
}

export function logGroup(stack: TerraformStack, id = "logs"): CloudwatchLogGroup {
  return new CloudwatchLogGroup(stack, id, { name: `/school/${id}` });
}

export const WRITE = ["logs:CreateLogStream", "logs:PutLogEvents"];
export const PULL = ["ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"];
export const ECR_IMAGE = "123456789012.dkr.ecr.eu-west-3.amazonaws.com/app:1";
export const REPOSITORY = "arn:aws:ecr:eu-west-3:123456789012:repository/app";
export const SECRET = "arn:aws:secretsmanager:eu-west-3:123456789012:secret:db-a1b2c3";
