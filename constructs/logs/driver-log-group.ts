import type { IGrantable } from "../iam/grantable";
import { partitionAt } from "../iam/partition";
import { logStatements, type DriverCreatedLogGroup } from "./log-group-ownership";

/** A log group that the log driver creates; see `LogGroup.createdByDriver`. */
export class DriverLogGroup implements DriverCreatedLogGroup {
  public readonly ownership = "createdByDriver";

  public readonly name: string;
  public readonly arn?: string;

  public constructor(name: string, arn?: string) {
    this.name = name;
    this.arn = arn;
  }

  /** Allows creating the group and its streams, and putting events. */
  public grantWrite(grantee: IGrantable): void {
    grantee.addToPolicy(...logStatements(this, partitionAt(grantee)));
  }
}
