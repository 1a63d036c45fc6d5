import { CognitoResourceServer } from "@cdktf/provider-aws/lib/cognito-resource-server";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { literalText } from "../core/literal-text";
import { checkName, type NameRule } from "../core/name";
import { OAUTH_SCOPE } from "../core/oauth-scope";
import { reportProblems } from "../core/problem";
import type { IUserPool } from "./user-pool";
import { resourceServerProblems, unknownScopeProblems } from "./user-pool-resource-server-rules";

/** Amazon Cognito user pools API reference, `CreateResourceServer`, Identifier. */
export const RESOURCE_SERVER_IDENTIFIER: NameRule = {
  what: "a resource server's identifier",
  max: 256,
  pattern: OAUTH_SCOPE,
  says: 'characters of ASCII, without blanks, " and \\',
};

/** Amazon Cognito user pools API reference, `CreateResourceServer`, Name. */
export const RESOURCE_SERVER_NAME: NameRule = {
  what: "a resource server's name",
  max: 256,
  pattern: /^[\w\s+=,.@-]+$/,
  says: "letters, digits, blanks and _+=,.@-",
};

/** Settings of a {@link UserPoolResourceServer}. */
export interface UserPoolResourceServerProps {
  /** The pool whose clients get its scopes. */
  readonly userPool: IUserPool;
  /** What its scopes begin with, `students` or `https://api.example.org`: 1–256 characters, unique in the pool. */
  readonly identifier: string;
  /** For people: at most 256 letters, digits, blanks and `_+=,.@-`. */
  readonly name: string;
  /** Up to 100 scopes by their names, which have no `/`, with a description of 1–256 characters: `{ read: "Read marks" }`. */
  readonly scopes: Readonly<Record<string, string>>;
}

/**
 * An interface that clients of a user pool get access to, and what they may do there (Amazon Cognito developer guide, "Scopes,
 * M2M, and resource servers"): it looks for `<identifier>/<scope>` in the `scope` of access tokens.
 */
export class UserPoolResourceServer extends AwsConstruct {
  /** What its scopes begin with, before the `/`. */
  public readonly identifier: string;
  private readonly scopes: Readonly<Record<string, string>>;

  public constructor(scope: Construct, id: string, props: UserPoolResourceServerProps) {
    super(scope, id, props);
    const { userPool, identifier, name, scopes } = props;
    checkName(this, RESOURCE_SERVER_IDENTIFIER, identifier);
    checkName(this, RESOURCE_SERVER_NAME, name);
    reportProblems(this, () => [...(userPool.problems ?? []), ...resourceServerProblems(scopes)]);
    const server = new CognitoResourceServer(this, "Resource", {
      identifier: literalText(identifier),
      name,
      userPoolId: userPool.userPoolId,
      scope: Object.entries(scopes).map(([scopeName, description]) => ({
        scopeName: literalText(scopeName),
        scopeDescription: literalText(description),
      })),
    });
    this.identifier = server.identifier;
    this.scopes = scopes;
  }

  /**
   * What a client's grant calls a scope: `<identifier>/<name>`. Terraform then makes the client after the scope, without which
   * AWS would refuse it.
   *
   * @param name one of its scopes, or a problem
   */
  public scope(name: string): string {
    reportProblems(this, () => unknownScopeProblems(name, Object.keys(this.scopes)));
    return `${this.identifier}/${name}`;
  }
}
