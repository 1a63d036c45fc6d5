import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import type { Construct } from "constructs";
import type { NameRule } from "../core/name";
import { policyDocument, type PolicyStatement } from "../iam/policy-document";

/** Amazon S3 user guide, "General purpose bucket naming rules". */
export const BUCKET_NAME: NameRule = {
  what: "an S3 bucket's name",
  max: 63,
  pattern:
    /^(?!xn--|sthree-|amzn-s3-demo-|\d+\.\d+\.\d+\.\d+$)(?!.*\.\.)[a-z0-9][a-z0-9.-]{2,}(?<!-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)(?<![.-])$/,
  says: "at least 3 lower-case letters, digits, . and -, which are neither first nor last nor twice (..), is no IP address, and has no beginning or end that AWS keeps, such as xn-- and -s3alias",
};

/** What distinguishes one private bucket from another. */
export interface PrivateBucketSettings {
  /** Who may do what, beside the account itself. @default nobody else */
  readonly statements?: readonly PolicyStatement[];
  /** After how many days S3 deletes an object. @default never */
  readonly expirationDays?: number;
  /** ARN of the KMS key that encrypts objects. @default S3's own key */
  readonly kmsKeyArn?: string;
}

/**
 * Makes a bucket one for AWS's services and the program alone: encrypted; not public; TLS only; versioned. Terraform destroys its
 * policy after whoever uses the bucket has let go of it.
 */
export function keepPrivate(scope: Construct, bucket: S3Bucket, settings: PrivateBucketSettings): S3BucketPolicy {
  const { statements = [], expirationDays, kmsKeyArn } = settings;
  const { id, arn } = bucket;
  new S3BucketPublicAccessBlock(scope, "public_access", {
    bucket: id,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  const key =
    kmsKeyArn === undefined ? { sseAlgorithm: "AES256" } : { sseAlgorithm: "aws:kms", kmsMasterKeyId: kmsKeyArn };
  new S3BucketServerSideEncryptionConfigurationA(scope, "encryption", {
    bucket: id,
    rule: [{ applyServerSideEncryptionByDefault: key, bucketKeyEnabled: kmsKeyArn === undefined ? undefined : true }],
  });
  new S3BucketVersioningA(scope, "versioning", { bucket: id, versioningConfiguration: { status: "Enabled" } });
  new S3BucketLifecycleConfiguration(scope, "lifecycle", {
    bucket: id,
    rule: [
      {
        id: "expire",
        status: "Enabled",
        filter: [{}],
        expiration: expirationDays === undefined ? undefined : [{ days: expirationDays }],
        noncurrentVersionExpiration: [{ noncurrentDays: 30 }],
        abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
      },
    ],
  });
  const tlsOnly: PolicyStatement = {
    effect: "Deny",
    principals: { AWS: "*" },
    actions: ["s3:*"],
    resources: [arn, `${arn}/*`],
    conditions: { Bool: { "aws:SecureTransport": "false" } },
  };
  return new S3BucketPolicy(scope, "policy", {
    bucket: id,
    lifecycle: { createBeforeDestroy: true },
    policy: policyDocument([...statements, tlsOnly]),
  });
}
