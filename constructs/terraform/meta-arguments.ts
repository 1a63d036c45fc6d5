import { type ITerraformDependable, TerraformResource } from "cdktf";
import type { TerraformProvider, TerraformResourceLifecycle } from "cdktf";
import type { IConstruct } from "constructs";

/** What every resource can have beside its own arguments (Terraform language, "Meta-Arguments"). */
export interface MetaArguments {
  /** How Terraform changes, ignores and replaces it. @default what the construct itself says; what is given is added to that */
  readonly lifecycle?: TerraformResourceLifecycle;
  /** What has to be there first, beyond what it refers to. @default nothing */
  readonly dependsOn?: readonly ITerraformDependable[];
  /** The provider that makes it. @default the stack's own */
  readonly provider?: TerraformProvider;
}

/**
 * Adds meta-arguments to the main resource of a construct: the one with the construct's own address.
 *
 * @example addMetaArguments(logGroup, { lifecycle: { ignoreChanges: ["retention_in_days"] } })
 * @throws Error where the construct has no resource of its own
 */
export function addMetaArguments(construct: IConstruct, { lifecycle, dependsOn, provider }: MetaArguments): void {
  const resource = mainResource(construct);
  if (lifecycle !== undefined) resource.lifecycle = { ...resource.lifecycle, ...lifecycle };
  if (dependsOn !== undefined) {
    resource.dependsOn = [...(resource.dependsOn ?? []), ...dependsOn.map(({ fqn }) => fqn)];
  }
  if (provider !== undefined) resource.provider = provider;
}

function mainResource(construct: IConstruct): TerraformResource {
  const found = [construct, construct.node.tryFindChild("Resource")];
  const resource = found.find((each) => TerraformResource.isTerraformResource(each));
  if (resource !== undefined) return resource;
  throw new Error(
    `meta-arguments go to a resource, and ${construct.node.path} has none of its own; name the construct that makes it`,
  );
}
