import {
  SecurityGroup as AwsSecurityGroup,
  type SecurityGroupIngress as AwsRule,
} from "@cdktf/provider-aws/lib/security-group";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { checkName, type NameRule } from "../core/name";
import { reportProblems } from "../core/problem";
import { securityGroupProblems } from "./security-group-rules";

/** Amazon EC2 API reference, `CreateSecurityGroup`. */
export const SECURITY_GROUP_NAME: NameRule = {
  what: "a security group's name",
  max: 255,
  pattern: /^(?!sg-)[A-Za-z0-9 ._:/()#,@[\]+=&;{}!$*-]+$/,
  says: "letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*, and does not start with sg-",
};

/** A rule that lets traffic through. */
export interface SecurityGroupRule {
  /** `tcp` or `udp`, in the spelling that the state has: AWS stores lower case and Terraform compares without case. */
  readonly protocol: "tcp" | "TCP" | "udp" | "UDP";
  /** Port, 0–65535. */
  readonly port: number;
  /** Ranges of IPv4 addresses such as `0.0.0.0/0`; a rule has these, or security groups, or both. @default none */
  readonly cidrBlocks?: readonly string[];
  /** Ids of the security groups whose members it is about. @default none */
  readonly securityGroupIds?: readonly string[];
  /** What the rule is for: at most 255 letters, digits, spaces and `._-:/()#,@[]+=&;{}!$*`. @default none */
  readonly description?: string;
}

/** A rule that lets traffic in. */
export type IngressRule = SecurityGroupRule;

/** A rule that lets traffic out. */
export type EgressRule = SecurityGroupRule;

/** Settings of a {@link SecurityGroup}. */
export interface SecurityGroupProps {
  /** At most 255 characters, not starting with `sg-`. */
  readonly name: string;
  /** Changing it replaces the group; as {@link SecurityGroupRule.description}. @default AWS provider's `Managed by Terraform` */
  readonly description?: string;
  /** `vpc-…`: the network that its members are in. */
  readonly vpcId: string;
  /** What comes in; an empty list lets nothing in. */
  readonly ingress: readonly IngressRule[];
  /** An empty list leaves no way out. @default every way out is open */
  readonly egress?: readonly EgressRule[];
  /**
   * Whether Terraform destroys it after others have changed that name it, since AWS keeps a group that is named. It is then
   * made before the old one goes, too: what replaces a group needs another name.
   *
   * @default false
   */
  readonly createBeforeDestroy?: boolean;
}

/** A security group with the given ways in and out. */
export class SecurityGroup extends AwsConstruct {
  /** `sg-…`. */
  public readonly securityGroupId: string;

  public constructor(scope: Construct, id: string, props: SecurityGroupProps) {
    super(scope, id, props);
    const { name, description, vpcId, ingress, egress, createBeforeDestroy } = props;
    checkName(this, SECURITY_GROUP_NAME, name);
    reportProblems(this, () => securityGroupProblems(props));
    const group = new AwsSecurityGroup(this, "Resource", {
      name,
      description,
      vpcId,
      ingress: ingress.map(renderRule),
      egress: egress?.map(renderRule) ?? [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
      lifecycle: createBeforeDestroy ? { createBeforeDestroy } : undefined,
    });
    this.securityGroupId = group.id;
  }
}

function renderRule({ protocol, port, cidrBlocks, securityGroupIds, description }: SecurityGroupRule): AwsRule {
  return {
    protocol,
    fromPort: port,
    toPort: port,
    description,
    cidrBlocks: cidrBlocks && [...cidrBlocks],
    securityGroups: securityGroupIds && [...securityGroupIds],
  };
}
