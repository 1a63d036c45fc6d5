import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { ReadableStack } from "../constructs/terraform";
import type { Settings } from "../settings/settings";
import { addExecutionRole } from "./university/iam";
import { addAppLogGroup } from "./university/logs";
import { addProviders } from "./university/providers";
import { System } from "./university/system";
import { addTaskDefinition, databasePassword } from "./university/task-definitions";
import { addNamingVariables } from "./university/variables";

/**
 * The logging part alone: task definition, execution role, logs policy and its attachment. What the reference system takes
 * from its modules comes in as Terraform variables, which have no default, since none would be true.
 */
export class TaskLoggingStack extends ReadableStack {
  public constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    const variables = addNamingVariables(this, settings);
    addProviders(this, settings, variables);
    const [project, env] = [variables.project.stringValue, variables.env.stringValue];
    const system = new System(this, { project, env, settings });
    const repositoryUrl = this.input("ecr_repository_url", "Address of the image repository, without a tag");
    const database = {
      username: this.input("db_instance_username", "User of the database"),
      address: this.input("db_instance_address", "Host name of the database"),
      masterUserSecretArn: this.input("db_instance_master_user_secret_arn", "ARN of the database's password secret"),
    };
    const logGroup = addAppLogGroup(system);
    const executionRole = addExecutionRole(system, { logGroup, password: databasePassword(database) });
    addTaskDefinition(system, { repositoryUrl, logGroup, database, executionRole });
  }

  private input(id: string, description: string): string {
    return new TerraformVariable(this, id, { type: "string", description }).stringValue;
  }
}
