import type { Construct } from "constructs";
import { Account } from "../../constructs/iam/account";
import { ReadableStack } from "../../constructs/terraform/readable-stack";
import type { Settings } from "../../settings/settings";
import { hardenedContainer } from "../hardening/container";
import { Hardening } from "../hardening/hardening";
import { defineAlb } from "./alb";
import { defineEcr } from "./ecr";
import { defineService, defineServiceSecurityGroup } from "./ecs";
import { defineApplicationAccess, defineExecutionRole } from "./iam";
import { defineLogAnalysis } from "./log-analysis";
import { defineLogGroup, defineLogsKey } from "./logs";
import { defineProviders } from "./providers";
import { defineRds } from "./rds";
import { databasePassword, defineEcrImage, defineTaskDefinition } from "./task-definitions";
import { defineVariables } from "./variables";
import { defineVpc } from "./vpc";

/** The whole original system, one file here for each of its `.tf` files. */
export class UniversityStack extends ReadableStack {
  public constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    const { moduleSources, certificateArn } = settings;
    const hardening = new Hardening(settings.hardening);
    hardening.explain(this, certificateArn);
    const variables = defineVariables(this, settings);
    defineProviders(this, settings, variables);
    const project = variables.project.stringValue;
    const prefix = `${project}-${variables.env.stringValue}`;
    const account = needsAccount(hardening) ? new Account(this, "current") : undefined;

    const logs = {
      prefix,
      region: variables.region.stringValue,
      driverRegion: settings.region,
      hardening,
      ...(account && { account }),
      logAnalysis: settings.logAnalysis,
    };
    const logsKey = defineLogsKey(this, logs);
    const vpc = defineVpc(this, { prefix, variables, module: moduleSources.vpc, hardening, logsKey });
    const repository = defineEcr(this, { project, module: moduleSources.ecr, hardening });
    const alb = defineAlb(this, { prefix, vpc, hardening, account, certificateArn });
    const securityGroup = defineServiceSecurityGroup(this, { prefix, vpc, alb, hardening });
    const database = defineRds(this, {
      prefix,
      vpc,
      serviceSecurityGroup: securityGroup,
      module: moduleSources.rds,
      hardening,
    });

    const password = databasePassword(database);
    const logGroup = defineLogGroup(this, logs, logsKey);
    const executionRole = defineExecutionRole(this, prefix, {
      logGroup,
      exclusiveAttachment: !hardening.has("role-attachment"),
      ...(hardening.has("scoped-image-pull") && {
        boundary: { repositoryArn: repository.repositoryArn, password },
      }),
    });
    defineApplicationAccess(this, executionRole, password);
    if (settings.readEcrImage) defineEcrImage(this, repository);
    const taskDefinition = defineTaskDefinition(this, {
      prefix,
      logRegion: logGroup.ownership === "managed" ? logs.region : logs.driverRegion,
      repositoryUrl: repository.repositoryUrl,
      imageTag: repository.imageTag,
      logGroup,
      database,
      executionRole,
      hardened: hardenedContainer(hardening),
    });
    const service = defineService(this, { prefix, vpc, alb, securityGroup, taskDefinition, hardening });
    if (logGroup.ownership === "managed") {
      defineLogAnalysis(this, { ...logs, logGroup, service, alb, ...(logsKey && { key: logsKey }) });
    }
  }
}

function needsAccount(hardening: Hardening): boolean {
  const measures = ["access-logs", "scoped-log-statements", "log-encryption"] as const;
  return measures.some((measure) => hardening.has(measure));
}
