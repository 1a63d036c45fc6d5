import { SecurityGroup as AwsSecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Construct } from "constructs";
import { checkName } from "../names";

/** A rule that lets traffic in. */
export interface IngressRule {
  /** `tcp` or `udp`, in the spelling that the state has: AWS stores lower case and Terraform compares without case. */
  readonly protocol: "tcp" | "TCP" | "udp" | "UDP";
  /** Port, 0–65535. */
  readonly port: number;
  /** Address ranges such as `0.0.0.0/0`. @default none */
  readonly cidrBlocks?: readonly string[];
  /** Ids of the security groups whose members may connect. @default none */
  readonly securityGroupIds?: readonly string[];
}

/** Settings of a {@link SecurityGroup}. */
export interface SecurityGroupProps {
  /** At most 255 characters, not starting with `sg-`. */
  readonly name: string;
  /** Changing it replaces the group. @default AWS provider's `Managed by Terraform` */
  readonly description?: string;
  readonly vpcId: string;
  readonly ingress: readonly IngressRule[];
}

/** A security group with the given ways in, and every way out open. */
export class SecurityGroup extends Construct {
  public readonly securityGroupId: string;

  public constructor(scope: Construct, id: string, props: SecurityGroupProps) {
    super(scope, id);
    const { name, description, vpcId, ingress } = props;
    checkName(this, "securityGroup", name);
    const group = new AwsSecurityGroup(this, "Resource", {
      name,
      description,
      vpcId,
      ingress: ingress.map(({ protocol, port, cidrBlocks, securityGroupIds }) => ({
        protocol,
        fromPort: port,
        toPort: port,
        ...(cidrBlocks && { cidrBlocks: [...cidrBlocks] }),
        ...(securityGroupIds && { securityGroups: [...securityGroupIds] }),
      })),
      egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
    });
    this.securityGroupId = group.id;
  }
}
