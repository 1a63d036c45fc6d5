import { TerraformHclModule } from "cdktf";
import { SecurityGroup } from "../../constructs/network";
import type { Database, Vpc } from "./parts";
import type { System } from "./system";

/** Port of MySQL. */
export const DATABASE_PORT = 3306;

/** `module.aurora_mysql` (one MySQL instance, in spite of its name) and `aws_security_group.ecs_access_sg`. */
export function addRds(system: System, vpc: Vpc, serviceSecurityGroup: SecurityGroup): Database {
  const { stack, prefix } = system;
  const { ingress = [], egress } = system.over("databaseSecurityGroup");
  const securityGroupIds = [serviceSecurityGroup.securityGroupId];
  const access = new SecurityGroup(stack, "ecs_access_sg", {
    name: `${prefix}-ecs-access-sg`,
    description: "Security group to allow ECS access to RDS",
    vpcId: vpc.vpcId,
    ingress: [{ protocol: "tcp", port: DATABASE_PORT, securityGroupIds }, ...ingress],
    egress,
  });
  const mysql = new TerraformHclModule(stack, "aurora_mysql", {
    ...system.settings.moduleSources.rds,
    skipAssetCreationFromLocalModules: true,
    variables: {
      identifier: `${prefix}-mysql`,
      engine: "mysql",
      engine_version: "8.0",
      family: "mysql8.0",
      major_engine_version: "8.0",
      instance_class: "db.t3.small",
      allocated_storage: 5,
      db_name: "students",
      username: "root",
      manage_master_user_password: true,
      vpc_security_group_ids: [access.securityGroupId],
      db_subnet_group_name: vpc.databaseSubnetGroupName,
      apply_immediately: true,
      skip_final_snapshot: true,
      deletion_protection: false,
      ...system.over("database"),
    },
  });
  return {
    username: mysql.getString("db_instance_username"),
    address: mysql.getString("db_instance_address"),
    masterUserSecretArn: mysql.getString("db_instance_master_user_secret_arn"),
  };
}
