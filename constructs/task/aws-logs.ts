import type { LogGroupOwnership } from "../logs/log-group-ownership";

/** Settings of the `awslogs` driver (Amazon ECS developer guide, "Send Amazon ECS logs to CloudWatch"). */
export interface AwsLogsOptions {
  /** The group, and who makes it. */
  readonly logGroup: LogGroupOwnership;
  /** Region of the group, such as `us-east-1`. */
  readonly region: string;
  /** First part of the stream names: `prefix/container name/task id`. Fargate requires it. */
  readonly streamPrefix: string;
}

/** Where a container's output goes. */
export interface LogDriver {
  readonly logDriver: "awslogs";
  /** The driver's options as the container definition holds them: all values are strings. */
  readonly options: Readonly<Record<string, string>>;
}

/** Sends a container's output to CloudWatch Logs. */
export function awsLogs({ logGroup, region, streamPrefix }: AwsLogsOptions): LogDriver {
  return {
    logDriver: "awslogs",
    options: {
      "awslogs-group": logGroup.name,
      "awslogs-region": region,
      ...(logGroup.ownership === "createdByDriver" ? { "awslogs-create-group": "true" } : {}),
      "awslogs-stream-prefix": streamPrefix,
    },
  };
}
