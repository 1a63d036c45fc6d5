import type { ITaskRole } from "../../iam/role";
import type { AwsLogsOptions } from "../log-drivers/aws-logs";
import type { IBucket } from "./bucket";
import type { FluentBitVersion, RouterImage } from "./image-line";
import type { MultilineRule } from "./multiline";
import type { FirelensOutput } from "./output";
import type { RouterParser } from "./parsers";

/** What all routers have. */
export interface FirelensRouterBase {
  /** Name of the router's container. @default `log-router` */
  readonly name?: string;
  /** @default `3.2.0`, the newest whose options are known here */
  readonly image?: FluentBitVersion | RouterImage;
  /** Where the router's own output goes: never to itself. */
  readonly logs: Pick<AwsLogsOptions, "logGroup" | "region" | "streamPrefix">;
  /**
   * The task's role, with whose credentials the router writes to AWS: it is allowed what the outputs take.
   *
   * @default none: enough for destinations outside AWS
   */
  readonly taskRole?: ITaskRole;
  /**
   * KiB of lines a second that all containers write together when they are busy: with how long a destination may be away, it
   * makes what has to wait.
   *
   * @default 8, which is 660 MB a day
   */
  readonly kibPerSecond?: number;
  /**
   * Lines that Docker keeps for each container while the router does not read, 0 to 536870911: memory of the task, beside that
   * of its containers. AWS's own default is 1048576, which is 1 GiB of lines of 1 KiB.
   *
   * @default 8192
   */
  readonly bufferLines?: number;
  /** MiB at which the router is killed. @default twice what waits in memory and 128, 256 at least */
  readonly memory?: number;
  /** Whether an output may have `traceErrors`, which shows parts of refused records in the router's log. @default false */
  readonly development?: boolean;
}

/** A router that FireLens configures alone: one output for each container, in the task definition. */
export interface PlainRouterProps<C extends string> extends FirelensRouterBase {
  /** Where each container's output goes, by the container's name. */
  readonly routes: Readonly<Record<C, FirelensOutput>>;
  /** With a bucket, the configuration is in S3: `ConfiguredRouterProps`. */
  readonly bucket?: undefined;
  /** Only with a `bucket`. */
  readonly bucketPrefix?: undefined;
  /** Only with a `bucket`. */
  readonly bucketKeyArn?: undefined;
  /** Only with a `bucket`: FireLens has no field for it. */
  readonly parsers?: undefined;
  /** Only with a `bucket`: FireLens has no field for it. */
  readonly multiline?: undefined;
  /** Only with a `bucket`: FireLens has no field for it. */
  readonly graceSeconds?: undefined;
  /** Only with a `bucket`: FireLens has no field for it. */
  readonly healthCheck?: undefined;
}

/** A router that reads its configuration from S3: several outputs for a container, parsers, records of several lines. */
export interface ConfiguredRouterProps<C extends string> extends FirelensRouterBase {
  /** Where each container's output goes, by the container's name. */
  readonly routes: Readonly<Record<C, FirelensOutput | readonly FirelensOutput[]>>;
  /** Where the configuration is; the task role is allowed to read it. */
  readonly bucket: IBucket;
  /** What the names of its objects begin with, without slashes at both ends. @default `firelens/` and the construct's path */
  readonly bucketPrefix?: string;
  /** ARN of the KMS key that encrypts the bucket's objects; the task role may decrypt with it. @default S3's own key */
  readonly bucketKeyArn?: string;
  /** How lines become fields, for all outputs but CloudWatch Logs, which gets the lines. @default they stay lines */
  readonly parsers?: readonly RouterParser[];
  /** Which lines are one record, for all outputs but CloudWatch Logs. @default each line is a record */
  readonly multiline?: readonly MultilineRule[];
  /** Seconds that the router has, after the application has stopped, to send what waits, 1–110. @default 30 */
  readonly graceSeconds?: number;
  /**
   * `uptime`: ECS asks whether the router runs, not whether its destinations answer: a router that is unhealthy while a
   * destination is away would replace every task. Not with the image 3.0.0, which has no curl.
   *
   * @default ECS only knows whether it runs, as AWS recommends
   */
  readonly healthCheck?: "uptime";
}

/** Settings of a `FirelensRouter`. */
export type FirelensRouterProps<C extends string> = PlainRouterProps<C> | ConfiguredRouterProps<C>;
