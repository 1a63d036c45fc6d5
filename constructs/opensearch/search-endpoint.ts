import { partitionOf } from "../iam/partition";
import type { PolicyStatement } from "../iam/policy-document";
import type { FunctionVpc } from "../lambda/lambda-function-props";
import { isToken } from "../core/token";

/** A search server of somebody else that takes AWS's signatures: a domain of another stack or account. */
export interface SearchEndpoint {
  /** Host name, without `https://`. */
  readonly host: string;
  /** Region that it is in. */
  readonly region: string;
  /**
   * A role that the function assumes first, such as one of the domain's account; its domain has to let that role install.
   *
   * @default the function's own role, which its domain has to let install
   */
  readonly roleArn?: string;
  /** Where the function is, for a server in a VPC. @default in none: the server is reached from anywhere */
  readonly vpc?: FunctionVpc;
}

/** What the role of the function that installs documents needs. */
export function installStatement(endpoint: SearchEndpoint): PolicyStatement {
  return statementFor(endpoint, ["es:ESHttpGet", "es:ESHttpPost", "es:ESHttpPut"], "*");
}

/** What the role of a function that writes records needs. */
export function bulkStatement(endpoint: SearchEndpoint): PolicyStatement {
  return statementFor(endpoint, ["es:ESHttpPost"], "_bulk");
}

function statementFor({ host, region, roleArn }: SearchEndpoint, actions: string[], path: string): PolicyStatement {
  if (roleArn !== undefined) return { actions: ["sts:AssumeRole"], resources: [roleArn] };
  return { actions, resources: [`${endpointArn(host, region)}/${path}`] };
}

/** The domain's ARN in whatever account, as far as its host name says it. */
export function endpointArn(host: string, region: string): string {
  return `arn:${partitionOf(region)}:es:${region}:*:domain/${domainIn(host) ?? "*"}`;
}

/** The region in a host name of AWS's own, such as `vpc-….eu-west-3.es.amazonaws.com` or `vpc-….aos.eu-west-3.on.aws`. */
export function endpointRegion(host: string): string | undefined {
  const [, classic, dualStack] =
    /\.(?:([a-z0-9-]+)\.es\.amazonaws\.com(?:\.cn)?|aos\.([a-z0-9-]+)\.on\.aws)$/.exec(host) ?? [];
  return classic ?? dualStack;
}

/** The domain's name in a host name of AWS's own, `vpc-<name>-<26 letters and digits>.<region>.es.amazonaws.com`. */
function domainIn(host: string): string | undefined {
  if (isToken(host)) return undefined;
  return /^(?:search|vpc)-([a-z][a-z0-9-]{2,27})-[a-z0-9]{26}\.[a-z0-9.-]+$/.exec(host)?.[1];
}
