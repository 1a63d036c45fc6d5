import { CloudwatchLogDataProtectionPolicy } from "@cdktf/provider-aws/lib/cloudwatch-log-data-protection-policy";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { reportProblems, type Problem } from "../core/problem";
import { encodeJson } from "../core/jsonencode";
import { partitionAt } from "../iam/partition";
import type { Json } from "../core/json";
import { identifierArn, identifierProblems, type CustomDataIdentifier } from "./data-identifier";
import type { ManagedDataIdentifier } from "./managed-data-identifier";
import { groupLimitProblems, noteOnLogGroup } from "./log-group-limits";
import type { ILogGroup } from "./log-group-base";

/** Settings of a {@link DataProtectionPolicy}. */
export interface DataProtectionPolicyProps {
  /** The policy's name: a dimension of the metrics about what was found. */
  readonly name: string;
  /** Its group, which has one policy; of class `STANDARD` or `INFREQUENT_ACCESS`. */
  readonly logGroup: ILogGroup;
  /** Kinds of data that AWS finds by itself, such as `EmailAddress` and those of `KEY_IDENTIFIERS`. @default none */
  readonly identifiers?: readonly ManagedDataIdentifier[];
  /** Kinds of data of one's own, at most 10. @default none */
  readonly customIdentifiers?: readonly CustomDataIdentifier[];
  /** Where AWS writes what it found, as a count and place, not the data. @default metrics only */
  readonly findings?: FindingsDestination;
  /** `aws-cn`, `aws-us-gov` … @default that of the AWS provider's region, where it has one; otherwise `aws` */
  readonly partition?: string;
}

/** Where findings go; what is named must exist. */
export interface FindingsDestination {
  /** @default none */
  readonly logGroup?: ILogGroup;
  /** Name of an S3 bucket. @default none */
  readonly bucketName?: string;
  /** Name of a Firehose delivery stream. @default none */
  readonly deliveryStreamName?: string;
}

/**
 * Masks sensitive data in events that come in from now on, for everyone without `logs:Unmask` (CloudWatch Logs user
 * guide, "Help protect sensitive log data with masking").
 */
export class DataProtectionPolicy extends AwsConstruct {
  /** The group whose events are masked. */
  public readonly logGroup: ILogGroup;

  public constructor(scope: Construct, id: string, props: DataProtectionPolicyProps) {
    super(scope, id);
    const { logGroup, identifiers = [], customIdentifiers = [], partition = partitionAt(this) } = props;
    this.logGroup = logGroup;
    noteOnLogGroup(this, "data protection policy");
    reportProblems(this, () => [
      ...identifierProblems(identifiers, customIdentifiers),
      ...groupLimitProblems(this, 1, "data protection policy"),
      ...protectionClassProblems(props),
    ]);
    new CloudwatchLogDataProtectionPolicy(this, "Resource", {
      logGroupName: logGroup.name,
      policyDocument: encodeJson(protectionDocument({ ...props, partition })),
    });
  }
}

/**
 * The policy as AWS reads it (CloudWatch Logs API reference, `PutDataProtectionPolicy`): one statement that finds, one
 * that masks, and both name the same kinds of data.
 */
export function protectionDocument(props: DataProtectionPolicyProps): Json {
  const { name, identifiers = [], customIdentifiers = [], findings = {}, partition } = props;
  const { logGroup, bucketName, deliveryStreamName } = findings;
  const DataIdentifier = [
    ...identifiers.map((identifier) => identifierArn(identifier, partition)),
    ...customIdentifiers.map((custom) => custom.name),
  ];
  const CustomDataIdentifier = customIdentifiers.map(({ name: Name, regex: Regex }) => ({ Name, Regex }));
  const FindingsDestination = {
    CloudWatchLogs: logGroup && { LogGroup: logGroup.name },
    S3: bucketName === undefined ? undefined : { Bucket: bucketName },
    Firehose: deliveryStreamName === undefined ? undefined : { DeliveryStream: deliveryStreamName },
  };
  return {
    Name: name,
    Version: "2021-06-01",
    Configuration: customIdentifiers.length === 0 ? undefined : { CustomDataIdentifier },
    Statement: [
      { Sid: "audit", DataIdentifier, Operation: { Audit: { FindingsDestination } } },
      { Sid: "mask", DataIdentifier, Operation: { Deidentify: { MaskConfig: {} } } },
    ],
  };
}

/** Same guide: masking is for the classes STANDARD and INFREQUENT_ACCESS. */
function protectionClassProblems({ logGroup: { logGroupClass } }: DataProtectionPolicyProps): Problem[] {
  if (logGroupClass !== "DELIVERY") return [];
  const rule = "no group of class DELIVERY has a data protection policy";
  return [{ code: "log-group-class", rule, got: logGroupClass, fix: "choose another class, or drop it" }];
}
