import type { TerraformModule, TerraformResource } from "cdktf";
import type { LogGroupOwnership } from "../logs/log-group-ownership";
import type { RetentionDays } from "../logs/log-group-rules";
import type { PlanTime } from "../terraform/plan-time";
import type { DeadLetters } from "./dead-letters";
import type { FunctionCode } from "./function-code";
import type { FunctionLogFormat } from "./function-log-format";
import type { LambdaRuntime } from "./lambda-runtime";

/** Where a function's network interfaces are. */
export interface FunctionVpc {
  /** Subnets that lead to whatever the function calls. */
  readonly subnetIds: readonly string[];
  /** They need the way out that the function takes: port 443 to services of AWS. */
  readonly securityGroupIds: readonly string[];
}

/** A log group that the function gets for itself, `<id>_logs`. */
export interface FunctionLogs {
  /** Days after which events are deleted. @default 30 */
  readonly retentionInDays?: RetentionDays | PlanTime;
  /** ARN of a KMS key, as of `LogGroup`. @default CloudWatch Logs encrypts with a key of its own */
  readonly kmsKeyArn?: string;
}

/** What of an image is replaced (AWS Lambda API reference, `ImageConfig`). */
export interface FunctionImageConfig {
  /** What the image's entry point gets: its `CMD`. @default the image's own */
  readonly command?: readonly string[];
  /** The program that is started: its `ENTRYPOINT`. @default the image's own */
  readonly entryPoint?: readonly string[];
  /** Where it is started: its `WORKDIR`. @default the image's own */
  readonly workingDirectory?: string;
}

/** Settings that every {@link LambdaFunction} has, whatever it is made of. */
export interface LambdaFunctionBaseProps {
  /** 1 to 64 letters, digits, `-` and `_`; also its role's name. Another name is another function. */
  readonly name: string;
  /** Words for who finds it in the console. @default none */
  readonly description?: string;
  /** Processor that the code is built for. @default `arm64` */
  readonly architecture?: "arm64" | "x86_64";
  /** MiB, 128–10240; CPU comes in proportion. @default 128 */
  readonly memorySize?: number;
  /** Seconds after which an invocation is ended, 1–900. @default 3 */
  readonly timeout?: number;
  /** MiB of `/tmp`, 512–10240. @default 512 */
  readonly ephemeralStorageSize?: number;
  /** Variables by name, 4 KB together; whoever may read the function's configuration reads them. @default none */
  readonly environment?: Readonly<Record<string, string>>;
  /** @default it is in no VPC */
  readonly vpc?: FunctionVpc;
  /**
   * Where its events go: a group that Terraform makes elsewhere, one that is there, one that Lambda makes
   * (`LogGroup.createdByDriver`), or settings of one that it gets for itself.
   *
   * @default a group `/aws/lambda/<name>` of its own, `<id>_logs`, that keeps events for 30 days
   */
  readonly logs?: LogGroupOwnership | FunctionLogs;
  /**
   * How its events are written, and from which level on: levels are for JSON alone.
   *
   * @default JSON, of Lambda's own levels: INFO
   */
  readonly logFormat?: FunctionLogFormat;
  /**
   * Whether X-Ray gets a trace of invocations: of a sample (`Active`), or only of requests that a caller traces
   * (`PassThrough`). With `Active` its role may send them.
   *
   * @default `PassThrough`
   */
  readonly tracing?: "Active" | "PassThrough";
  /**
   * Where events go that were sent asynchronously and failed at each attempt; its role may send them there.
   *
   * @default they are lost
   */
  readonly deadLetters?: DeadLetters;
  /**
   * How many invocations run at once at most, which the account's other functions then can't have; at 0 none runs.
   *
   * @default as many as the account has left
   */
  readonly reservedConcurrency?: number;
  /** Whether each change is published as a version, which a `FunctionAlias` leads to. @default false */
  readonly publish?: boolean;
  /** What is there before the function: a repository's policy that lets Lambda pull, for example. @default what it refers to */
  readonly dependsOn?: readonly (TerraformResource | TerraformModule)[];
}

/** Settings of a function that is made of a zip, which the synthesis writes. */
export interface ZipFunctionProps extends LambdaFunctionBaseProps {
  /** Files, a folder or a bundle, which become the zip. */
  readonly code: FunctionCode;
  /** File of the code without its ending, a dot, and what the file exports: `index.handler`. */
  readonly handler: string;
  /** `nodejs24.x` needs version 6.20 of the AWS provider. @default `nodejs22.x` */
  readonly runtime?: LambdaRuntime;
  /** Not with a zip. */
  readonly image?: undefined;
  /** Not with a zip. */
  readonly imageConfig?: undefined;
}

/**
 * Settings of a function that is made of an image, which has its runtime and its handler in it (AWS Lambda developer guide,
 * "Create a Lambda function using a container image"). Lambda pulls it from a private repository of ECR in the function's
 * region, by a statement that it adds to the repository's policy itself if that is of the same account. It follows no tag
 * that moves: the plan shows a new image where the image's name changes.
 */
export interface ImageFunctionProps extends LambdaFunctionBaseProps {
  /** `<account>.dkr.ecr.<region>.amazonaws.com/<repository>` with a tag or a digest; it has to be there before the apply. */
  readonly image: string;
  /** @default the image says all itself */
  readonly imageConfig?: FunctionImageConfig;
  /** The image has it. */
  readonly code?: undefined;
  /** The image says it: its command. */
  readonly handler?: undefined;
  /** The image has it. */
  readonly runtime?: undefined;
}

/** Settings of a {@link LambdaFunction}: it is made of a zip, with a handler, or of an image. */
export type LambdaFunctionProps = ZipFunctionProps | ImageFunctionProps;
