import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { EcsClusterCapacityProviders } from "@cdktf/provider-aws/lib/ecs-cluster-capacity-providers";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { checkName } from "../core/name";
import { ecsName } from "./ecs-name";
import type { FargateCapacity } from "./capacity-provider";
import { noteCluster } from "./cluster-capacity";

export const CLUSTER_NAME = ecsName("an ECS cluster's name");

/** Settings of a {@link Cluster}. */
export interface ClusterProps {
  /** Letters, digits, `_` and `-`, at most 255. */
  readonly name: string;
  /**
   * CloudWatch metrics of each service and task, or with `enhanced` of each container too (CloudWatch user guide,
   * "Container Insights").
   *
   * @default the account's own setting
   */
  readonly containerInsights?: "enabled" | "enhanced" | "disabled";
  /**
   * What its services can have shares of; with none in the list, those that it has are taken away.
   *
   * @default not Terraform's: services run on the launch type
   */
  readonly capacityProviders?: readonly FargateCapacity[];
  /** ARN of the Cloud Map namespace of services that name no other for Service Connect. @default they have to name one */
  readonly serviceConnectNamespaceArn?: string;
}

/** An ECS cluster, whoever made it: for one that is there already, an object with these two does. */
export interface ICluster {
  /** ARN. */
  readonly clusterId: string;
  /** CloudWatch's dimension `ClusterName`, and part of what Application Auto Scaling calls its services. */
  readonly clusterName: string;
  /** What its services can have shares of. @default known only to AWS */
  readonly capacityProviders?: readonly FargateCapacity[];
}

/** An ECS cluster. */
export class Cluster extends AwsConstruct implements ICluster {
  public readonly clusterId: string;
  public readonly clusterName: string;
  public readonly capacityProviders?: readonly FargateCapacity[];

  public constructor(scope: Construct, id: string, props: ClusterProps) {
    super(scope, id);
    const { name, containerInsights, capacityProviders, serviceConnectNamespaceArn } = props;
    checkName(this, CLUSTER_NAME, name);
    const cluster = new EcsCluster(this, "Resource", {
      name,
      setting: containerInsights && [{ name: "containerInsights", value: containerInsights }],
      serviceConnectDefaults:
        serviceConnectNamespaceArn === undefined ? undefined : { namespace: serviceConnectNamespaceArn },
    });
    this.clusterId = cluster.id;
    this.clusterName = cluster.name;
    this.capacityProviders = capacityProviders;
    noteCluster(this, {
      associations: capacityProviders ? [this.associate(capacityProviders)] : [],
      hasNamespace: serviceConnectNamespaceArn !== undefined,
    });
  }

  private associate(capacityProviders: readonly FargateCapacity[]): EcsClusterCapacityProviders {
    return new EcsClusterCapacityProviders(this, "capacity_providers", {
      clusterName: this.clusterName,
      capacityProviders: [...capacityProviders],
    });
  }
}
