import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { checkName, type NameRule } from "../core/name";
import { reportProblems } from "../core/problem";
import type { FargateTaskDefinition } from "./fargate-task-definition";
import type { ICluster } from "./cluster";
import { EXECUTE_COMMAND_STATEMENT, executeCommandProblems } from "./rules/execute-command";
import { serviceProblems } from "./rules/service";
import { targetProblems, type ServiceTargetPort } from "./rules/service-target";
import type { TargetGroup } from "../network/target-group";

/** Amazon ECS API reference, `CreateService`. */
export const SERVICE_NAME: NameRule = {
  what: "an ECS service's name",
  max: 255,
  pattern: /^[A-Za-z0-9_-]+$/,
  says: "letters, digits, _ and -",
};

/** The container port that a target group sends its requests to. */
export interface ServiceTarget extends ServiceTargetPort {
  readonly targetGroup: TargetGroup;
}

/** What happens when a deployment's tasks don't start (Amazon ECS developer guide, "deployment circuit breaker"). */
export interface CircuitBreaker {
  /** Whether the last deployment that worked comes back; otherwise the failed one just stops. */
  readonly rollback: boolean;
}

/** Settings of a {@link FargateService}. */
export interface FargateServiceProps {
  /** Letters, digits, `_` and `-`, at most 255. */
  readonly name: string;
  readonly cluster: ICluster;
  readonly taskDefinition: FargateTaskDefinition;
  /** How many tasks run, before autoscaling; 0 or more. */
  readonly desiredCount: number;
  /**
   * Whether autoscaling changes the number of tasks: plans then leave it as it is, and `desiredCount` is where it begins.
   *
   * @default false: each plan sets it to `desiredCount`
   */
  readonly scaled?: boolean;
  /** Ids of 1 to 16 subnets; may be a list known only at plan time. */
  readonly subnetIds: string[];
  /** At most 5. With none, the tasks get the default one of their VPC. */
  readonly securityGroupIds: readonly string[];
  /** Whether the tasks have public addresses. @default false */
  readonly assignPublicIp?: boolean;
  /** @default no load balancer in front */
  readonly target?: ServiceTarget;
  /**
   * Whether `aws ecs execute-command` reaches the containers; the task role is then allowed the four actions it needs,
   * unless it is there already.
   *
   * @default false
   */
  readonly enableExecuteCommand?: boolean;
  /** @default ECS goes on starting tasks that fail */
  readonly circuitBreaker?: CircuitBreaker;
}

/** Tasks kept running on Fargate. */
export class FargateService extends AwsConstruct {
  public readonly serviceName: string;
  public readonly cluster: ICluster;

  public constructor(scope: Construct, id: string, props: FargateServiceProps) {
    super(scope, id, props);
    const { name, cluster, taskDefinition, desiredCount, subnetIds, securityGroupIds, assignPublicIp = false } = props;
    const { target, enableExecuteCommand, circuitBreaker, scaled } = props;
    checkName(this, SERVICE_NAME, name);
    reportProblems(this, () => serviceProblems(props));
    if (target) reportProblems(this, () => targetProblems(taskDefinition.containers, target));
    if (enableExecuteCommand) {
      reportProblems(this, () => executeCommandProblems(taskDefinition));
      const { taskRole } = taskDefinition;
      if (taskRole?.ownership === "managed") taskRole.addToPolicy(EXECUTE_COMMAND_STATEMENT);
    }
    const service = new EcsService(this, "Resource", {
      name,
      cluster: cluster.clusterId,
      taskDefinition: taskDefinition.arn,
      launchType: "FARGATE",
      desiredCount,
      enableExecuteCommand,
      networkConfiguration: { subnets: subnetIds, securityGroups: [...securityGroupIds], assignPublicIp },
      loadBalancer: target && [
        {
          targetGroupArn: target.targetGroup.arn,
          containerName: target.containerName,
          containerPort: target.containerPort,
        },
      ],
      lifecycle: scaled ? { ignoreChanges: ["desired_count"] } : undefined,
      deploymentCircuitBreaker: circuitBreaker && { enable: true, rollback: circuitBreaker.rollback },
    });
    this.serviceName = service.name;
    this.cluster = cluster;
  }
}
