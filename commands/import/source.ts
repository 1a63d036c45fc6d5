import type { Normal } from "../adopt/normal-form";
import type { Code, Field } from "./code";
import type { Fields } from "./fields";
import type { HostTokens } from "./host-tokens";
import type { StateResource } from "./state";

/** A resource that may come in. */
export interface SourceResource {
  readonly address: string;
  readonly type: string;
  readonly name: string;
  /** What the provider keeps of it. */
  readonly values: Fields;
  /** A task definition in the words of the ECS API. */
  readonly api?: Fields;
  /** The block that declares it, as Terraform's JSON syntax has it. @default there is no directory */
  readonly block?: Fields;
  /** The same shape as `values`, `true` where a value is sensitive. */
  readonly sensitive?: unknown;
  /** Arguments that every resource can have (`lifecycle`, `dependsOn` …), as the program says them. @default none */
  readonly meta?: readonly Field[];
  /** How long the provider waits, as the program says it. @default as long as it does by itself */
  readonly timeouts?: Field;
  /** What `count` or `for_each` makes of it. @default it is one */
  readonly indexed?: Indexed;
  /** Alias of its provider: `eu` of `aws.eu`. @default the provider without an alias */
  readonly provider?: string;
}

/** A block of which `count` or `for_each` makes instances. */
export interface Indexed {
  readonly argument: "count" | "for_each";
  /** What is written in the block, without what every resource can have. */
  readonly written: ReadonlyMap<string, Normal>;
  /** The value of `count` or `for_each`. */
  readonly over: Normal;
  readonly instances: readonly StateResource[];
}

/** A resource that stays where it is. */
export interface LeftResource {
  readonly address: string;
  readonly type: string;
  readonly reason: string;
  /** What it is known by: ids and ARNs, as the program refers to them. @default nothing refers to it */
  readonly known?: ReadonlyMap<string, Code>;
}

/** What is imported from, whichever input it was. */
export interface Source {
  readonly resources: readonly SourceResource[];
  readonly left: readonly LeftResource[];
  /** Whether it is a file for `register-task-definition`, where a pipeline may have left something to fill in. */
  readonly isTemplate: boolean;
  /** What a directory declares, in the values of its resources. @default there is no directory */
  readonly host?: HostTokens;
  /** Names of variables that the directory declares. @default none */
  readonly declared?: readonly string[];
}

/** The order in which a program makes resources: what refers to nothing else comes first. */
export const ORDER = [
  "aws_cloudwatch_log_group",
  "aws_cloudwatch_log_metric_filter",
  "aws_iam_role",
  "aws_iam_policy",
  "aws_iam_role_policy",
  "aws_iam_role_policy_attachment",
  "aws_iam_policy_attachment",
  "aws_iam_role_policies_exclusive",
  "aws_iam_role_policy_attachments_exclusive",
  "aws_lb_target_group",
  "aws_ecs_cluster",
  "aws_ecs_cluster_capacity_providers",
  "aws_ecs_task_definition",
  "aws_ecs_service",
  "aws_appautoscaling_target",
  "aws_appautoscaling_policy",
  "aws_appautoscaling_scheduled_action",
];
