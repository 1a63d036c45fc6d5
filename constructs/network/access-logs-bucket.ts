import { DataAwsResourcegroupstaggingapiResources } from "@cdktf/provider-aws/lib/data-aws-resourcegroupstaggingapi-resources";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { Token } from "cdktf";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import type { Account } from "../iam/account";
import { checkName } from "../core/name";
import { reportProblems } from "../core/problem";
import { wholeNumber } from "../core/values";
import { BUCKET_NAME, keepPrivate } from "./private-bucket";
import { ImportBlock } from "../terraform/import-block";

/** Settings of an {@link AccessLogsBucket}. */
export interface AccessLogsBucketProps {
  /** Unique among all buckets of AWS: 3 to 63 lower case letters, digits, `.` and `-`. */
  readonly name: string;
  /** The account of the load balancers, whose logs alone it takes. */
  readonly account: Account;
  /** After how many days AWS deletes a log, 1 or more. @default 365 */
  readonly expirationDays?: number;
  /**
   * Whether a bucket of this name that is there already, since Terraform has forgotten it, is imported with its logs;
   * otherwise Terraform makes it. Terraform finds it by the Resource Groups Tagging API (`tag:GetResources`),
   * which lists what has a tag. Needs Terraform 1.7.
   *
   * @default false: the apply fails where the bucket is there already
   */
  readonly adoptExisting?: boolean;
}

/**
 * A bucket that load balancers write their access logs to (Elastic Load Balancing user guide, "Access logs for your
 * Application Load Balancer"): encrypted with S3's own key, the only one that load balancers can use; not public; TLS
 * only; versioned. S3 refuses to delete it while it holds logs, and the load balancer writes a test file at once: to let
 * go of it, have Terraform forget it (`RemovedBlock`). Terraform destroys it and its policy after the load balancer has
 * let go of it.
 */
export class AccessLogsBucket extends AwsConstruct {
  /** As given. */
  public readonly bucketName: string;
  /**
   * The bucket's name, as the policy knows it: what refers to it is made after the policy, without which AWS refuses the
   * bucket as a place for logs.
   */
  public readonly writableBucketName: string;

  public constructor(scope: Construct, id: string, props: AccessLogsBucketProps) {
    super(scope, id, props);
    const { name, account, expirationDays = 365, adoptExisting = false } = props;
    checkName(this, BUCKET_NAME, name);
    reportProblems(this, () => {
      // Amazon S3 API reference, `LifecycleExpiration`: "Positive nonzero integer".
      const days = { code: "access-logs-expiration", what: "expirationDays", min: 1, max: 2_147_483_647 } as const;
      return wholeNumber(expirationDays, { ...days, unit: "days" });
    });
    const resource = new S3Bucket(this, "Resource", { bucket: name, lifecycle: { createBeforeDestroy: true } });
    const { arn, bucket: bucketName } = resource;
    if (adoptExisting) {
      const existing = new DataAwsResourcegroupstaggingapiResources(this, "existing", { resourceTypeFilters: ["s3"] });
      new ImportBlock(this, "import", {
        to: resource,
        importId: name,
        ifAmong: Token.asList(existing.interpolationForAttribute("resource_tag_mapping_list[*].resource_arn")),
        listedAs: `arn:${account.partition}:s3:::${name}`,
      });
    }
    const policy = keepPrivate(this, resource, {
      expirationDays,
      statements: [
        {
          principals: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
          actions: ["s3:PutObject"],
          resources: [`${arn}/AWSLogs/${account.accountId}/*`],
        },
      ],
    });
    this.bucketName = bucketName;
    this.writableBucketName = policy.bucket;
  }
}
