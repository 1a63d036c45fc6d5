import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { ReadableStack } from "../constructs/terraform/readable-stack";
import type { Settings } from "../settings/settings";
import { addExecutionRole } from "./university/iam";
import { addProviders } from "./university/providers";
import { addTaskDefinition } from "./university/task-definitions";
import { addNamingVariables } from "./university/variables";

/**
 * The logging part alone: task definition, execution role, logs policy and its attachment. What the original takes from
 * its modules comes in as Terraform variables, which have no default, since none would be true.
 */
export class TaskLoggingStack extends ReadableStack {
  public constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    const { project, env, region } = addNamingVariables(this, settings);
    addProviders(this, settings, { project, env, region });
    const prefix = `${project.stringValue}-${env.stringValue}`;
    addTaskDefinition(this, {
      prefix,
      logRegion: settings.region,
      repositoryUrl: this.input("ecr_repository_url", "Address of the image repository, without a tag"),
      database: {
        username: this.input("db_instance_username", "User of the database"),
        address: this.input("db_instance_address", "Host name of the database"),
        masterUserSecretArn: this.input("db_instance_master_user_secret_arn", "ARN of the database's password secret"),
      },
      executionRole: addExecutionRole(this, prefix),
    });
  }

  private input(id: string, description: string): string {
    return new TerraformVariable(this, id, { type: "string", description }).stringValue;
  }
}
