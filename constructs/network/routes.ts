import type { TerraformResource } from "cdktf";
import { terminalOf, type ListenerAction } from "./listener-action";
import type { ITargetGroup } from "./target-group";
import { asList } from "./terminal-action";

/** Listeners and rules that send requests to a target group, as far as the program has made them. */
const routes = new WeakMap<ITargetGroup, TerraformResource[]>();

/** Remembers where the action of a listener, or of a rule, sends requests. */
export function noteRoutes(route: TerraformResource, action: ListenerAction): void {
  const last = terminalOf(action);
  if (last.type !== "forward") return;
  for (const { targetGroup } of asList(last.targetGroups)) {
    routes.set(targetGroup, [...(routes.get(targetGroup) ?? []), route]);
  }
}

/** What sends requests to the target group: known when the program is complete. */
export function routesTo(targetGroup: ITargetGroup): readonly TerraformResource[] {
  return routes.get(targetGroup) ?? [];
}
