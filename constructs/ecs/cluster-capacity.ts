import { TerraformResource } from "cdktf";
import type { IConstruct } from "constructs";
import type { FargateCapacity } from "./capacity-provider";

/** A cluster, as far as its capacity goes. */
interface CapacityCluster {
  readonly capacityProviders?: readonly FargateCapacity[];
}

/** What is known of a cluster that the program makes. */
interface MadeCluster {
  /** What gives it its capacity providers, as far as the cluster says it itself. */
  readonly associations: readonly TerraformResource[];
  /** Whether services that name no other have a namespace for Service Connect. */
  readonly hasNamespace: boolean;
}

const made = new WeakMap<CapacityCluster, MadeCluster>();

/** Remembers a cluster that the program makes. */
export function noteCluster(cluster: CapacityCluster, known: MadeCluster): void {
  made.set(cluster, known);
}

/** Whether a cluster certainly has no namespace for Service Connect. */
export function lacksNamespace(cluster: CapacityCluster): boolean {
  return made.get(cluster)?.hasNamespace === false;
}

/** What services with capacity providers wait for. */
export function associationsOf(cluster: CapacityCluster): readonly TerraformResource[] {
  return made.get(cluster)?.associations ?? [];
}

/**
 * What a cluster's services can have shares of, when the program is complete.
 *
 * @returns `undefined` where only AWS knows it: the cluster is there already, or the program gives it some otherwise
 */
export function capacityOf(cluster: CapacityCluster, root: IConstruct): readonly FargateCapacity[] | undefined {
  if (cluster.capacityProviders !== undefined || !made.has(cluster)) return cluster.capacityProviders;
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
