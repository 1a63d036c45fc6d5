import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { ExecutionRole } from "../iam/execution-role";
import { knownPermissions } from "../iam/known-permissions";
import type { ITaskRole } from "../iam/role";
import { LogGroup } from "../logs/log-group";
import type { ICluster } from "../ecs/cluster";
import { FargateService } from "../ecs/fargate-service";
import type { ServiceTarget } from "../ecs/service-target";
import { awsLogs } from "../ecs/log-drivers/aws-logs";
import { FargateTaskDefinition } from "../ecs/fargate-task-definition";
import { firstCount } from "../ecs/rules/scaling";
import { startStatements } from "../ecs/start-statements";
import { addLoggedServiceAlarms } from "./logged-service-alarms";
import { addRoute } from "./load-balancer-route";
import { splitOptions } from "./service-options";
import { addServiceScaling } from "./service-scaling";
import type { LoggedServiceSpec } from "./service-spec";
import type { SharedExecutionRole } from "./shared-execution-role";

/** Where services run. */
export interface RunIn {
  /** Where the tasks run. */
  readonly cluster: ICluster;
  /** Ids of 1 to 16 subnets; may be a list known only at plan time. */
  readonly subnetIds: string[];
  /** At most 5. With none, the tasks get the default one of their VPC. */
  readonly securityGroupIds: readonly string[];
  /** Whether the tasks have public addresses, as they need in a subnet without NAT. @default false */
  readonly assignPublicIp?: boolean;
}

/** Settings of a {@link LoggedService}. */
export interface LoggedServiceProps {
  /** Family of the task definition and name of the service. */
  readonly name: string;
  /** Region of the log group. */
  readonly region: string;
  /** Name of the log group. */
  readonly logGroupName: string;
  /** Containers, size and how it runs. */
  readonly spec: LoggedServiceSpec;
  /** Of the services that need no role of their own; the others take from it how images are pulled. */
  readonly sharedRole: SharedExecutionRole;
  /** @default the task definition alone: something else runs it */
  readonly runIn?: RunIn;
}

/**
 * A service with its own log group, task definition and, where it has secrets, a log group that the shared role does
 * not cover, or a container that writes to another one, its own execution role.
 */
export class LoggedService extends AwsConstruct {
  /** Where its containers write, but for those with a `logConfiguration` of their own. */
  public readonly logGroup: LogGroup;
  /** What each task is made of. */
  public readonly taskDefinition: FargateTaskDefinition;
  /** Keeps the tasks running. @default something else runs the task definition */
  public readonly service?: FargateService;

  public constructor(scope: Construct, id: string, props: LoggedServiceProps) {
    super(scope, id, props);
    const { name, spec, runIn } = props;
    const { containers, taskRole, logs = {}, desiredCount, target, behind, furtherTargets, ...rest } = spec;
    const { retentionInDays = 30, delivery, ...group } = logs;
    const { scaling, alarms, serviceTags: tags, ...other } = rest;
    const { options, task } = splitOptions(other);
    this.logGroup = new LogGroup(this, "logs", { ...group, name: props.logGroupName, retentionInDays });
    const logConfiguration = awsLogs({
      logGroup: this.logGroup,
      region: props.region,
      streamPrefix: id,
      delivery: delivery ?? { mode: "non-blocking", maxBufferSize: "25m" },
    });
    this.taskDefinition = new FargateTaskDefinition(this, "Resource", {
      ...task,
      family: name,
      ...this.executionRole(props),
      taskRole: taskRole && this.made(taskRole),
      containers: containers.map((container) => ({ logConfiguration, ...container })),
    });
    if (runIn) {
      const given = target && this.made(target);
      this.service = new FargateService(this, "service", {
        name,
        taskDefinition: this.taskDefinition,
        desiredCount: desiredCount ?? (scaling ? firstCount(scaling.minCapacity, scaling.maxCapacity) : 1),
        ...runIn,
        ...(behind ? addRoute(this, { name, route: behind, more: runIn.securityGroupIds }) : { target: given }),
        furtherTargets: [...(behind && given ? [given] : []), ...(furtherTargets ? this.made(furtherTargets) : [])],
        ...options,
        tags,
        scaled: scaling !== undefined,
      });
    }
    if (scaling) addServiceScaling(this, { name, service: this.service }, scaling);
    if (alarms) addLoggedServiceAlarms(this, { name, logGroup: this.logGroup, service: this.service }, alarms);
  }

  private made<Made extends ITaskRole | ServiceTarget | readonly ServiceTarget[]>(
    given: Made | ((service: Construct) => Made),
  ): Made {
    return typeof given === "function" ? given(this) : given;
  }

  /** Sharing would let each service read the secrets of all, and write the log groups that one of them names. */
  private executionRole({ name, spec, logGroupName, sharedRole }: LoggedServiceProps) {
    const { containers } = spec;
    const needed = containers.map(startStatements);
    const others = needed.flatMap(({ logs, secrets }) => [...logs, ...secrets]);
    const isCovered = logGroupName.startsWith(sharedRole.logGroupPrefix);
    const lacks = needed.some(({ image }) => knownPermissions(sharedRole.role).missing(image).length > 0);
    if (isCovered && others.length === 0 && !lacks) return { executionRole: sharedRole.role, grantStart: false };
    const executionRole = new ExecutionRole(this, "execution", { name: `${name}-execution` });
    // The task definition grants what it knows to be in ECR; of other names only Terraform may know that they are.
    if (needed.some(({ image }) => image.length === 0)) executionRole.addToPolicy(...sharedRole.pullStatements);
    return { executionRole };
  }
}
