import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
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
  /**
   * ARNs of further repositories that images come from, in another account or region, such as
   * `arn:aws:ecr:eu-west-3:123456789012:repository/*`; their own policies have to allow this account too.
   *
   * @default the account's own registry alone
   */
  readonly repositoryArns?: readonly string[];
}

/**
 * One execution role for many services, which says nothing of any single one, so that a service that comes or goes does
 * not change it: it pulls images from the account's own registry, and those it is given, and writes to log groups with a
 * common prefix.
 *
 * A service with secrets, or with a log group besides its own, gets a role of its own instead: sharing would let each
 * read and write the others'.
 */
export class SharedExecutionRole extends AwsConstruct {
  /** What ECS starts the tasks with; `addToPolicy` allows it more, for all services. */
  public readonly role: ExecutionRole;
  /** What the names of the log groups begin with that it writes. */
  public readonly logGroupPrefix: string;
  /** What pulling images needs. */
  public readonly pullStatements: readonly PolicyStatement[];

  public constructor(scope: Construct, id: string, props: SharedExecutionRoleProps) {
    super(scope, id);
    const { name, region, logGroupPrefix, repositoryArns = [] } = props;
    this.logGroupPrefix = logGroupPrefix;
    const account = new Account(this, "account");
    const { partition, accountId } = account;
    this.role = new ExecutionRole(this, "Resource", { name });
    const ownRegistry = `arn:${partition}:ecr:${region}:${accountId}:repository/*`;
    this.pullStatements = [ownRegistry, ...repositoryArns].flatMap(imagePullStatements);
    this.role.addToPolicy(...this.pullStatements, {
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [`${account.logGroupArn(region, `${logGroupPrefix}*`)}:*`],
    });
  }
}
