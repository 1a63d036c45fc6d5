import type { IGrantable } from "../iam/grantable";
import { partitionAt } from "../iam/partition";
import { logStatements, type CreateGroup, type DriverCreatedLogGroup } from "./log-group-ownership";

/** A log group that the log driver creates; see `LogGroup.createdByDriver`. */
export class DriverLogGroup implements DriverCreatedLogGroup {
  /** The log driver makes it: `awslogs-create-group`. */
  public readonly ownership = "createdByDriver";

  public readonly name: string;
  public readonly arn?: string;
  public readonly createGroup?: CreateGroup;

  public constructor(name: string, arn?: string, createGroup?: CreateGroup) {
    this.name = name;
    this.arn = arn;
    this.createGroup = createGroup;
  }

  /** Allows creating the group and its streams, and putting events. */
  public grantWrite(grantee: IGrantable): void {
    grantee.addToPolicy(...logStatements(this, partitionAt(grantee)));
  }
}
