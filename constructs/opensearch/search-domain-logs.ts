import { CloudwatchLogResourcePolicy } from "@cdktf/provider-aws/lib/cloudwatch-log-resource-policy";
import type { TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { Account } from "../iam/account";
import { policyDocument } from "../iam/policy-document";
import { LogGroup } from "../logs/log-group";
import type { RetentionDays } from "../logs/log-group-rules";
import type { PlanTime } from "../terraform/plan-time";
import type { SearchPreset } from "./search-capacity";

/**
 * What a domain writes about itself: slow requests, errors of the server, and who did what. It writes an audit once somebody
 * has switched that on within it (Dashboards: Security, Audit logs), since that is a setting of the server.
 */
export type SearchLogType = "indexSlow" | "searchSlow" | "application" | "audit";

/** Amazon OpenSearch Service API reference, `LogType`. */
const LOG_TYPES: Readonly<Record<SearchLogType, string>> = {
  indexSlow: "INDEX_SLOW_LOGS",
  searchSlow: "SEARCH_SLOW_LOGS",
  application: "ES_APPLICATION_LOGS",
  audit: "AUDIT_LOGS",
};

/** Logs that a domain writes about itself, in groups `/aws/OpenSearchService/domains/<domain>/<type>`. */
export interface SearchLogPublishing {
  /** @default `application` of a domain for development, all others */
  readonly types?: readonly SearchLogType[];
  /** Days after which events are deleted. @default 30 */
  readonly retentionInDays?: RetentionDays | PlanTime;
  /** ARN of a KMS key, as of `LogGroup`. @default CloudWatch Logs encrypts with a key of its own */
  readonly kmsKeyArn?: string;
  /**
   * Who lets Amazon OpenSearch Service write to the groups. An account has at most ten such policies in a region (CloudWatch
   * Logs, `PutResourcePolicy`): where there is one for `/aws/OpenSearchService/domains/*`, take `exists`.
   *
   * @default `own`: a resource policy for this domain alone
   */
  readonly resourcePolicy?: "own" | "exists";
}

/** Whose logs they are. */
interface SearchDomainLogsProps extends SearchLogPublishing {
  /** The domain's name. */
  readonly domain: string;
  readonly preset: SearchPreset;
  /** Whether groups that are there already are imported. */
  readonly adoptExisting: boolean;
}

/** Types of a preset. */
const TYPES: Readonly<Record<SearchPreset, readonly SearchLogType[]>> = {
  development: ["application"],
  production: ["application", "audit", "indexSlow", "searchSlow"],
  "production-standby": ["application", "audit", "indexSlow", "searchSlow"],
};

/** What `log_publishing_options` takes. */
interface LogPublishingOptions {
  readonly logType: string;
  readonly cloudwatchLogGroupArn: string;
}

/** The groups of a domain's own logs, and the permission to write to them. */
export class SearchDomainLogs extends AwsConstruct {
  public readonly options: LogPublishingOptions[];
  /** What has to be there before the domain. */
  public readonly policies: readonly TerraformResource[];

  public constructor(scope: Construct, id: string, props: SearchDomainLogsProps) {
    super(scope, id);
    const { domain, adoptExisting, types = TYPES[props.preset] } = props;
    const { retentionInDays = 30, kmsKeyArn, resourcePolicy = "own" } = props;
    const groups = types.map((type) => {
      const name = `/aws/OpenSearchService/domains/${domain}/${nameOf(type)}`;
      const settings = { name, retentionInDays, kmsKeyArn, adoptExisting };
      return new LogGroup(this, nameOf(type).replaceAll("-", "_"), settings);
    });
    this.options = groups.map(({ arn }, index) => ({
      logType: LOG_TYPES[types[index] ?? "application"],
      cloudwatchLogGroupArn: arn,
    }));
    this.policies = groups.length > 0 && resourcePolicy === "own" ? [this.allow(domain, groups)] : [];
  }

  /** For this domain alone (developer guide, "Monitoring OpenSearch logs": confused deputy). */
  private allow(domain: string, groups: readonly LogGroup[]): TerraformResource {
    const { accountId, partition } = new Account(this, "account");
    return new CloudwatchLogResourcePolicy(this, "Resource", {
      policyName: `OpenSearchService-${domain}`,
      policyDocument: policyDocument([
        {
          principals: { Service: "es.amazonaws.com" },
          actions: ["logs:PutLogEvents", "logs:CreateLogStream"],
          resources: groups.map(({ arn }) => `${arn}:*`),
          conditions: {
            StringEquals: { "aws:SourceAccount": accountId },
            ArnLike: { "aws:SourceArn": `arn:${partition}:es:*:${accountId}:domain/${domain}` },
          },
        },
      ]),
    });
  }
}

/** `indexSlow` is `index-slow` in a group's name. */
function nameOf(type: SearchLogType): string {
  return type.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
