import { TerraformHclModule } from "cdktf";
import { SecurityGroup } from "../../constructs/network";
import type { DatabaseClient, DatabaseInstance, Vpc } from "./parts";
import type { System } from "./system";

/** Port of MySQL. */
export const DATABASE_PORT = 3306;

/**
 * `module.aurora_mysql` (one MySQL instance, in spite of its name) and `aws_security_group.ecs_access_sg`.
 *
 * @param client who asks it besides the service
 */
export function addRds(
  system: System,
  vpc: Vpc,
  serviceSecurityGroup: SecurityGroup,
  client?: DatabaseClient,
): DatabaseInstance {
  const { stack, prefix } = system;
  const { ingress = [], egress } = system.over("databaseSecurityGroup");
  const from = ({ securityGroupId }: SecurityGroup, description?: string) =>
    ({ protocol: "tcp", port: DATABASE_PORT, securityGroupIds: [securityGroupId], description }) as const;
  const access = new SecurityGroup(stack, "ecs_access_sg", {
    name: `${prefix}-ecs-access-sg`,
    description: "Security group to allow ECS access to RDS",
    vpcId: vpc.vpcId,
    ingress: [
      from(serviceSecurityGroup),
      ...(client ? [from(client.securityGroup, client.description)] : []),
      ...ingress,
    ],
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
    identifier: mysql.getString("db_instance_identifier"),
    masterUserSecretArn: mysql.getString("db_instance_master_user_secret_arn"),
  };
}
