import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import { Construct } from "constructs";
import { checkName } from "../names";
import type { FargateTaskDefinition } from "../task/fargate-task-definition";
import type { Cluster } from "./cluster";
import type { TargetGroup } from "./target-group";

/** The container port that a target group sends its requests to. */
export interface ServiceTarget {
  readonly targetGroup: TargetGroup;
  /** Name of the container. */
  readonly containerName: string;
  /** Port of the container, 1–65535. */
  readonly containerPort: number;
}

/** Settings of a {@link FargateService}. */
export interface FargateServiceProps {
  /** Letters, digits, `_` and `-`, at most 255. */
  readonly name: string;
  readonly cluster: Cluster;
  readonly taskDefinition: FargateTaskDefinition;
  /** How many tasks run, before autoscaling. */
  readonly desiredCount: number;
  /** Ids of the subnets; may be a list known only at plan time. */
  readonly subnetIds: string[];
  readonly securityGroupIds: readonly string[];
  /** Whether the tasks have public addresses. @default false */
  readonly assignPublicIp?: boolean;
  /** @default no load balancer in front */
  readonly target?: ServiceTarget;
}

/** Tasks kept running on Fargate. */
export class FargateService extends Construct {
  public readonly serviceName: string;
  public readonly cluster: Cluster;

  public constructor(scope: Construct, id: string, props: FargateServiceProps) {
    super(scope, id);
    const { name, cluster, taskDefinition, desiredCount, subnetIds, securityGroupIds, assignPublicIp = false } = props;
    const { target } = props;
    checkName(this, "service", name);
    const service = new EcsService(this, "Resource", {
      name,
      cluster: cluster.clusterId,
      taskDefinition: taskDefinition.arn,
      launchType: "FARGATE",
      desiredCount,
      networkConfiguration: { subnets: subnetIds, securityGroups: [...securityGroupIds], assignPublicIp },
      ...(target && {
        loadBalancer: [
          {
            targetGroupArn: target.targetGroup.arn,
            containerName: target.containerName,
            containerPort: target.containerPort,
          },
        ],
      }),
    });
    this.serviceName = service.name;
    this.cluster = cluster;
  }
}
