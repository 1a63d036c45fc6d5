/**
 * Roles that ECS assumes, and policies.
 *
 * @packageDocumentation
 */
export { Account } from "./account";
export { EcsRole, type EcsRoleProps } from "./ecs-role";
export { ExecutionRole } from "./execution-role";
export type { IGrantable } from "./grantable";
export { imagePullStatements } from "./image-pull";
export { ManagedPolicy, type ManagedPolicyProps, type PolicyAttachment } from "./managed-policy";
export { partitionOf } from "./partition";
export { policyDocument, trustPolicy } from "./policy-document";
export type { PolicyConditions, PolicyPrincipals, PolicyStatement } from "./policy-document";
export type { IEcsRole, IExecutionRole, IRole, ITaskRole, RolePurpose } from "./role";
export { TaskAndExecutionRole, type ITaskAndExecutionRole } from "./task-and-execution-role";
export { TaskRole } from "./task-role";
