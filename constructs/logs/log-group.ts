import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { DataAwsCloudwatchLogGroups } from "@cdktf/provider-aws/lib/data-aws-cloudwatch-log-groups";
import { Token } from "cdktf";
import type { Construct } from "constructs";
import { checkName } from "../core/name";
import { reportProblems } from "../core/problem";
import { ImportBlock } from "../terraform/import-block";
import type { PlanTime } from "../terraform/plan-time";
import { DriverLogGroup } from "./driver-log-group";
import { LogGroupFromArn, LogGroupFromName, type ExistingLogGroupOptions } from "./existing-log-group";
import { LogGroupBase, type ILogGroup } from "./log-group-base";
import type { CreateGroup, CreateNoGroup, ExistingLogGroup } from "./log-group-ownership";
import { NEW_LOG_GROUP_NAME, logGroupProblems, type LogGroupClass, type RetentionDays } from "./log-group-rules";

/** Settings of a {@link LogGroup}. */
export interface LogGroupProps {
  /** 1 to 512 letters, digits and `_./#-`. */
  readonly name: string;
  /** Days after which events are deleted. @default 0: they are kept, and paid for, for ever */
  readonly retentionInDays?: RetentionDays | PlanTime;
  /**
   * ARN of a symmetric KMS key whose policy lets CloudWatch Logs use it; `logsKeyStatements` writes that. Events are read
   * with the key under which they came: a group that is kept (`deletionProtection: "keep"`) needs a key that outlives the
   * program too.
   *
   * @default CloudWatch Logs encrypts with a key of its own
   */
  readonly kmsKeyArn?: string;
  /** Changing it replaces the group. @default `STANDARD` */
  readonly logGroupClass?: LogGroupClass;
  /**
   * What happens when Terraform is to destroy or replace the group. `keep`: it leaves the group and its events in AWS,
   * and only forgets it (`skip_destroy`). `refuse`: the whole plan fails until this is taken out (`prevent_destroy`).
   * Both hold for Terraform only: AWS's own deletion protection is not in version 5.100 of the provider, which this
   * library supports.
   *
   * @default the group is deleted, with all its events
   */
  readonly deletionProtection?: "keep" | "refuse";
  /**
   * Whether a group of this name that is there already, since a log driver made it, is imported with its events.
   * Otherwise Terraform makes it. Needs Terraform 1.7.
   *
   * @default false: the apply fails where the group is there already
   */
  readonly adoptExisting?: boolean;
  /** @default the provider's default tags only */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A CloudWatch log group that Terraform makes. Is itself a log group ownership, `managed`: log drivers take it. */
export class LogGroup extends LogGroupBase {
  public readonly ownership = "managed";
  public readonly name: string;
  public readonly arn: string;
  public readonly logGroupClass: LogGroupClass;

  public constructor(scope: Construct, id: string, props: LogGroupProps) {
    super(scope, id, props);
    const { name, retentionInDays, kmsKeyArn, logGroupClass, deletionProtection, adoptExisting, tags } = props;
    checkName(this, NEW_LOG_GROUP_NAME, name);
    reportProblems(this, logGroupProblems(props));
    const group = new CloudwatchLogGroup(this, "Resource", {
      name,
      retentionInDays: retentionInDays === undefined ? undefined : Token.asNumber(retentionInDays),
      kmsKeyId: kmsKeyArn,
      logGroupClass,
      skipDestroy: deletionProtection === "keep" ? true : undefined,
      lifecycle: deletionProtection === "refuse" ? { preventDestroy: true } : undefined,
      tags,
    });
    if (adoptExisting) {
      const { logGroupNames } = new DataAwsCloudwatchLogGroups(this, "existing", { logGroupNamePrefix: name });
      new ImportBlock(this, "import", { to: group, importId: name, ifAmong: logGroupNames });
    }
    this.name = group.name;
    this.arn = group.arn;
    this.logGroupClass = logGroupClass ?? "STANDARD";
  }

  /**
   * A group that the log driver creates when the first task starts (`awslogs-create-group`); Terraform knows nothing of it.
   *
   * @param arn what the execution role may create and write, without the trailing `:*`; by default every log group of every
   * account and region, `arn:aws:logs:*:*:*`, in the partition of the grantee's AWS provider where that has a region
   * @param createGroup how the definition says so, since another spelling is a new revision of one that is there; by
   * default `true`
   */
  public static createdByDriver(name: string, arn?: string, createGroup?: CreateGroup): DriverLogGroup {
    return new DriverLogGroup(name, arn, createGroup);
  }

  /**
   * A group that is there already, of which only the name is known: for a log driver, in whatever account. Nobody looks it
   * up.
   *
   * @param createGroup what the definition says of `awslogs-create-group`; by default nothing
   */
  public static named(name: string, createGroup?: CreateNoGroup): ExistingLogGroup {
    return { ownership: "existing", name, createGroup };
  }

  /**
   * A group that is there already, by its name. Terraform reads it when it plans (`data.aws_cloudwatch_log_group.<id>`),
   * and fails where the group is missing.
   */
  public static fromName(scope: Construct, id: string, name: string, options?: ExistingLogGroupOptions): ILogGroup {
    return new LogGroupFromName(scope, id, name, options);
  }

  /**
   * A group that is there already, by its ARN, which nobody looks up.
   *
   * @param arn with or without a trailing `:*`; may be known only at plan time
   */
  public static fromArn(scope: Construct, id: string, arn: string, options?: ExistingLogGroupOptions): ILogGroup {
    return new LogGroupFromArn(scope, id, arn, options);
  }
}
