import { arnKindProblems } from "../core/arn";
import { ARN_KINDS } from "../core/arn-kinds";
import type { Problem } from "../core/problem";
import type { PolicyStatement } from "../iam/policy-document";

/** A Kinesis data stream or a Firehose delivery stream, and the role with which CloudWatch Logs writes to it. */
export interface StreamTarget {
  /** Which kind of stream, and so which actions its role is allowed. */
  readonly type: "kinesis" | "firehose";
  /** `arn:aws:kinesis:<region>:<account>:stream/<name>`, or `arn:aws:firehose:<region>:<account>:deliverystream/<name>`. */
  readonly arn: string;
  /** Name of the role that is made for it. */
  readonly roleName: string;
}

/** A Lambda function. */
export interface FunctionTarget {
  /** A function, which gets a permission instead of a role. */
  readonly type: "lambda";
  /** `arn:aws:lambda:<region>:<account>:function:<name>`. */
  readonly arn: string;
}

/** Another account's destination (`LogDestination` there); the policy there allows it, so that no role is needed. */
export interface AccountTarget {
  /** A destination of CloudWatch Logs. */
  readonly type: "destination";
  /** `arn:aws:logs:<region>:<account>:destination:<name>`. */
  readonly arn: string;
}

/** Where a subscription filter sends log events. */
export type SubscriptionTarget = StreamTarget | FunctionTarget | AccountTarget;

/** Where a subscription filter can send log events to. */
export const SubscriptionTarget = {
  /** A Lambda function, by its ARN. */
  lambda,
  /** A Kinesis data stream, by its ARN. */
  kinesis,
  /** A Firehose delivery stream, by its ARN. */
  firehose,
  /** Another account's destination, by its ARN. */
  account,
} as const;

/** A Lambda function, which gets the permission for CloudWatch Logs to invoke it for the group. */
function lambda(functionArn: string): FunctionTarget {
  return { type: "lambda", arn: functionArn };
}

/** A Kinesis data stream. */
function kinesis(streamArn: string, roleName: string): StreamTarget {
  return { type: "kinesis", arn: streamArn, roleName };
}

/** A Firehose delivery stream. */
function firehose(deliveryStreamArn: string, roleName: string): StreamTarget {
  return { type: "firehose", arn: deliveryStreamArn, roleName };
}

/** A destination that another account shares. */
function account(destinationArn: string): AccountTarget {
  return { type: "destination", arn: destinationArn };
}

/**
 * What writing to a stream needs (CloudWatch Logs user guide, "Log group-level subscription filters", examples 1 and 3).
 */
export function streamStatement({ type, arn }: StreamTarget): PolicyStatement {
  const actions = type === "kinesis" ? ["kinesis:PutRecord"] : ["firehose:PutRecord", "firehose:PutRecordBatch"];
  return { actions, resources: [arn] };
}

/** What each target is the ARN of (CloudWatch Logs API reference, `PutSubscriptionFilter` and `PutDestination`). */
const KINDS = {
  lambda: ARN_KINDS.lambda,
  kinesis: ARN_KINDS.stream,
  firehose: ARN_KINDS.deliveryStream,
  destination: ARN_KINDS.destination,
} as const;

/** Whether the target's ARN is of its kind; CloudWatch Logs sends a test event there and refuses it where that fails. */
export function targetProblems({ type, arn }: SubscriptionTarget): Problem[] {
  return arnKindProblems(arn, `the target (${type})`, [KINDS[type]]);
}
