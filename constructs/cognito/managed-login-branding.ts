import { CognitoManagedLoginBranding } from "@cdktf/provider-aws/lib/cognito-managed-login-branding";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { reportProblems } from "../core/problem";
import { requiresProvider } from "../terraform/requires-provider";
import type { IUserPool } from "./user-pool";
import type { IUserPoolClient } from "./user-pool-client";

/** Settings of a {@link ManagedLoginBranding}. */
export interface ManagedLoginBrandingProps {
  /** The pool that has the client; its domain has `managedLogin`. */
  readonly userPool: IUserPool;
  /** The client whose users see the style. */
  readonly userPoolClient: IUserPoolClient;
}

/**
 * AWS's own style for the pages on which users of a client sign in, where the pool's domain has managed login, which does not
 * show them without a style (Amazon Cognito developer guide, "Apply branding to managed login pages"). Needs version 6.13 of the
 * AWS provider.
 */
export class ManagedLoginBranding extends AwsConstruct {
  public constructor(scope: Construct, id: string, { userPool, userPoolClient }: ManagedLoginBrandingProps) {
    super(scope, id);
    // Change log of the AWS provider: made in 6.12.0, and fixed in 6.13.0 for pools of several clients.
    requiresProvider(this, "6.13.0", "a style for managed login");
    reportProblems(this, () => [...(userPool.problems ?? []), ...(userPoolClient.problems ?? [])]);
    new CognitoManagedLoginBranding(this, "Resource", {
      userPoolId: userPool.userPoolId,
      clientId: userPoolClient.clientId,
      useCognitoProvidedValues: true,
    });
  }
}
