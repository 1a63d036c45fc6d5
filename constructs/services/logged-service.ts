import { Construct } from "constructs";
import { ExecutionRole } from "../iam/execution-role";
import type { PolicyStatement } from "../iam/policy-document";
import { LogGroup } from "../logs/log-group";
import { logStatements } from "../logs/log-group-ownership";
import type { ICluster } from "../service/cluster";
import { FargateService } from "../service/fargate-service";
import { awsLogs } from "../task/aws-logs";
import type { ContainerDefinition } from "../task/container-definition";
import { FargateTaskDefinition } from "../task/fargate-task-definition";
import { startStatements } from "../task/start-statements";
import { addServiceAlarms } from "./service-alarms";
import type { ServiceSpec } from "./service-spec";
import type { SharedExecutionRole } from "./shared-execution-role";

/** Where services run. */
export interface Placement {
  readonly cluster: ICluster;
  /** Ids of 1 to 16 subnets; may be a list known only at plan time. */
  readonly subnetIds: string[];
  /** At most 5. With none, the tasks get the default one of their VPC. */
  readonly securityGroupIds: readonly string[];
}

/** Settings of a {@link LoggedService}. */
export interface LoggedServiceProps {
  /** Family of the task definition and name of the service. */
  readonly name: string;
  /** Region of the log group. */
  readonly region: string;
  /** Name of the log group. */
  readonly logGroupName: string;
  readonly spec: ServiceSpec;
  /** Of the services that need no role of their own; the others take from it how images are pulled. */
  readonly sharedRole: SharedExecutionRole;
  /** @default the task definition alone: something else runs it */
  readonly placement?: Placement;
}

/**
 * A service with its own log group, task definition and, where it has secrets or a container that writes to another log
 * group, its own execution role.
 */
export class LoggedService extends Construct {
  public readonly logGroup: LogGroup;
  public readonly taskDefinition: FargateTaskDefinition;
  /** Absent where something else runs the task definition. */
  public readonly service?: FargateService;

  public constructor(scope: Construct, id: string, props: LoggedServiceProps) {
    super(scope, id);
    const { name, spec, placement } = props;
    const { containers, logs = {}, desiredCount = 1, target, enableExecuteCommand, alarms, ...rest } = spec;
    this.logGroup = new LogGroup(this, "logs", {
      name: props.logGroupName,
      retentionInDays: logs.retentionInDays ?? 30,
      ...(logs.kmsKeyArn !== undefined && { kmsKeyArn: logs.kmsKeyArn }),
    });
    const logConfiguration = awsLogs({
      logGroup: this.logGroup,
      region: props.region,
      streamPrefix: id,
      delivery: logs.delivery ?? { mode: "non-blocking", maxBufferSize: "25m" },
    });
    this.taskDefinition = new FargateTaskDefinition(this, "Resource", {
      ...rest,
      family: name,
      executionRole: this.executionRole(props),
      containers: containers.map((container) => ({ logConfiguration, ...container })),
    });
    if (placement) {
      this.service = new FargateService(this, "service", {
        name,
        taskDefinition: this.taskDefinition,
        desiredCount,
        ...placement,
        ...(target && { target }),
        ...(enableExecuteCommand !== undefined && { enableExecuteCommand }),
      });
    }
    if (alarms) addServiceAlarms(this, { name, logGroup: this.logGroup, service: this.service }, alarms);
  }

  /** Sharing would let each service read the secrets of all, and write the log groups that one of them names. */
  private executionRole({ name, spec, sharedRole }: LoggedServiceProps): ExecutionRole {
    const otherLogs = spec.containers.flatMap(ownLogStatements);
    if (otherLogs.length === 0 && !readsSecrets(spec.containers)) return sharedRole.role;
    const role = new ExecutionRole(this, "execution", { name: `${name}-execution` });
    role.addStatements(...sharedRole.pullStatements, ...logStatements(this.logGroup), ...otherLogs);
    return role;
  }
}

/** What a container needs that writes elsewhere than to the service's own group. */
function ownLogStatements({ logConfiguration }: ContainerDefinition): PolicyStatement[] {
  return logConfiguration?.logDriver === "awslogs" ? logStatements(logConfiguration.logGroup) : [];
}

/** The task definition itself allows them to be read. */
function readsSecrets(containers: readonly ContainerDefinition[]): boolean {
  return containers.some((container) => startStatements(container).length > 0);
}
