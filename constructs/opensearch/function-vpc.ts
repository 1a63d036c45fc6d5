import { SecurityGroup as AwsSecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import type { Construct } from "constructs";
import type { FunctionVpc } from "../lambda/lambda-function-props";
import type { SearchDomain } from "./search-domain";

/** What a function's security group is called. */
interface FunctionGroup {
  readonly name: string;
  readonly description: string;
  /** Of the domain's rule that lets it in, `from_<from>`. */
  readonly from: string;
}

/** A function in a domain's subnets, with a way to the domain and nowhere else: `<scope>_security_group`. */
export function besides(
  scope: Construct,
  domain: SearchDomain,
  { name, description, from }: FunctionGroup,
): FunctionVpc {
  const group = new AwsSecurityGroup(scope, "security_group", {
    name,
    description,
    vpcId: domain.vpcId,
    egress: [{ protocol: "tcp", fromPort: 443, toPort: 443, securityGroups: [domain.securityGroupId] }],
  });
  domain.allowFrom(from, group.id);
  return { subnetIds: domain.subnetIds, securityGroupIds: [group.id] };
}
