import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { checkName, type NameRule } from "../core/name";

/** Amazon ECS API reference, `CreateCluster`. */
export const CLUSTER_NAME: NameRule = {
  what: "an ECS cluster's name",
  max: 255,
  pattern: /^[A-Za-z0-9_-]+$/,
  says: "letters, digits, _ and -",
};

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
}

/** An ECS cluster, whoever made it: for one that is there already, an object with these two does. */
export interface ICluster {
  /** ARN. */
  readonly clusterId: string;
  readonly clusterName: string;
}

/** An ECS cluster. */
export class Cluster extends AwsConstruct implements ICluster {
  public readonly clusterId: string;
  public readonly clusterName: string;

  public constructor(scope: Construct, id: string, { name, containerInsights }: ClusterProps) {
    super(scope, id);
    checkName(this, CLUSTER_NAME, name);
    const cluster = new EcsCluster(this, "Resource", {
      name,
      setting: containerInsights && [{ name: "containerInsights", value: containerInsights }],
    });
    this.clusterId = cluster.id;
    this.clusterName = cluster.name;
  }
}
