/**
 * Roles that ECS and workflows on GitHub assume, and policies.
 *
 * @packageDocumentation
 */
export { Account } from "./account";
export { EcsRole, type EcsRoleProps } from "./ecs-role";
export { ExecutionRole } from "./execution-role";
export { GitHubDeployRole, type GitHubDeployRoleBase, type GitHubDeployRoleProps } from "./github-deploy-role";
export { GitHubOidcProvider, type IGitHubOidcProvider } from "./github-oidc-provider";
export type { GitHubDeployment, GitHubIds, GitHubRepository, GitHubRuns } from "./github-subject";
export type { IGrantable } from "./grantable";
export { imagePullStatements } from "./image-pull";
export { ManagedPolicy, type ManagedPolicyProps, type PolicyAttachment } from "./managed-policy";
export { ManagedRole, type ManagedRoleProps } from "./managed-role";
export { partitionOf } from "./partition";
export { policyDocument, trustPolicy } from "./policy-document";
export type { PolicyConditions, PolicyPrincipals, PolicyStatement } from "./policy-document";
export type { IEcsRole, IExecutionRole, IRole, ITaskRole, RolePurpose } from "./role";
export { TaskAndExecutionRole, type ITaskAndExecutionRole } from "./task-and-execution-role";
export type { TerraformState } from "./terraform-state";
export { TaskRole } from "./task-role";
