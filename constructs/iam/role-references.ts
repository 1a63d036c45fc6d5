import { type TerraformElement, TerraformStack } from "cdktf";
import { resolveTokens } from "../core/resolve";
import { stackElements } from "../core/stack-json";
import type { EcsRole } from "./ecs-role";
import { knownPermissions } from "./known-permissions";

/** What gives no permission to the role that it refers to. */
const ONLY_USES = /^aws_(ecs_task_definition|ecs_service)$/;

/**
 * Whether something in the program that this library did not write may give the role permissions: a resource of plain cdktf, a
 * module, an override of the role. Whatever refers to the role counts, since it may.
 */
export function mayHaveOtherPermissions(role: EcsRole): boolean {
  const known = knownPermissions(role);
  const stacks = role.node.root.node.findAll().filter((construct) => TerraformStack.isStack(construct));
  return stacks.some((stack) =>
    stackElements(stack).some((element) => {
      if (known.isWrittenBy(element)) return false;
      const text = JSON.stringify(resolveTokens(stack, element.toTerraform(), false) ?? {});
      if (element === role.resource) return /"(managed_policy_arns|inline_policy)":/.test(text);
      return refersTo(role, text) && !isUse(element);
    }),
  );
}

function refersTo({ resource, givenName }: EcsRole, text: string): boolean {
  const reference = `aws_iam_role.${resource.friendlyUniqueId}.`;
  return text.includes(reference) || text.includes(JSON.stringify(givenName));
}

function isUse(element: TerraformElement): boolean {
  return ONLY_USES.test(String(Reflect.get(element, "terraformResourceType")));
}
