import { AccessLogsBucket } from "../../../../constructs/network";
import type { Measure } from "../measure";

/** The way in. */
export const LOAD_BALANCER_MEASURES = {
  "drop-invalid-headers": {
    does: "The load balancer drops invalid HTTP headers, which request smuggling needs.",
    source: "Elastic Load Balancing user guide, `Load balancer attributes`; Security Hub ELB.4",
    plan: "changes the load balancer in place",
    loadBalancer: () => ({ dropInvalidHeaders: true }),
  },
  "tls-listener": {
    does: "With the setting `certificateArn` or `certificate`: requests come in by HTTPS (TLS 1.2 or 1.3), and HTTP redirects there.",
    source: "Elastic Load Balancing user guide, `Security policies`; Security Hub ELB.1",
    plan: "creates the HTTPS listener, changes the HTTP listener and its security group in place",
    httpsListener: () => ({ enabled: true }),
  },
  "access-logs": {
    does:
      "The load balancer writes its access logs to a bucket of their own: encrypted, not public, TLS only, versioned, " +
      "kept for a year.",
    source: "Elastic Load Balancing user guide, `Access logs`; Security Hub ELB.5",
    plan: "creates the bucket and its settings, changes the load balancer in place",
    // The bucket's settings with it: what is left behind goes on being closed to the public, and its logs expire.
    forgets: [
      "aws_s3_bucket.alb_logs",
      "aws_s3_bucket_lifecycle_configuration.alb_logs_lifecycle",
      "aws_s3_bucket_policy.alb_logs_policy",
      "aws_s3_bucket_public_access_block.alb_logs_public_access",
      "aws_s3_bucket_server_side_encryption_configuration.alb_logs_encryption",
      "aws_s3_bucket_versioning.alb_logs_versioning",
    ],
    loadBalancer: ({ stack, lowerCasePrefix, account }) => {
      // Bucket names are unique in all of AWS and of lower case: the account's number makes it so.
      const name = `${lowerCasePrefix}-alb-logs-${account.accountId}`;
      return { accessLogs: new AccessLogsBucket(stack, "alb_logs", { name, account, adoptExisting: true }) };
    },
  },
} as const satisfies Readonly<Record<string, Measure>>;
