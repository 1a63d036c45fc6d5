import type { Construct } from "constructs";
import { Account } from "../../constructs/iam/account";
import { AccessLogsBucket } from "../../constructs/network/access-logs-bucket";
import {
  SecurityGroup,
  type SecurityGroupProps,
  type SecurityGroupRule,
} from "../../constructs/network/security-group";
import type { ErrorExamples } from "./example";

const HTTPS: SecurityGroupRule = { protocol: "tcp", port: 443, cidrBlocks: ["10.0.0.0/8"] };

function securityGroup(stack: Construct, props: Partial<SecurityGroupProps>): SecurityGroup {
  return new SecurityGroup(stack, "group", { name: "app", vpcId: "vpc-1", ingress: [HTTPS], ...props });
}

/** Security groups, ids and ranges of addresses. `securityGroup` makes a group with these settings. */
export const NETWORK_ERRORS = {
  "network-id": {
    source: 'Amazon EC2 API reference, "Resource IDs"',
    wrong: (stack) => securityGroup(stack, { vpcId: "subnet-1" }),
    right: (stack) => securityGroup(stack, { vpcId: "vpc-1" }),
  },
  "address-range": {
    source: "Amazon EC2 API reference, `IpRange`",
    wrong: (stack) => securityGroup(stack, { ingress: [{ ...HTTPS, cidrBlocks: ["10.0.0.1"] }] }),
    right: (stack) => securityGroup(stack, { ingress: [{ ...HTTPS, cidrBlocks: ["10.0.0.1/32"] }] }),
  },
  "security-group-rule": {
    source: "Amazon EC2 API reference, `IpPermission`, and AWS provider documentation, `aws_security_group`",
    wrong: (stack) => securityGroup(stack, { ingress: [{ ...HTTPS, port: 70_000 }] }),
    right: (stack) => securityGroup(stack, { ingress: [{ ...HTTPS, port: 7000 }] }),
  },
  "security-group-rule-description": {
    source: "Amazon EC2 API reference, `IpRange`",
    wrong: (stack) => securityGroup(stack, { ingress: [{ ...HTTPS, description: "the world's requests" }] }),
    right: (stack) => securityGroup(stack, { ingress: [{ ...HTTPS, description: "requests from anywhere" }] }),
  },
  "security-group-description": {
    source: "Amazon EC2 API reference, `CreateSecurityGroup`",
    wrong: (stack) => securityGroup(stack, { description: "the application's way in" }),
    right: (stack) => securityGroup(stack, { description: "way in to the application" }),
  },
  "access-logs-expiration": {
    source: "Amazon S3 API reference, `LifecycleExpiration`",
    wrong: (stack) => {
      const account = new Account(stack, "account");
      new AccessLogsBucket(stack, "bucket", { name: "app-access-logs", account, expirationDays: 0 });
    },
    right: (stack) => {
      const account = new Account(stack, "account");
      new AccessLogsBucket(stack, "bucket", { name: "app-access-logs", account, expirationDays: 30 });
    },
  },
} satisfies ErrorExamples;
