import { SecurityGroup } from "../../constructs/network";
import type { ServerlessOptions } from "../../settings/serverless";
import type { DatabaseClient, Vpc } from "./parts";
import { DATABASE_PORT } from "./rds";
import type { System } from "./system";

/** Who the function is in the network, and who asks the database for it. */
export interface FunctionNetwork {
  readonly securityGroup: SecurityGroup;
  /** The proxy in front of the database. @default none: the function asks itself */
  readonly proxySecurityGroup?: SecurityGroup;
  readonly databaseClient: DatabaseClient;
}

/**
 * `aws_security_group.function_security_group`, and with a proxy `aws_security_group.proxy_security_group`. They name each
 * other's subnets rather than each other: otherwise each would need the other to be there first.
 */
export function addFunctionNetwork(
  { stack, prefix }: System,
  { vpcId, databaseSubnetCidrs, privateSubnetCidrs }: Vpc,
  { rdsProxy = false }: ServerlessOptions,
): FunctionNetwork {
  const to = (cidrBlocks: readonly string[], description: string) =>
    ({ protocol: "tcp", port: DATABASE_PORT, cidrBlocks, description }) as const;
  const toDatabase = to(databaseSubnetCidrs, "The database");
  const securityGroup = new SecurityGroup(stack, "function_security_group", {
    name: `${prefix}-function-sg`,
    description: "The function that runs the application",
    vpcId,
    ingress: [],
    egress: [
      { protocol: "tcp", port: 443, cidrBlocks: ["0.0.0.0/0"], description: "Password and keys of sign-in" },
      rdsProxy ? to(privateSubnetCidrs, "The proxy of the database") : toDatabase,
    ],
    createBeforeDestroy: true,
  });
  if (!rdsProxy) return { securityGroup, databaseClient: { securityGroup, description: "The function" } };
  const securityGroupIds = [securityGroup.securityGroupId];
  const proxySecurityGroup = new SecurityGroup(stack, "proxy_security_group", {
    name: `${prefix}-proxy-sg`,
    description: "The proxy of the database",
    vpcId,
    ingress: [{ protocol: "tcp", port: DATABASE_PORT, securityGroupIds, description: "The function" }],
    egress: [toDatabase],
    createBeforeDestroy: true,
  });
  const databaseClient = { securityGroup: proxySecurityGroup, description: "The proxy" };
  return { securityGroup, proxySecurityGroup, databaseClient };
}
