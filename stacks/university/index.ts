import type { Construct } from "constructs";
import { Account } from "../../constructs/iam/account";
import { ReadableStack } from "../../constructs/terraform/readable-stack";
import type { Settings } from "../../settings/settings";
import { hardenedContainer } from "../hardening/container";
import { Hardening } from "../hardening/hardening";
import { addAlb } from "./alb";
import { addEcr } from "./ecr";
import { addService, addServiceSecurityGroup } from "./ecs";
import { addApplicationAccess, addExecutionRole } from "./iam";
import { addLogAnalysis } from "./log-analysis";
import { addLogGroup, addLogsKey } from "./logs";
import { addProviders } from "./providers";
import { addRds } from "./rds";
import { databasePassword, addEcrImage, addTaskDefinition } from "./task-definitions";
import { addVariables } from "./variables";
import { addVpc } from "./vpc";

/** The whole original system, one file here for each of its `.tf` files. */
export class UniversityStack extends ReadableStack {
  public constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    const { moduleSources, certificateArn } = settings;
    const hardening = new Hardening(settings.hardening);
    hardening.explain(this, certificateArn);
    const variables = addVariables(this, settings);
    addProviders(this, settings, variables);
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
    const logsKey = addLogsKey(this, logs);
    const vpc = addVpc(this, { prefix, variables, module: moduleSources.vpc, hardening, logsKey });
    const repository = addEcr(this, { project, module: moduleSources.ecr, hardening });
    const alb = addAlb(this, { prefix, vpc, hardening, account, certificateArn });
    const securityGroup = addServiceSecurityGroup(this, { prefix, vpc, alb, hardening });
    const database = addRds(this, {
      prefix,
      vpc,
      serviceSecurityGroup: securityGroup,
      module: moduleSources.rds,
      hardening,
    });

    const password = databasePassword(database);
    const logGroup = addLogGroup(this, logs, logsKey);
    const executionRole = addExecutionRole(this, prefix, {
      logGroup,
      exclusiveAttachment: !hardening.has("role-attachment"),
      ...(hardening.has("scoped-image-pull") && {
        boundary: { repositoryArn: repository.repositoryArn, password },
      }),
    });
    addApplicationAccess(this, executionRole, password);
    if (settings.readEcrImage) addEcrImage(this, repository);
    const taskDefinition = addTaskDefinition(this, {
      prefix,
      logRegion: logGroup.ownership === "managed" ? logs.region : logs.driverRegion,
      repositoryUrl: repository.repositoryUrl,
      imageTag: repository.imageTag,
      logGroup,
      database,
      executionRole,
      hardened: hardenedContainer(hardening),
    });
    const service = addService(this, { prefix, vpc, alb, securityGroup, taskDefinition, hardening });
    if (logGroup.ownership === "managed") {
      addLogAnalysis(this, { ...logs, logGroup, service, alb, ...(logsKey && { key: logsKey }) });
    }
  }
}

function needsAccount(hardening: Hardening): boolean {
  const measures = ["access-logs", "scoped-log-statements", "log-encryption"] as const;
  return measures.some((measure) => hardening.has(measure));
}
