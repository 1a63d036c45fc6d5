import type { PolicyStatement } from "./policy-document";

/**
 * What an execution role needs to pull an image from one private repository (Amazon ECR user guide, "Private registry
 * authentication"; the token knows no resource).
 *
 * @param repositoryArn ARN of the repository
 */
export function imagePullStatements(repositoryArn: string): PolicyStatement[] {
  return [
    { actions: ["ecr:GetAuthorizationToken"], resources: ["*"] },
    {
      actions: ["ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"],
      resources: [repositoryArn],
    },
  ];
}
