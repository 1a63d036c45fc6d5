import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import { Fn, Token } from "cdktf";
import type { Construct } from "constructs";
import { arnProblems, type ArnKind } from "../core/arn";
import { AwsConstruct } from "../core/aws-construct";
import type { Problem } from "../core/problem";
import { regionAt } from "../core/region";
import { isToken } from "../core/token";

/** The issuer of GitHub's tokens; the condition keys of a trust policy begin with it. */
export const GITHUB_ISSUER = "token.actions.githubusercontent.com";

const PROVIDER: ArnKind = {
  what: "an OpenID Connect provider for GitHub",
  service: "iam",
  resource: /^oidc-provider\/token\.actions\.githubusercontent\.com(\/[\w.-]+)?$/,
  example: `arn:aws:iam::<account>:oidc-provider/${GITHUB_ISSUER}`,
};

/** GitHub as an identity provider of the account, whoever made it; for one that is there already, `GitHubOidcProvider.fromArn`. */
export interface IGitHubOidcProvider {
  /** `arn:aws:iam::<account>:oidc-provider/token.actions.githubusercontent.com`. */
  readonly arn: string;
  /** What is wrong with it: whoever uses it reports this. @default nothing is */
  readonly problems?: readonly Problem[];
}

/**
 * Lets workflows on GitHub identify themselves to AWS by short-lived tokens, so that no access key is kept anywhere (IAM user
 * guide, "Create an OpenID Connect identity provider"; `aws_iam_openid_connect_provider`). An account has one, for all
 * repositories: where it is there already, take `fromArn`. By itself it allows nothing: a {@link GitHubDeployRole} does. No
 * thumbprints are written, since AWS checks GitHub's certificate by its own authorities.
 */
export class GitHubOidcProvider extends AwsConstruct implements IGitHubOidcProvider {
  public readonly arn: string;

  public constructor(scope: Construct, id: string) {
    super(scope, id);
    this.arn = new IamOpenidConnectProvider(this, "Resource", {
      url: `https://${GITHUB_ISSUER}`,
      clientIdList: [gitHubAudience(this)],
    }).arn;
  }

  /** The one that is there already. @param arn may be known only at plan time */
  public static fromArn(arn: string): IGitHubOidcProvider {
    return { arn, problems: arnProblems(arn, { what: "GitHub's identity provider", kinds: [PROVIDER] }) };
  }
}

/**
 * What the condition keys of a trust policy begin with: an enterprise may have an issuer of its own, with its name at the end
 * (GitHub documentation, "Configuring OpenID Connect in cloud providers", "Customizing the issuer value for an enterprise").
 */
export function gitHubIssuer(arn: string): string {
  const [, issuer = GITHUB_ISSUER] = isToken(arn) ? [] : arn.split(":oidc-provider/");
  return issuer;
}

/**
 * The `aud` of the tokens that the action aws-actions/configure-aws-credentials asks GitHub for; in China, it has to be given
 * that audience (README of the action, "OIDC audience").
 */
export function gitHubAudience(place: Construct): string {
  const region = regionAt(place) ?? "";
  const [everywhere, china] = ["sts.amazonaws.com", "sts.amazonaws.com.cn"];
  if (isToken(region)) return Token.asString(Fn.conditional(Fn.startswith(region, "cn-"), china, everywhere));
  return region.startsWith("cn-") ? china : everywhere;
}
