import { CognitoUserGroup } from "@cdktf/provider-aws/lib/cognito-user-group";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { literalText } from "../core/literal-text";
import { checkName, type NameRule } from "../core/name";
import { reportProblems } from "../core/problem";
import type { IUserPool } from "./user-pool";
import { groupProblems } from "./user-pool-group-rules";

/** Amazon Cognito user pools API reference, `CreateGroup`, GroupName. */
export const USER_POOL_GROUP_NAME: NameRule = {
  what: "a user pool group's name",
  max: 128,
  pattern: /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u,
  says: "letters, digits and marks, without blanks",
};

/** Settings of a {@link UserPoolGroup}. */
export interface UserPoolGroupProps {
  /** The pool whose users can be in it. */
  readonly userPool: IUserPool;
  /** 1–128 letters, digits and marks, without blanks; unique in the pool. */
  readonly name: string;
  /** At most 2048 characters. @default none */
  readonly description?: string;
  /** 0–2147483647: where a user is in several groups, the lowest comes first. @default AWS's own: it comes last */
  readonly precedence?: number;
}

/**
 * Users of a pool who belong together: their tokens name the groups in `cognito:groups`, which the application looks at
 * (Amazon Cognito developer guide, "Adding groups to a user pool"). Listener rules can't. Terraform does not know who is in
 * it: `aws cognito-idp admin-add-user-to-group` puts somebody there. Where Terraform destroys it, AWS forgets who was.
 */
export class UserPoolGroup extends AwsConstruct {
  /** As given: what tokens name in `cognito:groups`. */
  public readonly groupName: string;

  public constructor(scope: Construct, id: string, props: UserPoolGroupProps) {
    super(scope, id, props);
    const { userPool, name, description, precedence } = props;
    checkName(this, USER_POOL_GROUP_NAME, name);
    reportProblems(this, () => [...(userPool.problems ?? []), ...groupProblems(props)]);
    const group = new CognitoUserGroup(this, "Resource", {
      name,
      userPoolId: userPool.userPoolId,
      description: description === undefined ? undefined : literalText(description),
      precedence,
    });
    this.groupName = group.name;
  }
}
