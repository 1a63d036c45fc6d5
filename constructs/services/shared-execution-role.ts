import { Construct } from "constructs";
import { Account } from "../iam/account";
import { ExecutionRole } from "../iam/execution-role";
import { imagePullStatements } from "../iam/image-pull";
import type { PolicyStatement } from "../iam/policy-document";

/** Settings of a {@link SharedExecutionRole}. */
export interface SharedExecutionRoleProps {
  /** Name of the role. */
  readonly name: string;
  /** Region of images and logs. */
  readonly region: string;
  /** What the names of the log groups begin with, such as `/ecs/school/`. */
  readonly logGroupPrefix: string;
}

/**
 * One execution role for many services, which says nothing of any single one, so that a service that comes or goes does
 * not change it: it pulls images from the account's own registry and writes to log groups with a common prefix.
 *
 * A service with secrets, or with a log group besides its own, gets a role of its own instead: sharing would let each
 * read and write the others'.
 */
export class SharedExecutionRole extends Construct {
  public readonly role: ExecutionRole;
  /** What pulling images from the account's own registry needs. */
  public readonly pullStatements: readonly PolicyStatement[];

  public constructor(scope: Construct, id: string, { name, region, logGroupPrefix }: SharedExecutionRoleProps) {
    super(scope, id);
    const account = new Account(this, "account");
    const { partition, accountId } = account;
    this.role = new ExecutionRole(this, "Resource", { name });
    this.pullStatements = imagePullStatements(`arn:${partition}:ecr:${region}:${accountId}:repository/*`);
    this.role.addStatements(...this.pullStatements, {
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [`${account.logGroupArn(region, `${logGroupPrefix}*`)}:*`],
    });
  }
}
