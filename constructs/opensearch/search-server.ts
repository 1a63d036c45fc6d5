import { SecurityGroup as AwsSecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import type { Construct } from "constructs";
import type { FunctionVpc } from "../lambda/lambda-function-props";
import type { SearchDomain } from "./search-domain";
import type { SearchEndpoint } from "./search-endpoint";

/** The server that a function sends requests to. */
export type SearchServer =
  | {
      /** A domain; the function is in its subnets. */
      readonly domain: SearchDomain;
      /** Not with a `domain`. */
      readonly endpoint?: undefined;
    }
  | {
      /** A server that is there already, and takes AWS's signatures. */
      readonly endpoint: SearchEndpoint;
      /** Not with an `endpoint`. */
      readonly domain?: undefined;
    };

/** What a function needs to send signed requests. */
interface SearchConnection {
  readonly endpoint: string;
  readonly region: string;
  readonly roleArn?: string;
}

/** The same for both: where, for which region, and as whom. */
export function connectionTo({ domain, endpoint }: SearchServer): SearchConnection {
  if (domain) return { endpoint: `https://${domain.endpoint}`, region: domain.region };
  const { host, region, roleArn } = endpoint;
  return { endpoint: `https://${host}`, region, roleArn };
}

/** What a function's security group is called. */
interface FunctionGroup {
  readonly name: string;
  readonly description: string;
  /** Of the domain's rule that lets it in, `from_<from>`. */
  readonly from: string;
}

/** In a domain's subnets, with a way to the domain and nowhere else, `<scope>_security_group`; or as an endpoint says. */
export function functionVpc(
  scope: Construct,
  { domain, endpoint }: SearchServer,
  { name, description, from }: FunctionGroup,
): FunctionVpc | undefined {
  if (endpoint) return endpoint.vpc;
  const group = new AwsSecurityGroup(scope, "security_group", {
    name,
    description,
    vpcId: domain.vpcId,
    egress: [{ protocol: "tcp", fromPort: 443, toPort: 443, securityGroups: [domain.securityGroupId] }],
  });
  domain.allowFrom(from, group.id);
  return { subnetIds: domain.subnetIds, securityGroupIds: [group.id] };
}
