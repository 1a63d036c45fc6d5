import { given } from "../../core/given";
import type { PolicyStatement } from "../../iam/policy-document";
import type { IBucket } from "./bucket";
import type { FurtherOptions } from "./option-table";
import { asRole, valueProblems, type FirelensOutput } from "./output";
import { awayForProblems, type AnyAwayFor, type AwayFor } from "./retry";

/** A delivery stream of Amazon Data Firehose: cdktf's `KinesisFirehoseDeliveryStream` is one. */
export interface IDeliveryStream {
  /** `arn:aws:firehose:<region>:<account>:deliverystream/<name>`: where the task role may write. */
  readonly arn: string;
  /** What Fluent Bit's `delivery_stream` says. */
  readonly name: string;
}

/** Settings of {@link firehoseOutput}. */
export type FirehoseOutputOptions = AwayFor & {
  /** Where the records go; the task role is allowed to write there. */
  readonly stream: IDeliveryStream;
  /** Region of the stream. */
  readonly region: string;
  /** Options of the output `kinesis_firehose` beyond these, such as `{ log_key: "log" }`. @default none */
  readonly options?: FurtherOptions<"kinesis_firehose", "region" | "delivery_stream">;
};

/** Sends whole records, as JSON, to Amazon Data Firehose (Fluent Bit documentation, "Amazon Kinesis Data Firehose"). */
export function firehoseOutput(options: FirehoseOutputOptions): FirelensOutput {
  const { stream, region, options: further } = options;
  const permission = { actions: ["firehose:PutRecordBatch"], resources: [stream.arn] };
  return awsOutput("kinesis_firehose", { region, delivery_stream: stream.name, ...further }, permission, options);
}

/** Settings of {@link s3Output}. */
export type S3OutputOptions = AwayFor & {
  /** Where the records go; the task role is allowed to write there. */
  readonly bucket: IBucket;
  /** Region of the bucket. */
  readonly region: string;
  /** What object names begin with, without a slash in front. @default `logs` */
  readonly prefix?: string;
  /** Options of the output `s3` beyond these, such as `{ compression: "gzip" }`. @default none */
  readonly options?: FurtherOptions<"s3", "region" | "bucket" | "s3_key_format" | "use_put_object">;
};

/**
 * Writes records to S3, an object a minute or for 10 MB (Fluent Bit documentation, "Amazon S3"): what is not yet written is
 * lost with the task, so that little waits. Objects are named `prefix/container/2026/11/26/120000-<id>`.
 */
export function s3Output(options: S3OutputOptions): FirelensOutput {
  const { bucket, region, prefix = "logs", options: further } = options;
  const actions = ["s3:PutObject", ...(further?.canned_acl === undefined ? [] : ["s3:PutObjectAcl"])];
  const permission = { actions, resources: [`${bucket.arn}/${prefix}/*`] };
  const settings = {
    region,
    bucket: bucket.bucket,
    use_put_object: "On",
    total_file_size: "10M",
    upload_timeout: "1m",
  };
  const output = awsOutput("s3", { ...settings, ...further }, permission, options);
  const named = (container: string): string => `/${prefix}/${container}/%Y/%m/%d/%H%M%S-$UUID`;
  return { ...output, options: (place) => ({ ...output.options(place), s3_key_format: named(place.container) }) };
}

function awsOutput(
  plugin: string,
  settings: Readonly<Record<string, string | undefined>>,
  permission: PolicyStatement,
  away: AnyAwayFor,
): FirelensOutput {
  const options = given(settings);
  return {
    plugin,
    options: () => options,
    secrets: {},
    permissions: asRole(settings["role_arn"]) ?? [permission],
    away,
    takesLines: false,
    tracesErrors: false,
    problems: [...awayForProblems(away), ...valueProblems(options)],
  };
}
