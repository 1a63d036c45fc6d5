import { CognitoUserPool } from "@cdktf/provider-aws/lib/cognito-user-pool";
import { DataAwsCognitoUserPools } from "@cdktf/provider-aws/lib/data-aws-cognito-user-pools";
import { Fn, Token } from "cdktf";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { checkName, type NameRule } from "../core/name";
import { reportProblems, type Problem } from "../core/problem";
import { ImportBlock } from "../terraform/import-block";
import { userPoolFromArn } from "./existing";
import { userPoolProblems } from "./user-pool-rules";

/** Amazon Cognito user pools API reference, `CreateUserPool`, PoolName. */
export const USER_POOL_NAME: NameRule = {
  what: "a user pool's name",
  max: 128,
  pattern: /^[\w\s+=,.@-]+$/,
  says: "letters, digits, blanks and _+=,.@-",
};

/** A user pool, whoever made it; for one that is there already, `UserPool.fromArn`. */
export interface IUserPool {
  /** `arn:aws:cognito-idp:<region>:<account>:userpool/<id>`. */
  readonly arn: string;
  /** `<region>_<letters and digits>`. */
  readonly userPoolId: string;
  /** `https://cognito-idp.<region>.amazonaws.com/<id>`: the `iss` of its tokens. */
  readonly issuer: string;
  /** What AWS offers for it. @default it is not known */
  readonly tier?: UserPoolTier;
  /** What is wrong with it: whoever uses it reports this. @default nothing is */
  readonly problems?: readonly Problem[];
}

/**
 * What AWS offers, and charges, for each user that is active in a month (Amazon Cognito developer guide, "User pool feature
 * plans").
 */
export type UserPoolTier = "LITE" | "ESSENTIALS" | "PLUS";

/** What passwords are like (Amazon Cognito user pools API reference, `PasswordPolicyType`). */
export interface PasswordPolicy {
  /** Fewest characters, 6–99. @default 14 */
  readonly minimumLength?: number;
  /** Whether a password has to hold a small letter. @default true */
  readonly requireLowercase?: boolean;
  /** Whether a password has to hold a capital letter. @default true */
  readonly requireUppercase?: boolean;
  /** Whether a password has to hold a digit. @default true */
  readonly requireNumbers?: boolean;
  /** Whether a password has to hold a mark, such as `!`. @default true */
  readonly requireSymbols?: boolean;
  /** Days after which the password of an invitation expires, 1–365. @default 7, which is AWS's own */
  readonly temporaryPasswordValidityDays?: number;
  /** How many of a user's last passwords are refused, 0–24; any tier but LITE. @default AWS's own: none is */
  readonly passwordHistorySize?: number;
}

/** Settings of a {@link UserPool}. */
export interface UserPoolProps {
  /** At most 128 letters, digits, blanks and `_+=,.@-`. Not unique: each pool has an id of its own. */
  readonly name: string;
  /** Whether users have a second factor, an authenticator app: none, who wants one, or everybody. @default `optional` */
  readonly mfa?: "off" | "optional" | "required";
  /** @default at least 14 characters, with small and capital letters, digits and marks */
  readonly passwordPolicy?: PasswordPolicy;
  /** Whether anybody can make an account; otherwise an administrator invites users. @default false */
  readonly selfSignUp?: boolean;
  /** @default `ESSENTIALS`, which is AWS's own */
  readonly tier?: UserPoolTier;
  /**
   * Whether AWS looks for passwords that are known from leaks and for unusual sign-ins, and writes them down (`audit`) or
   * answers them (`enforced`); with tier PLUS alone.
   *
   * @default it does not
   */
  readonly threatProtection?: "audit" | "enforced";
  /** Whether AWS refuses to delete it, with everybody's account. @default true */
  readonly deletionProtection?: boolean;
  /**
   * Whether a pool of this name that exists already, because Terraform has forgotten it, is imported with its users; otherwise
   * Terraform makes one. Where several pools have the name, every plan fails (`Invalid function argument`), since only you know
   * which of them it is. Needs Terraform 1.7, and `cognito-idp:ListUserPools`.
   *
   * @default false: Terraform makes another pool of the same name
   */
  readonly adoptExisting?: boolean;
}

/**
 * A directory of users who sign in with their e-mail address and a password (Amazon Cognito developer guide, "Amazon Cognito
 * user pools"). An address counts once it is verified, a changed one too; capital letters in it make no difference. It has
 * the standard attributes only: AWS can change none that a pool was made with, so that Terraform would replace the pool,
 * and all users with it.
 */
export class UserPool extends AwsConstruct implements IUserPool {
  public readonly arn: string;
  public readonly userPoolId: string;
  public readonly issuer: string;
  public readonly tier: UserPoolTier;
  /** Ids of the pools of its name that are there already, where it adopts one. @default it adopts no pool */
  public readonly existingIds?: string[];

  public constructor(scope: Construct, id: string, props: UserPoolProps) {
    super(scope, id, props);
    const { name, mfa = "optional", passwordPolicy = {}, selfSignUp = false, tier = "ESSENTIALS" } = props;
    const { threatProtection, deletionProtection = true, adoptExisting = false } = props;
    checkName(this, USER_POOL_NAME, name);
    reportProblems(this, () => userPoolProblems(props));
    const pool = new CognitoUserPool(this, "Resource", {
      name,
      userPoolTier: tier,
      deletionProtection: deletionProtection ? "ACTIVE" : "INACTIVE",
      usernameAttributes: ["email"],
      usernameConfiguration: { caseSensitive: false },
      autoVerifiedAttributes: ["email"],
      userAttributeUpdateSettings: { attributesRequireVerificationBeforeUpdate: ["email"] },
      accountRecoverySetting: { recoveryMechanism: [{ name: "verified_email", priority: 1 }] },
      adminCreateUserConfig: { allowAdminCreateUserOnly: !selfSignUp },
      mfaConfiguration: { off: "OFF", optional: "OPTIONAL", required: "ON" }[mfa],
      softwareTokenMfaConfiguration: mfa === "off" ? undefined : { enabled: true },
      passwordPolicy: { ...PASSWORDS, ...passwordPolicy },
      userPoolAddOns: threatProtection && {
        advancedSecurityMode: { audit: "AUDIT", enforced: "ENFORCED" }[threatProtection],
      },
    });
    if (adoptExisting) {
      const { ids } = new DataAwsCognitoUserPools(this, "existing", { name });
      this.existingIds = ids;
      const only = Token.asString(Fn.one(ids));
      new ImportBlock(this, "import", { to: pool, importId: only, ifAmong: ids });
    }
    this.arn = pool.arn;
    this.userPoolId = pool.id;
    this.issuer = `https://${pool.endpoint}`;
    this.tier = tier;
  }

  /**
   * A user pool that is there already, which nobody looks up.
   *
   * @param arn `arn:aws:cognito-idp:<region>:<account>:userpool/<id>`; may be known only at plan time
   */
  public static fromArn(arn: string): IUserPool {
    return userPoolFromArn(arn);
  }
}

const PASSWORDS: PasswordPolicy = {
  minimumLength: 14,
  requireLowercase: true,
  requireUppercase: true,
  requireNumbers: true,
  requireSymbols: true,
  temporaryPasswordValidityDays: 7,
};
