import { Token } from "cdktf";
import { given } from "../../core/given";
import type { LogGroupOwnership } from "../../logs/log-group-ownership";
import type { PlanTime } from "../../terraform/plan-time";
import { deliveryOptions, type Delivery } from "./delivery";

/**
 * How the driver finds the end of a log event; the three ways exclude each other. The plain one comes last, since the
 * compiler's messages speak of the last.
 */
export type LogEventFormat =
  /** An event starts where a line holds a time in this strftime format, such as `%Y-%m-%dT%H:%M:%S`. */
  | {
      /** The option `awslogs-datetime-format`. */
      readonly datetimeFormat: string;
      /** Not with `datetimeFormat`. */
      readonly multilinePattern?: undefined;
      /** Not with `datetimeFormat`. */
      readonly format?: undefined;
    }
  /** An event starts where a line matches this Go regular expression, such as `^(INFO|ERROR)`. */
  | {
      /** The option `awslogs-multiline-pattern`. */
      readonly multilinePattern: string;
      /** Not with `multilinePattern`. */
      readonly datetimeFormat?: undefined;
      /** Not with `multilinePattern`. */
      readonly format?: undefined;
    }
  /** Each line is an event in CloudWatch's embedded metric format. Known to the driver; not confirmed for Fargate. */
  | {
      /** The option `awslogs-format`. */
      readonly format: "json/emf";
      /** Not with `format`. */
      readonly datetimeFormat?: undefined;
      /** Not with `format`. */
      readonly multilinePattern?: undefined;
    }
  /** Each line is an event. Without `format`, so that the compiler blames its presence beside another one. */
  | {
      /** No line is looked at for a time. */
      readonly datetimeFormat?: undefined;
      /** No line is compared with a pattern. */
      readonly multilinePattern?: undefined;
    };

/** Settings of the `awslogs` driver (Amazon ECS developer guide, "Send Amazon ECS logs to CloudWatch"). */
export type AwsLogsOptions = LogEventFormat & {
  /** The group, and who makes it: that alone decides `awslogs-create-group`. */
  readonly logGroup: LogGroupOwnership;
  /** Region of the group, such as `us-east-1`. */
  readonly region: string;
  /** First part of the stream names: `prefix/container name/task id`. Fargate requires it. */
  readonly streamPrefix: string;
  /** What happens when CloudWatch Logs is slow. */
  readonly delivery: Delivery;
  /** HTTPS endpoint to use instead of the region's. Known to the driver; not confirmed for Fargate. @default none */
  readonly endpoint?: `https://${string}` | PlanTime;
};

/** A container's output goes to CloudWatch Logs; made by {@link awsLogs}. */
export interface AwsLogsDriver {
  /** What the task definition calls it. */
  readonly logDriver: "awslogs";
  /** As given: its `awslogs-…` options follow from them. */
  readonly settings: AwsLogsOptions;
}

/** Sends a container's output to CloudWatch Logs. */
export function awsLogs(options: AwsLogsOptions): AwsLogsDriver {
  return { logDriver: "awslogs", settings: options };
}

function createGroup(logGroup: LogGroupOwnership): string | undefined {
  if (logGroup.ownership === "managed") return undefined;
  return logGroup.createGroup ?? (logGroup.ownership === "createdByDriver" ? "true" : undefined);
}

/** The options as the driver spells them; all values are text. */
export function awsLogsOptions({
  logGroup,
  region,
  streamPrefix,
  delivery,
  ...settings
}: AwsLogsOptions): Record<string, string> {
  const { datetimeFormat, multilinePattern, endpoint } = settings;
  return given({
    "awslogs-group": logGroup.name,
    "awslogs-region": region,
    "awslogs-create-group": createGroup(logGroup),
    "awslogs-stream-prefix": streamPrefix,
    "awslogs-datetime-format": datetimeFormat,
    "awslogs-multiline-pattern": multilinePattern,
    "awslogs-format": "format" in settings ? settings.format : undefined,
    "awslogs-endpoint": endpoint === undefined ? undefined : Token.asString(endpoint),
    ...deliveryOptions(delivery),
  });
}
