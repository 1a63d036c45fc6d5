import { DataResource } from "cdktf";
import { imagePullStatements, ManagedPolicy, type PolicyStatement } from "../../../../constructs/iam";
import { logStatements } from "../../../../constructs/logs/log-group-ownership";
import { APP_LOG_GROUP_NAME } from "../../logs";
import type { System } from "../../system";
import { forget } from "../leave";
import type { Measure } from "../measure";

/**
 * What writing to the log group needs, by the group's ARN and no reference to it. Terraform destroys the boundary after the
 * task definition has changed; if the boundary referred to the group, it could not forget the group before that: a cycle.
 */
function writeStatements({ account, region }: System, name: string): PolicyStatement[] {
  return logStatements({ ownership: "managed", name, arn: account.logGroupArn(region, name) });
}

/** Who may do what. */
export const PERMISSION_MEASURES = {
  "scoped-log-statements": {
    does: "The logs policy names the application's log group instead of every group of every account and region.",
    source: "IAM user guide, `Grant least privilege`",
    plan: "changes the policy in place",
    logGroup: (system) => ({ arn: () => system.account.logGroupArn(system.region, APP_LOG_GROUP_NAME) }),
  },
  "role-attachment": {
    does:
      "Attaches the logs policy to the role with `aws_iam_role_policy_attachment`. The reference system's " +
      "`aws_iam_policy_attachment` is exclusive: it detaches the policy from everyone else in the account.",
    source: "AWS provider documentation, `aws_iam_policy_attachment`",
    plan:
      "creates the new attachment; Terraform forgets the old one without destroying it, since destroying it would take " +
      "the policy off the role again",
    forgets: ["aws_iam_role_policy_attachment.cloudwatch_logs_policy_attachment"],
    logsPolicy: () => ({ attachment: { type: "perRole" } }),
    // Straight back, the exclusive attachment must be made after this one is destroyed, or the policy ends up detached. It
    // is made after the role's change, and the role is changed after what it depends on is destroyed, which is after what
    // depends on the role: this attachment. So the role needs something to depend on, and something to change.
    executionRole: ({ stack }) => {
      const detached = new DataResource(stack, "logs_policy_detached");
      // Its only rule runs `terraform version`, and a synthesis needs no Terraform; the block below needs a later one.
      detached.node.validate = () => [];
      return { after: detached, forceDetachPolicies: true };
    },
    beside: ({ stack }) => {
      // Destroying the exclusive attachment would detach the policy from the role, after or before the new one attaches it.
      forget(stack, "aws_iam_policy_attachment.cloudwatch_logs_policy_attachment");
    },
  },
  "scoped-image-pull": {
    does:
      "Sets a permissions boundary on the execution role: pull from this one repository, read this one secret, write to " +
      "this one log group. The AWS-managed policy that the reference system attaches allows every repository and every group.",
    source: "IAM user guide, `Permissions boundaries for IAM entities`; Amazon ECR user guide, `Private registry`",
    plan: "creates one policy, changes the role in place",
    executionRole: (system, { logGroup, password, repositoryArn, router }) => {
      const { stack, prefix } = system;
      const permissionsBoundary = new ManagedPolicy(stack, "execution_boundary", {
        name: `${prefix}-ExecutionBoundary`,
        description: "The most that the role may do",
        statements: repositoryArn === undefined ? [] : imagePullStatements(repositoryArn),
        createBeforeDestroy: true,
      });
      permissionsBoundary.addToPolicy(...password.readStatements);
      if (logGroup.ownership === "managed")
        permissionsBoundary.addToPolicy(...writeStatements(system, APP_LOG_GROUP_NAME));
      else logGroup.grantWrite(permissionsBoundary);
      if (router) {
        router.logGroup.grantWrite(permissionsBoundary);
        for (const { readStatements } of router.secrets) permissionsBoundary.addToPolicy(...readStatements);
      }
      return { permissionsBoundary };
    },
  },
  "password-rotation": {
    does:
      "Terraform holds the rotation of the database's password at every seven days, RDS's own default, so that a change " +
      "by hand shows. A task reads the password when it starts: deploy again after a rotation.",
    source: "AWS Secrets Manager user guide, `Rotation`; Security Hub SecretsManager.1",
    plan: "creates the rotation",
    database: () => ({
      manage_master_user_password_rotation: true,
      master_user_password_rotation_automatically_after_days: 7,
      master_user_password_rotate_immediately: false,
    }),
  },
} as const satisfies Readonly<Record<string, Measure>>;
