import { DbProxy } from "@cdktf/provider-aws/lib/db-proxy";
import { DbProxyDefaultTargetGroup } from "@cdktf/provider-aws/lib/db-proxy-default-target-group";
import { DbProxyTarget } from "@cdktf/provider-aws/lib/db-proxy-target";
import type { Construct } from "constructs";
import { ServiceRole } from "../../constructs/iam/service-role";
import type { SecurityGroup } from "../../constructs/network";
import type { DatabaseInstance, Vpc } from "./parts";
import type { System } from "./system";
import { databasePassword } from "./task-definitions";

/** The role with which RDS reads the password. */
class ProxyRole extends ServiceRole {
  public constructor(scope: Construct, id: string, name: string) {
    super(scope, id, "rds.amazonaws.com", { name });
  }
}

/**
 * `aws_db_proxy.mysql_proxy` with its role, its pool and its target (Amazon RDS user guide, "Amazon RDS Proxy"): it holds the
 * connections that functions open and never close.
 *
 * @returns its host name
 */
export function addDatabaseProxy(
  { stack, prefix, lowerCasePrefix }: System,
  { privateSubnetIds }: Vpc,
  { securityGroupId }: SecurityGroup,
  database: DatabaseInstance,
): { readonly endpoint: string } {
  const role = new ProxyRole(stack, "mysql_proxy_role", `${prefix}-mysql-proxy`);
  role.addToPolicy(...databasePassword(database).readStatements);
  const proxy = new DbProxy(stack, "mysql_proxy", {
    name: `${lowerCasePrefix}-mysql-proxy`,
    engineFamily: "MYSQL",
    roleArn: role.arn,
    // The application speaks no TLS to its database, today as with the proxy.
    requireTls: false,
    vpcSubnetIds: privateSubnetIds,
    vpcSecurityGroupIds: [securityGroupId],
    auth: [{ authScheme: "SECRETS", iamAuth: "DISABLED", secretArn: database.masterUserSecretArn }],
  });
  const pool = new DbProxyDefaultTargetGroup(stack, "mysql_proxy_pool", { dbProxyName: proxy.name });
  new DbProxyTarget(stack, "mysql_proxy_target", {
    dbProxyName: proxy.name,
    targetGroupName: pool.name,
    dbInstanceIdentifier: database.identifier,
  });
  return { endpoint: proxy.endpoint };
}
