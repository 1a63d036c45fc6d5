import type { Construct } from "constructs";
import { ReadableStack } from "../../constructs/terraform/readable-stack";
import type { Settings } from "../../settings";
import { defineAlb } from "./alb";
import { defineEcr } from "./ecr";
import { defineService, defineServiceSecurityGroup } from "./ecs";
import { defineApplicationAccess, defineExecutionRole } from "./iam";
import { defineProviders } from "./providers";
import { defineRds } from "./rds";
import { databasePassword, defineEcrImage, defineTaskDefinition } from "./task-definitions";
import { defineVariables } from "./variables";
import { defineVpc } from "./vpc";

/** The whole original system, one file here for each of its `.tf` files. */
export class UniversityStack extends ReadableStack {
  public constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    const { moduleSources } = settings;
    const variables = defineVariables(this, settings);
    defineProviders(this, settings, variables);
    const prefix = `${variables.project.stringValue}-${variables.env.stringValue}`;

    const vpc = defineVpc(this, prefix, variables, moduleSources.vpc);
    const repository = defineEcr(this, variables.project.stringValue, moduleSources.ecr);
    const alb = defineAlb(this, prefix, vpc);
    const securityGroup = defineServiceSecurityGroup(this, prefix, vpc, alb);
    const database = defineRds(this, prefix, vpc, securityGroup, moduleSources.rds);

    const executionRole = defineExecutionRole(this, prefix);
    defineApplicationAccess(this, executionRole, databasePassword(database));
    if (settings.readEcrImage) defineEcrImage(this, repository);
    const taskDefinition = defineTaskDefinition(this, {
      prefix,
      logRegion: settings.region,
      repositoryUrl: repository.repositoryUrl,
      database,
      executionRole,
    });
    defineService(this, { prefix, vpc, alb, securityGroup, taskDefinition });
  }
}
