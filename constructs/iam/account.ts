import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";

/** The account that Terraform works in, which it reads at plan time: what an ARN needs besides its region and name. */
export class Account extends AwsConstruct {
  /** Twelve digits. */
  public readonly accountId: string;
  /** `aws`, `aws-cn` or `aws-us-gov`. */
  public readonly partition: string;

  public constructor(scope: Construct, id: string) {
    super(scope, id);
    this.accountId = new DataAwsCallerIdentity(this, "Resource").accountId;
    this.partition = new DataAwsPartition(this, "Default").partition;
  }

  /** ARN of a log group, without the trailing `:*` (IAM service authorization reference, "Amazon CloudWatch Logs"). */
  public logGroupArn(region: string, name: string): string {
    return `arn:${this.partition}:logs:${region}:${this.accountId}:log-group:${name}`;
  }
}
