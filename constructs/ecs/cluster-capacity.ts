import { TerraformResource } from "cdktf";
import type { IConstruct } from "constructs";
import type { FargateCapacity } from "./capacity-provider";

/** A cluster, as far as its capacity goes. */
interface CapacityCluster {
  readonly capacityProviders?: readonly FargateCapacity[];
}

/** What gives each cluster that the program makes its capacity providers, as far as the cluster says it itself. */
const associations = new WeakMap<CapacityCluster, readonly TerraformResource[]>();

/** Remembers a cluster that the program makes, and what gives it its capacity providers. */
export function noteCluster(cluster: CapacityCluster, ...given: readonly TerraformResource[]): void {
  associations.set(cluster, given);
}

/** What services with capacity providers wait for. */
export function associationsOf(cluster: CapacityCluster): readonly TerraformResource[] {
  return associations.get(cluster) ?? [];
}

/**
 * What a cluster's services can have shares of, when the program is complete.
 *
 * @returns `undefined` where only AWS knows it: the cluster is there already, or the program gives it some otherwise
 */
export function capacityOf(cluster: CapacityCluster, root: IConstruct): readonly FargateCapacity[] | undefined {
  if (cluster.capacityProviders !== undefined || !associations.has(cluster)) return cluster.capacityProviders;
  return associates(root) ? undefined : [];
}

/** Whether a program associates any capacity providers: to look for each service would take the square of their number. */
const known = new WeakMap<IConstruct, boolean>();

function associates(root: IConstruct): boolean {
  const found = known.get(root) ?? root.node.findAll().some(isAssociation);
  known.set(root, found);
  return found;
}

/** Not by `instanceof`: there may be two copies of the bindings. */
function isAssociation(construct: IConstruct): boolean {
  return (
    TerraformResource.isTerraformResource(construct) &&
    construct.terraformResourceType === "aws_ecs_cluster_capacity_providers"
  );
}
