import { SecurityGroup, type SecurityGroupIngress } from "@cdktf/provider-aws/lib/security-group";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { known } from "../../../core/known";
import { problem, type Problem } from "../../../core/problem";
import { isToken } from "../../../core/token";
import { resolveTokens } from "../../../core/resolve";
import { stackElements } from "../../../core/stack-json";
import type { ContainerDefinition } from "../../container-definition";

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
  const resolved = (id: string): unknown => resolveTokens(stack, id, false);
  const ids = new Set(securityGroupIds.map(resolved));
  const open = stackElements(stack).filter(
    (element) =>
      element instanceof SecurityGroup &&
      ids.has(resolved(element.id)) &&
      Array.isArray(element.ingressInput) &&
      opensRouterPort(element.ingressInput),
  );
  const rule = `nobody reaches port ${PORT} of a task with a FireLens router: who does writes its logs`;
  const fix = "take the port out of the ingress; containers of the task reach the router without it";
  return open.map(({ node }) => problem("firelens-router-port", rule, node.path, fix));
}
