import type { SecurityGroupIngress } from "@cdktf/provider-aws/lib/security-group";
import { TerraformResource, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { known } from "../core/known";
import { problem, type Problem } from "../core/problem";
import { isToken } from "../core/token";
import { resolveTokens } from "../core/resolve";
import { stackElements } from "../core/stack-json";
import type { ContainerDefinition } from "./container-definition";

/** Where FireLens listens for records of other containers (Amazon ECS developer guide, "Using FireLens"). */
const PORT = 24_224;

/** What of a security group's ways in concerns its ports. */
type Way = Pick<SecurityGroupIngress, "fromPort" | "toPort" | "protocol">;

/** Ways in that let anybody write records of the task. A rule for all protocols is about something else. */
export function opensRouterPort(ways: readonly Way[]): boolean {
  return ways.some(({ fromPort, toPort, protocol }) => {
    const [from, to] = [known(fromPort), known(toPort)];
    if (from === undefined || to === undefined || known(protocol)?.toLowerCase() !== "tcp") return false;
    return from <= PORT && PORT <= to;
  });
}

/**
 * Whether a service with a FireLens router is open for records from outside: "don't allow inbound connections on port 24224"
 * (Amazon ECS developer guide, "Using FireLens"). Looks at the stack's own groups, and at their own rules.
 */
export function routerPortWarnings(
  service: Construct,
  containers: readonly ContainerDefinition[],
  securityGroupIds: readonly string[],
): Problem[] {
  if (!containers.some(({ firelensConfiguration }) => firelensConfiguration !== undefined)) return [];
  // A list that Terraform fills in as a whole has no items to look at.
  if (isToken(securityGroupIds)) return [];
  const stack = TerraformStack.of(service);
  const groups = openGroups(stack);
  const paths = new Set(securityGroupIds.flatMap((id) => groups.get(resolveTokens(stack, id, false)) ?? []));
  const rule = `port ${PORT} of a task with a FireLens router is closed to others: whoever reaches it writes into the task's logs`;
  const fix = "take the port out of the ingress; containers of the task reach the router without it";
  return [...paths].map((path) => problem("firelens-router-port", rule, path, fix));
}

/** Paths of each stack's open groups, by their ids: to look for each service would take the square of their number. */
const found = new WeakMap<TerraformStack, ReadonlyMap<unknown, string>>();

function openGroups(stack: TerraformStack): ReadonlyMap<unknown, string> {
  const groups =
    found.get(stack) ??
    new Map(
      stackElements(stack)
        .filter((element) => TerraformResource.isTerraformResource(element))
        .filter(isOpenGroup)
        .map((group) => [resolveTokens(stack, group.getStringAttribute("id"), false), group.node.path]),
    );
  found.set(stack, groups);
  return groups;
}

/** Not by `instanceof`: there may be two copies of the bindings. */
function isOpenGroup(resource: TerraformResource): boolean {
  const ways: unknown = Reflect.get(resource, "ingressInput");
  return (
    resource.terraformResourceType === "aws_security_group" && Array.isArray(ways) && opensRouterPort(ways as Way[])
  );
}
