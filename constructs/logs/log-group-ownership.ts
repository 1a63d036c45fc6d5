import type { PolicyStatement } from "../iam/policy-document";

/** All spellings of yes in `awslogs-create-group`, which the driver reads as Go's `strconv.ParseBool` does. */
export const CREATE_GROUP = ["true", "True", "TRUE", "t", "T", "1"] as const;

/** All spellings of no. */
export const CREATE_NO_GROUP = ["false", "False", "FALSE", "f", "F", "0"] as const;

/** How `awslogs-create-group` says yes. */
export type CreateGroup = (typeof CREATE_GROUP)[number];

/** How `awslogs-create-group` says no, where a definition does so. */
export type CreateNoGroup = (typeof CREATE_NO_GROUP)[number];

/** A log group that Terraform makes; the `LogGroup` construct is one. */
export interface ManagedLogGroup {
  /** This program makes it; log drivers may write to it once it is there. */
  readonly ownership: "managed";
  /** Such as `/ecs/web`: `awslogs-group`. */
  readonly name: string;
  /** ARN without the trailing `:*`, as the provider's attribute has it. */
  readonly arn: string;
}

/** A log group that is there already and belongs to somebody else. */
export interface ExistingLogGroup {
  /** It is there already; no role is needed to make it. */
  readonly ownership: "existing";
  /** Such as `/ecs/web`: `awslogs-group`. */
  readonly name: string;
  /**
   * ARN, with or without a trailing `:*`.
   *
   * @default only the name is known: its streams are written in every account, in the driver's region
   */
  readonly arn?: string;
  /** What `awslogs-create-group` says. @default nothing: the driver makes no group */
  readonly createGroup?: CreateNoGroup;
}

/** A log group that the log driver makes when the first task starts (`awslogs-create-group`). */
export interface DriverCreatedLogGroup {
  /** The first task that starts makes it: its execution role needs `logs:CreateLogGroup`. */
  readonly ownership: "createdByDriver";
  /** Such as `/ecs/web`: `awslogs-group`. */
  readonly name: string;
  /**
   * ARN that the execution role may create and write, without the trailing `:*`.
   *
   * @default every log group of every account and region: `arn:aws:logs:*:*:*` (in another partition its name), as the
   * reference system has it
   */
  readonly arn?: string;
  /** What `awslogs-create-group` says: another spelling is a new revision of a definition that is there. @default `true` */
  readonly createGroup?: CreateGroup;
}

/**
 * Who makes the log group. This one value decides the resource, the driver's `awslogs-create-group` and the IAM actions
 * with their scope, so that they can't contradict each other.
 */
export type LogGroupOwnership = ManagedLogGroup | ExistingLogGroup | DriverCreatedLogGroup;

/**
 * What an execution role needs to write to the group (Amazon ECS developer guide, "Send Amazon ECS logs to
 * CloudWatch"): create streams and put events, and only where the driver makes the group, create it. All of that is on
 * `<arn>:*` (CloudWatch Logs user guide, "Overview of managing access permissions to your CloudWatch Logs resources").
 *
 * @param partition of a group whose ARN nobody gave
 */
export function logStatements(group: LogGroupOwnership, partition = "aws"): PolicyStatement[] {
  const write = ["logs:CreateLogStream", "logs:PutLogEvents"];
  if (group.ownership !== "createdByDriver") {
    return [
      { actions: write, resources: [streamsOf(group.arn ?? `arn:${partition}:logs:*:*:log-group:${group.name}`)] },
    ];
  }
  if (group.arn === undefined) {
    return [{ actions: ["logs:CreateLogGroup", ...write], resources: [`arn:${partition}:logs:*:*:*`] }];
  }
  return [{ actions: ["logs:CreateLogGroup", ...write], resources: [streamsOf(group.arn)] }];
}

/**
 * What reading the events of a group needs (Service Authorization Reference, "Amazon CloudWatch Logs"): list its
 * streams, get and filter their events.
 */
export function readLogStatements(
  group: ManagedLogGroup | (ExistingLogGroup & { readonly arn: string }),
): PolicyStatement[] {
  const read = ["logs:DescribeLogStreams", "logs:FilterLogEvents", "logs:GetLogEvents"];
  return [{ actions: read, resources: [streamsOf(group.arn)] }];
}

/**
 * IAM wants the streams of a group, `<arn>:*` (CloudWatch Logs user guide, "CloudWatch Logs resources and operations");
 * the provider's attribute and people's copies come without.
 */
function streamsOf(arn: string): string {
  return arn.endsWith(":*") ? arn : `${arn}:*`;
}
