import type { PolicyStatement } from "./policy-document";

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

/** Whether an ARN is that policy's, in any partition. */
export function isTaskExecutionPolicy(arn: string): boolean {
  return /^arn:[^:]+:iam::aws:policy\/service-role\/AmazonECSTaskExecutionRolePolicy$/.test(arn);
}
