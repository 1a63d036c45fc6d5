import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { Construct } from "constructs";
import { Cluster } from "../../constructs/ecs/cluster";
import { TaskRole } from "../../constructs/iam/task-role";
import { FilterPattern } from "../../constructs/logs/filter-pattern";
import { LogGroup } from "../../constructs/logs/log-group";
import { SubscriptionFilter } from "../../constructs/logs/subscription-filter";
import { SubscriptionTarget } from "../../constructs/logs/subscription-target";
import { requireAwsProvider } from "../../constructs/core/required-provider";
import { requiresProvider } from "../../constructs/terraform/requires-provider";
import { SecretInState } from "../../constructs/terraform/secret-in-state";
import { MovedConstruct } from "../../constructs/terraform/moved-construct";
import { RemovedBlock } from "../../constructs/terraform/removed-block";
import { planTime } from "../../constructs/terraform/plan-time";
import { TerraformStack, TerraformVariable } from "cdktf";
import { container, type ErrorExamples, unchecked } from "./example";

/** Names, addresses, and values of plan time. */
export const NAME_ERRORS = {
  "name-length": {
    source: "the API reference of the resource's service, such as Amazon ECS API reference, `CreateCluster`",
    wrong: (stack) => new Cluster(stack, "cluster", { name: "" }),
    right: (stack) => new Cluster(stack, "cluster", { name: "app" }),
  },
  "name-pattern": {
    source: "the API reference of the resource's service, such as Amazon ECS API reference, `CreateCluster`",
    wrong: (stack) => new Cluster(stack, "cluster", { name: "my app" }),
    right: (stack) => new Cluster(stack, "cluster", { name: "my-app" }),
  },
  "number-not-finite": {
    source: "ECMA-404, the JSON that Terraform reads, has no such number; AWS would get 0, or its own default",
    wrong: (stack) => container(stack, { memoryReservation: Number.parseInt("half") }),
    right: (stack) => container(stack, { memoryReservation: 256 }),
  },
  "duplicate-name": {
    source: "the API reference of the resource's service, such as IAM API reference, `CreateRole`",
    wrong: (stack) => {
      new TaskRole(stack, "grades", { name: "app-task" });
      new TaskRole(stack, "students", { name: "App-Task" });
    },
    right: (stack) => {
      new TaskRole(stack, "grades", { name: "grades-task" });
      new TaskRole(stack, "students", { name: "students-task" });
    },
  },
  "arn-kind": {
    source: "the API reference of what it is given to, such as IAM API reference, `AttachRolePolicy`",
    wrong: (stack) => {
      const role = new TaskRole(stack, "role", { name: "app" });
      role.attachManagedPolicy("read", "arn:aws:iam::123456789012:role/read");
    },
    right: (stack) => {
      const role = new TaskRole(stack, "role", { name: "app" });
      role.attachManagedPolicy("read", "arn:aws:iam::123456789012:policy/read");
    },
  },
  "arn-region": {
    source:
      'the guide of what it is given to, such as CloudWatch Logs user guide, "Create an account-level subscription filter policy"',
    wrong: (stack) => {
      const logGroup = new LogGroup(stack, "logs", { name: "app" });
      const target = SubscriptionTarget.account("arn:aws:logs:us-east-1:210987654321:destination:central");
      new SubscriptionFilter(stack, "ship", { name: "ship", logGroup, pattern: FilterPattern.allEvents(), target });
    },
    right: (stack) => {
      // The stack's provider is in eu-west-3.
      const logGroup = new LogGroup(stack, "logs", { name: "app" });
      const target = SubscriptionTarget.account("arn:aws:logs:eu-west-3:210987654321:destination:central");
      new SubscriptionFilter(stack, "ship", { name: "ship", logGroup, pattern: FilterPattern.allEvents(), target });
    },
  },
  "arn-region-unusual": {
    source: "CloudWatch Logs API reference, `PutSubscriptionFilter`",
    wrong: (stack) => {
      const logGroup = new LogGroup(stack, "logs", { name: "app" });
      const target = SubscriptionTarget.lambda("arn:aws:lambda:us-east-1:123456789012:function:ship");
      new SubscriptionFilter(stack, "ship", { name: "ship", logGroup, pattern: FilterPattern.allEvents(), target });
    },
    right: (stack) => {
      // The stack's provider is in eu-west-3.
      const logGroup = new LogGroup(stack, "logs", { name: "app" });
      const target = SubscriptionTarget.lambda("arn:aws:lambda:eu-west-3:123456789012:function:ship");
      new SubscriptionFilter(stack, "ship", { name: "ship", logGroup, pattern: FilterPattern.allEvents(), target });
    },
  },
  "arn-partition": {
    source: 'AWS general reference, "Amazon Resource Names (ARNs)"',
    wrong: (stack) => {
      const role = new TaskRole(stack, "role", { name: "app" });
      role.attachManagedPolicy("read", "arn:aws-cn:iam::aws:policy/ReadOnlyAccess");
    },
    right: (stack) => {
      const role = new TaskRole(stack, "role", { name: "app" });
      role.attachManagedPolicy("read", "arn:aws:iam::aws:policy/ReadOnlyAccess");
    },
  },
  "address-identifier": {
    source: 'Terraform language, "Identifiers"',
    wrong: (stack) => new Cluster(stack, "1st", { name: "app" }),
    right: (stack) => new Cluster(stack, "first", { name: "app" }),
  },
  "address-collision": {
    source: 'Terraform language, "Resource Addressing"',
    wrong: (stack) => {
      // Both are aws_iam_role.a_b.
      new IamRole(stack, "a_b", { assumeRolePolicy: "{}" });
      new IamRole(new Construct(stack, "a"), "b", { assumeRolePolicy: "{}" });
    },
    right: (stack) => {
      new IamRole(stack, "a_b", { assumeRolePolicy: "{}" });
      new IamRole(new Construct(stack, "a"), "c", { assumeRolePolicy: "{}" });
    },
  },
  "moved-construct": {
    source: 'Terraform language documentation, "moved Block"',
    wrong: (stack) => {
      const construct = new Cluster(stack, "cluster", { name: "app" });
      new MovedConstruct(stack, "moved", { construct, previousId: "cluster" });
    },
    right: (stack) => {
      const construct = new Cluster(stack, "cluster", { name: "app" });
      new MovedConstruct(stack, "moved", { construct, previousId: "main" });
    },
  },
  "hcl-output": {
    source: "cdktf 0.21, `TerraformStack.toHclTerraform`",
    wrong: (stack) => {
      // As `cdktf synth --hcl` says it, and `new App({ hclOutput: true })`.
      Object.assign(stack.node.root, { hclOutput: true });
      new RemovedBlock(stack, "forget", "aws_iam_policy_attachment.logs");
    },
    right: (stack) => new RemovedBlock(stack, "forget", "aws_iam_policy_attachment.logs"),
  },
  "plan-time": {
    source: 'CDK for Terraform, "Tokens"',
    wrong: (stack) => container(stack, { essential: planTime(unchecked(true)) }),
    right: (stack) =>
      container(stack, { essential: planTime(new TerraformVariable(stack, "essential", { type: "bool" })) }),
  },
  "secret-in-state": {
    source: 'Terraform language documentation, "Manage sensitive data in your configuration"',
    wrong: (stack) => SecretInState.fromVariable(new TerraformVariable(stack, "client_secret", { type: "string" })),
    right: (stack) =>
      SecretInState.fromVariable(new TerraformVariable(stack, "client_secret", { type: "string", sensitive: true })),
  },
  "provider-version": {
    source: 'Terraform AWS provider, change log; Terraform language documentation, "Version Constraints"',
    wrong: (stack) => requiresProvider(stack, "6.4.0", "a blue/green deployment"),
    right: (stack) => {
      requireAwsProvider(TerraformStack.of(stack), ">= 6.4.0, < 7.0.0");
      requiresProvider(stack, "6.4.0", "a blue/green deployment");
    },
  },
} satisfies ErrorExamples;
