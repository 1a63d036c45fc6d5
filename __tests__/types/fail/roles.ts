import { ExecutionRole } from "../../../constructs/iam/execution-role";
import { GitHubDeployRole, type GitHubDeployRoleProps } from "../../../constructs/iam/github-deploy-role";
import type { IExecutionRole, ITaskRole } from "../../../constructs/iam/role";
import { ManagedPolicy } from "../../../constructs/iam/managed-policy";
import { policyDocument, type PolicyStatement } from "../../../constructs/iam/policy-document";
import { TaskRole } from "../../../constructs/iam/task-role";
import { FargateTaskDefinition } from "../../../constructs/ecs/fargate-task-definition";
import { accept, executionRole, stack, task, taskRole } from "../../../harness/type-case-givens";

const statements = [{ actions: ["logs:PutLogEvents"], resources: ["*"] }];

// Execution role and task role can't be confused.

// error: Type 'TaskRole' is not assignable to type 'IExecutionRole'
new FargateTaskDefinition(stack, "task", { ...task, cpu: 256, memory: 512, executionRole: taskRole });
// error: Type 'ExecutionRole' is not assignable to type 'ITaskRole'
new FargateTaskDefinition(stack, "task", { ...task, cpu: 256, memory: 512, taskRole: executionRole });
// error: Type 'string' is not assignable to type 'IExecutionRole'
new FargateTaskDefinition(stack, "task", { ...task, cpu: 256, memory: 512, executionRole: "arn:aws:iam::1:role/app" });
// error: Type 'string' is not assignable to type 'IRole'
new ManagedPolicy(stack, "logs", { name: "logs", role: "app-execution", statements });
// error: Type '"task"' is not assignable to type '"execution"'
accept<ExecutionRole>(new TaskRole(stack, "role", { name: "app" }));

// error: 'ITaskRole' is not assignable to parameter of type 'IExecutionRole'
accept<IExecutionRole>(TaskRole.fromArn(stack, "role", "arn:aws:iam::123456789012:role/app"));
// error: 'IExecutionRole' is not assignable to parameter of type 'ITaskRole'
accept<ITaskRole>(ExecutionRole.fromName(stack, "role", "app"));

// Roles and policies.

// error: Property 'name' is missing
new ExecutionRole(stack, "role", {});
// error: 'roleName' does not exist in type 'EcsRoleProps'
new TaskRole(stack, "role", { roleName: "app" });
// error: Type 'string' is not assignable to type 'readonly string[]'
policyDocument([{ actions: "logs:PutLogEvents", resources: ["*"] }]);
// error: 'action' does not exist in type 'PolicyStatement'
executionRole.addToPolicy({ action: ["logs:PutLogEvents"], resources: ["*"] });
// error: Property 'resources' is missing
accept<PolicyStatement>({ actions: ["logs:PutLogEvents"] });
// error: '"allow"' is not assignable to type '"Allow" | "Deny"
accept<PolicyStatement>({ effect: "allow", actions: ["logs:PutLogEvents"], resources: ["*"] });
// error: 'Federated' does not exist in type
accept<PolicyStatement>({ principals: { Federated: "x" }, actions: ["sts:AssumeRole"], resources: ["*"] });
// error: Property 'name' is missing
new ManagedPolicy(stack, "a", { name: "a", role: executionRole, attachment: { type: "exclusive" } });
// error: 'name' does not exist in type
new ManagedPolicy(stack, "a", { name: "a", role: executionRole, attachment: { type: "perRole", name: "a" } });

// Roles for GitHub.

const github: Omit<GitHubDeployRoleProps, "access" | "trusted"> = {
  name: "app-apply",
  provider: { arn: "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" },
  repository: { owner: "octo-org", name: "app" },
};
// error: not assignable to type
new GitHubDeployRole(stack, "apply", { ...github, access: "write", trusted: [{ pullRequests: true }] });
// error: Type 'string' is not assignable to type '{ readonly environment: string; }
new GitHubDeployRole(stack, "apply", { ...github, access: "write", trusted: ["production"] });
// error: 'true'
new GitHubDeployRole(stack, "plan", { ...github, access: "read", trusted: [{ pullRequests: false }] });
// error: Type 'string' is not assignable to type 'GitHubRepository'
new GitHubDeployRole(stack, "plan", { ...github, access: "read", trusted: [], repository: "octo-org/app" });
// error: Type 'string' is not assignable to type 'IGitHubOidcProvider'
new GitHubDeployRole(stack, "plan", { ...github, access: "read", trusted: [], provider: "arn:aws:iam::1:oidc" });
// error: Property 'access' is missing
new GitHubDeployRole(stack, "plan", { ...github, trusted: [{ branch: "main" }] });
