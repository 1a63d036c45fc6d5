import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import type { Construct } from "constructs";
import { AwsConstruct } from "../../core/aws-construct";
import { checkName } from "../../core/name";
import { BUCKET_NAME, keepPrivate } from "../../network/private-bucket";
import type { IBucket } from "./bucket";

/** Settings of a {@link ConfigurationBucket}. */
export interface ConfigurationBucketProps {
  /** Unique among all buckets of AWS: 3 to 63 lower-case letters, digits, `.` and `-`. */
  readonly name: string;
  /** ARN of the KMS key that encrypts objects; the router needs it as `bucketKeyArn`. @default S3's own key */
  readonly kmsKeyArn?: string;
}

/**
 * A bucket for the configuration of log routers: not public, TLS only, versioned. It holds what the program writes and nothing
 * else, so that it is destroyed with all that is in it.
 */
export class ConfigurationBucket extends AwsConstruct implements IBucket {
  public readonly arn: string;
  public readonly bucket: string;

  public constructor(scope: Construct, id: string, props: ConfigurationBucketProps) {
    super(scope, id, props);
    const { name, kmsKeyArn } = props;
    checkName(this, BUCKET_NAME, name);
    const resource = new S3Bucket(this, "Resource", { bucket: name, forceDestroy: true });
    keepPrivate(this, resource, { kmsKeyArn });
    this.arn = resource.arn;
    this.bucket = resource.bucket;
  }
}
