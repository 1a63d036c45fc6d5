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
 * Lists of a lifecycle are joined with those that are there.
 *
 * @example addMetaArguments(logGroup, { lifecycle: { ignoreChanges: ["retention_in_days"] } })
 * @throws Error where the construct has no resource of its own
 */
export function addMetaArguments(construct: IConstruct, { lifecycle, dependsOn, provider }: MetaArguments): void {
  const resource = mainResource(construct);
  if (lifecycle !== undefined) resource.lifecycle = both(resource.lifecycle ?? {}, lifecycle);
  if (dependsOn !== undefined) {
    resource.dependsOn = [...(resource.dependsOn ?? []), ...dependsOn.map(({ fqn }) => fqn)];
  }
  if (provider !== undefined) resource.provider = provider;
}

/** Lists are joined; `ignoreChanges: "all"` and flags are as given. */
function both(own: TerraformResourceLifecycle, given: TerraformResourceLifecycle): TerraformResourceLifecycle {
  const lists = (["ignoreChanges", "replaceTriggeredBy", "precondition", "postcondition"] as const).flatMap((key) => {
    const [a, b] = [own[key], given[key]];
    return Array.isArray(a) && Array.isArray(b) ? [[key, [...new Set([...a, ...b])]] as const] : [];
  });
  return { ...own, ...given, ...Object.fromEntries(lists) };
}

function mainResource(construct: IConstruct): TerraformResource {
  const found = [construct, construct.node.tryFindChild("Resource")];
  const resource = found.find((each) => TerraformResource.isTerraformResource(each));
  if (resource !== undefined) return resource;
  throw new Error(
    `meta-arguments go to a resource, and ${construct.node.path} has none of its own; name the construct that makes it`,
  );
}
