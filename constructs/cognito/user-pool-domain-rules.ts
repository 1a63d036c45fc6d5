import { arnProblems, parseArn } from "../core/arn";
import { ARN_KINDS } from "../core/arn-kinds";
import { domainNameProblems } from "../core/domain-name";
import { known } from "../core/known";
import { partitionOfRegion } from "../core/partitions";
import { problem, type Problem } from "../core/problem";
import { isToken } from "../core/token";

/** Amazon Cognito developer guide, "Configuring a user pool domain", "Reserved terms". */
const RESERVED = ["aws", "amazon", "cognito"];

const CODE = "user-pool-domain";

/**
 * The rules of a prefix domain (Amazon Cognito user pools API reference, `CreateUserPoolDomain`), and the words that are
 * nowhere in one: `Domain cannot contain reserved word`.
 *
 * @param prefix `undefined` where only Terraform knows it
 */
export function prefixProblems(prefix: string | undefined): Problem[] {
  if (prefix === undefined) return [];
  if (prefix.includes(".")) {
    const rule = "a user pool domain's prefix is the first part alone, before .auth.<region>.amazoncognito.com";
    return [problem(CODE, rule, prefix, "leave out the rest; a name of your own is a customDomain")];
  }
  if (!/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(prefix)) {
    const rule =
      "a user pool domain's prefix has 1 to 63 lower-case letters, digits and -, which is neither first nor last";
    return [problem(CODE, rule, prefix, "rename it")];
  }
  return RESERVED.filter((word) => prefix.includes(word)).map((word) =>
    problem(CODE, `a user pool domain's prefix has ${RESERVED.join(", ")} nowhere in it`, prefix, `leave out ${word}`),
  );
}

/**
 * The rules of a custom domain (Amazon Cognito developer guide, "Using your own domain for managed login").
 *
 * @param madeIn the region of a certificate whose ARN only Terraform knows, where the program makes it @default unknown
 */
export function customDomainProblems(domainName: string, certificateArn: string, madeIn?: string): Problem[] {
  return [...customNameProblems(domainName), ...certificateProblems(certificateArn, madeIn)];
}

/** A name of one's own, whose certificate AWS then looks at. */
export function customNameProblems(name: string): Problem[] {
  return domainNameProblems(name, { code: CODE, what: "a user pool's custom domain" });
}

/** Cognito serves it by CloudFront, which takes certificates of US East (N. Virginia) only. */
function certificateProblems(certificateArn: string, madeIn: string | undefined): Problem[] {
  const what = "a custom domain's certificate";
  const problems = arnProblems(certificateArn, { what, kinds: [ARN_KINDS.certificate] });
  if (problems.length > 0) return problems;
  const region = known(isToken(certificateArn) ? madeIn : parseArn(certificateArn)?.region);
  if (region === undefined || region === "us-east-1" || partitionOfRegion(region) !== "aws") return [];
  const rule = `${what} is in us-east-1, wherever the user pool is`;
  const got = isToken(certificateArn) ? region : certificateArn;
  const fix = "request it there, by a second AwsProvider with an alias and region us-east-1";
  return [problem("user-pool-domain-certificate", rule, got, fix)];
}

/** AWS's newer pages for signing in need a tier above LITE (`CreateUserPoolDomain`, ManagedLoginVersion). */
export function managedLoginProblems(managedLogin: boolean, tier: string | undefined): Problem[] {
  if (!managedLogin || tier !== "LITE") return [];
  const fix = "set the pool's tier to ESSENTIALS, or leave managedLogin out";
  return [problem("user-pool-tier", "managed login needs tier ESSENTIALS or PLUS", tier, fix)];
}
