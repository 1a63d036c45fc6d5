import type { PolicyStatement } from "./policy-document";

/** Name of AWS's own policy for execution roles. */
export const TASK_EXECUTION_POLICY_NAME = "AmazonECSTaskExecutionRolePolicy";

/** What AWS's own policy for execution roles allows (AWS managed policy reference, `AmazonECSTaskExecutionRolePolicy`). */
export const TASK_EXECUTION_POLICY: PolicyStatement = {
  actions: [
    "ecr:GetAuthorizationToken",
    "ecr:BatchCheckLayerAvailability",
    "ecr:GetDownloadUrlForLayer",
    "ecr:BatchGetImage",
    "logs:CreateLogStream",
    "logs:PutLogEvents",
  ],
  resources: ["*"],
};

/** ARN of that policy. */
export function taskExecutionPolicyArn(partition: string): string {
  return `arn:${partition}:iam::aws:policy/service-role/${TASK_EXECUTION_POLICY_NAME}`;
}

/** Whether an ARN is that policy's, in any partition. */
export function isTaskExecutionPolicy(arn: string): boolean {
  return new RegExp(`^${taskExecutionPolicyArn("[^:]+")}$`).test(arn);
}
