import type { IGrantable } from "./grantable";

/** An IAM role. */
export interface IRole extends IGrantable {
  /** The role's ARN. */
  readonly arn: string;
  /** The role's name, without its path. */
  readonly roleName: string;
}
