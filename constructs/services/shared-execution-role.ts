import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { Construct } from "constructs";
import { ExecutionRole } from "../iam/execution-role";
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
 * A service with secrets gets a role of its own instead: sharing would let each read the others'.
 */
export class SharedExecutionRole extends Construct {
  public readonly role: ExecutionRole;
  /** What pulling images from the account's own registry needs. */
  public readonly pullStatements: readonly PolicyStatement[];

  public constructor(scope: Construct, id: string, { name, region, logGroupPrefix }: SharedExecutionRoleProps) {
    super(scope, id);
    const { accountId } = new DataAwsCallerIdentity(this, "account", {});
    const { partition } = new DataAwsPartition(this, "partition", {});
    const arn = (service: string, resource: string) => `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
    this.role = new ExecutionRole(this, "Resource", { name });
    this.pullStatements = [
      { actions: ["ecr:GetAuthorizationToken"], resources: ["*"] },
      {
        actions: ["ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"],
        resources: [arn("ecr", "repository/*")],
      },
    ];
    this.role.addStatements(...this.pullStatements, {
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [arn("logs", `log-group:${logGroupPrefix}*:*`)],
    });
  }
}
