import { CognitoUserPoolDomain } from "@cdktf/provider-aws/lib/cognito-user-pool-domain";
import { Fn, Token } from "cdktf";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { knownValue } from "../core/known-value";
import { problem, reportProblems, type Problem } from "../core/problem";
import { referencedRegion } from "../core/referenced-region";
import { regionAt } from "../core/region";
import { isToken } from "../core/token";
import { userPoolRegion } from "./existing";
import type { IUserPool } from "./user-pool";
import {
  customDomainProblems,
  customNameProblems,
  managedLoginProblems,
  prefixProblems,
} from "./user-pool-domain-rules";

/** Where users of a pool sign in, whoever made it; for one that is there already, `UserPoolDomain.fromDomain`. */
export interface IUserPoolDomain {
  /** The prefix, or the whole name of a custom domain. */
  readonly domain: string;
  /** `https://<prefix>.auth.<region>.amazoncognito.com`, or `https://` and the custom domain. */
  readonly baseUrl: string;
  /** What is wrong with it: whoever uses it reports this. @default nothing is */
  readonly problems?: readonly Problem[];
}

/** A domain of one's own. */
export interface CustomDomain {
  /** In lower case: `login.example.org`. The domain above it needs an address of its own, whichever. */
  readonly domainName: string;
  /**
   * ARN of its certificate, `arn:aws:acm:us-east-1:<account>:certificate/<id>`: in us-east-1, wherever the pool is. A second
   * `AwsProvider` with an alias requests one there.
   */
  readonly certificateArn: string;
}

/** Settings of a {@link UserPoolDomain}: AWS's own name with a prefix, or a custom domain. */
export type UserPoolDomainProps = {
  /** The pool whose pages for signing in are at this domain. */
  readonly userPool: IUserPool;
  /**
   * Whether it has AWS's newer pages for signing in, rather than the classic hosted UI. They work once the client has a
   * style, which version 5.100 of the AWS provider can't make; the tier is not LITE.
   *
   * @default false
   */
  readonly managedLogin?: boolean;
} & (
  | {
      /**
       * 1 to 63 lower-case letters, digits and `-`, unique in its region; `aws`, `amazon` and `cognito` are nowhere in it.
       */
      readonly prefix: string;
      /** Not with a `prefix`. */
      readonly customDomain?: undefined;
    }
  | {
      /** A domain of one's own, with its certificate. */
      readonly customDomain: CustomDomain;
      /** Not with a custom domain. */
      readonly prefix?: undefined;
    }
);

/**
 * The name at which a user pool's pages are (Amazon Cognito developer guide, "Configuring a user pool domain"). Another name
 * is another domain: Terraform then replaces it, and what was sent to the old one fails. It takes AWS a quarter of an hour
 * or more to make a custom domain.
 */
export class UserPoolDomain extends AwsConstruct implements IUserPoolDomain {
  public readonly domain: string;
  public readonly baseUrl: string;
  /** Where the alias record of a custom domain leads. */
  public readonly dnsName: string;
  /** Id of the zone of AWS that holds `dnsName`. */
  public readonly hostedZoneId: string;

  public constructor(scope: Construct, id: string, props: UserPoolDomainProps) {
    super(scope, id);
    const { userPool, prefix, customDomain, managedLogin = false } = props;
    reportProblems(this, () => [
      ...(userPool.problems ?? []),
      ...(prefix === undefined ? [] : prefixProblems(knownValue(this, prefix))),
      ...(customDomain ? this.customDomainProblems(customDomain) : []),
      ...((prefix === undefined) === (customDomain === undefined) ? [oneOfBoth()] : []),
      ...managedLoginProblems(managedLogin, userPool.tier),
    ]);
    const domain = new CognitoUserPoolDomain(this, "Resource", {
      domain: customDomain?.domainName ?? prefix ?? "",
      certificateArn: customDomain?.certificateArn,
      userPoolId: userPool.userPoolId,
      managedLoginVersion: managedLogin ? 2 : 1,
    });
    this.domain = domain.domain;
    this.baseUrl = customDomain
      ? `https://${domain.domain}`
      : prefixUrl(domain.domain, userPoolRegion(userPool.arn), regionAt(this));
    this.dnsName = domain.cloudfrontDistribution;
    this.hostedZoneId = domain.cloudfrontDistributionZoneId;
  }

  private customDomainProblems({ domainName, certificateArn }: CustomDomain): Problem[] {
    return customDomainProblems(domainName, certificateArn, referencedRegion(this, certificateArn, CERTIFICATES));
  }

  /**
   * A domain that is there already, which nobody looks up.
   *
   * @param domain its prefix, or the whole name of a custom one; may be known only at plan time
   * @param region of the user pool
   */
  public static fromDomain(domain: string, region: string): IUserPoolDomain {
    const [custom, own] = [`https://${domain}`, prefixUrl(domain, region)];
    if (!isToken(domain)) {
      return domain.includes(".")
        ? { domain, baseUrl: custom, problems: customNameProblems(domain) }
        : { domain, baseUrl: own, problems: prefixProblems(domain) };
    }
    return { domain, baseUrl: Token.asString(Fn.conditional(Fn.strcontains(domain, "."), custom, own)) };
  }
}

/** What the program may request a certificate with. */
const CERTIFICATES = ["aws_acm_certificate", "aws_acm_certificate_validation"];

const oneOfBoth = (): Problem =>
  problem("user-pool-domain", "a user pool's domain has a prefix or is a customDomain", "both or neither", "keep one");

/**
 * In AWS GovCloud (US) there are FIPS endpoints only.
 *
 * @param stackRegion of the stack that makes the domain: where the pool's own is known only at plan time, it is known all the same
 */
function prefixUrl(prefix: string, region: string, stackRegion = region): string {
  const name = [region, stackRegion].some((one) => !isToken(one) && one.startsWith("us-gov-")) ? "auth-fips" : "auth";
  return `https://${prefix}.${name}.${region}.amazoncognito.com`;
}
