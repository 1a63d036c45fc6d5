import { CognitoUserGroup } from "@cdktf/provider-aws/lib/cognito-user-group";
import { DataAwsCognitoUserGroups } from "@cdktf/provider-aws/lib/data-aws-cognito-user-groups";
import { Fn, ref, TerraformIterator, TerraformStack, Token } from "cdktf";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { checkName } from "../core/name";
import { ImportBlock } from "../terraform/import-block";
import type { UserPool } from "./user-pool";
import { USER_POOL_GROUP_NAME } from "./user-pool-group";

/** Settings of {@link UserPoolGroups}. */
export interface UserPoolGroupsProps {
  /** The pool whose users can be in them. */
  readonly userPool: UserPool;
  /** 1–128 letters, digits and marks each, without blanks. */
  readonly names: readonly string[];
}

/**
 * Groups of a user pool, as instances of one resource, so that Terraform can be made to forget all of them at one address. Where
 * the pool is adopted, those of its groups that are there already are imported, with everybody who is in them.
 */
export class UserPoolGroups extends AwsConstruct {
  public constructor(scope: Construct, id: string, { userPool, names }: UserPoolGroupsProps) {
    super(scope, id);
    for (const name of names) checkName(this, USER_POOL_GROUP_NAME, name);
    const { userPoolId, existingIds } = userPool;
    const each = TerraformIterator.fromList([...names]);
    const groups = new CognitoUserGroup(this, "Resource", {
      forEach: each,
      name: Token.asString(each.key),
      userPoolId,
    });
    if (existingIds === undefined) return;
    const pools = TerraformIterator.fromList(existingIds);
    const existing = new DataAwsCognitoUserGroups(this, "existing", {
      forEach: pools,
      userPoolId: Token.asString(pools.key),
    });
    const address = `data.${existing.terraformResourceType}.${existing.friendlyUniqueId}`;
    const found = ref(`values(${address})[*].groups[*].group_name`, TerraformStack.of(this));
    new ImportBlock(this, "import", {
      to: groups,
      instances: names,
      importId: `${Token.asString(Fn.one(existingIds))}/\${each.key}`,
      // A pool without groups has `null` for them.
      ifAmong: Token.asList(Fn.try([Fn.flatten(found), []])),
    });
  }
}
