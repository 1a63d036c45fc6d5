import type { Construct } from "constructs";
import { ReadableStack } from "../../constructs/terraform";
import type { Settings } from "../../settings/settings";
import { addAlb } from "./alb";
import { addEcr } from "./ecr";
import { addService, addServiceSecurityGroup } from "./ecs";
import { featuresOf } from "./features";
import { addFunction } from "./function";
import { addFunctionNetwork } from "./function-network";
import { addApplicationAccess, addExecutionRole } from "./iam";
import { addLogRouter } from "./log-router";
import { addAppLogGroup, addLogsKey } from "./logs";
import { addProviders } from "./providers";
import { addRds } from "./rds";
import { System } from "./system";
import { addEcrImage, addTaskDefinition, databasePassword } from "./task-definitions";
import { addVariables } from "./variables";
import { addVpc } from "./vpc";

/** The whole reference system, one file here for each of its `.tf` files; the switches are in `features/`. */
export class UniversityStack extends ReadableStack {
  /** @param features @default those that the settings switch on */
  public constructor(scope: Construct, id: string, settings: Settings, features = featuresOf(settings)) {
    super(scope, id);
    const variables = addVariables(this, settings);
    const project = variables.project.stringValue;
    const env = variables.env.stringValue;
    const system = new System(this, { project, env, settings, features });
    addProviders(this, settings, variables);

    const logsKey = addLogsKey(system);
    const vpc = addVpc(system, variables);
    const repository = addEcr(system, project);
    const { options: serverless } = system.over("serverless");
    const alb = addAlb(system, vpc, serverless);
    const securityGroup = addServiceSecurityGroup(system, vpc, alb);
    const network = serverless && addFunctionNetwork(system, vpc, serverless);
    const database = addRds(system, vpc, securityGroup, network?.databaseClient);

    const password = databasePassword(database);
    const logGroup = addAppLogGroup(system);
    const { repositoryArn } = repository;
    const router = addLogRouter(system, { vpc, securityGroup, logGroup });
    const executionRole = addExecutionRole(system, { logGroup, password, repositoryArn, router: router?.use });
    addApplicationAccess(system, executionRole, [password, ...(router?.use.secrets ?? [])]);
    if (settings.readEcrImage) addEcrImage(system, repository);
    const { repositoryUrl } = repository;
    const task = { repositoryUrl, logGroup, database, executionRole, environment: alb.signInEnvironment, router };
    const taskDefinition = addTaskDefinition(system, task);
    const tasks = serverless?.tasksToZero ? 0 : undefined;
    const service = addService(system, { vpc, alb, securityGroup, taskDefinition, dependsOn: router?.ready, tasks });
    const { functionTargetGroup: targetGroup, signInEnvironment: environment } = alb;
    const appFunction =
      serverless && network && targetGroup
        ? addFunction(system, serverless, { vpc, network, repository, database, targetGroup, environment })
        : undefined;
    if (appFunction) router?.forwarder?.forward("app", appFunction.logGroup);
    system.addBeside({ vpc, alb, logGroup, logsKey, taskDefinition, service, router, function: appFunction });
  }
}
