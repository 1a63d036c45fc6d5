import { TerraformHclModule } from "cdktf";
import type { Construct } from "constructs";
import { SecurityGroup } from "../../constructs/network/security-group";
import type { ModuleSource } from "../../settings/settings";
import type { Hardening } from "../hardening/hardening";
import type { Database } from "./task-definitions";
import type { Vpc } from "./vpc";

/** Port of MySQL. */
export const DATABASE_PORT = 3306;

/** What the database is made of. */
export interface RdsInputs {
  /** `<project>-<env>`. */
  readonly prefix: string;
  readonly vpc: Vpc;
  readonly serviceSecurityGroup: SecurityGroup;
  readonly module: ModuleSource;
  readonly hardening: Hardening;
}

/** `module.aurora_mysql` (one MySQL instance, in spite of its name) and `aws_security_group.ecs_access_sg`. */
export function addRds(scope: Construct, inputs: RdsInputs): Database {
  const { prefix, vpc, serviceSecurityGroup, module, hardening } = inputs;
  const closed = hardening.has("closed-egress");
  const access = new SecurityGroup(scope, "ecs_access_sg", {
    name: `${prefix}-ecs-access-sg`,
    description: "Security group to allow ECS access to RDS",
    vpcId: vpc.vpcId,
    ingress: [
      {
        protocol: "tcp",
        port: DATABASE_PORT,
        securityGroupIds: [serviceSecurityGroup.securityGroupId],
        ...(closed && { description: "Tasks of the application" }),
      },
    ],
    ...(closed && { egress: [] }),
  });
  const mysql = new TerraformHclModule(scope, "aurora_mysql", {
    ...module,
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
      deletion_protection: hardening.has("deletion-protection"),
      ...(hardening.has("password-rotation") && {
        manage_master_user_password_rotation: true,
        master_user_password_rotation_automatically_after_days: 7,
        master_user_password_rotate_immediately: false,
      }),
    },
  });
  return {
    username: mysql.getString("db_instance_username"),
    address: mysql.getString("db_instance_address"),
    masterUserSecretArn: mysql.getString("db_instance_master_user_secret_arn"),
  };
}
