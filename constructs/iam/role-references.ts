import { type TerraformElement, TerraformStack } from "cdktf";
import { addressOf } from "../core/address";
import { resolveTokens } from "../core/resolve";
import { stackElements } from "../core/stack-json";
import type { EcsRole } from "./ecs-role";
import { knownPermissions } from "./known-permissions";

/** What gives no permission to the role that it refers to. */
const ONLY_USES = /^aws_(ecs_task_definition|ecs_service)$/;

/** What elements write: each task definition whose role lacks something looks at all of them. */
const texts = new WeakMap<TerraformElement, string>();

/**
 * Whether something in the program that this library did not write may give the role permissions: a resource of plain cdktf, a
 * module, an override of the role. Whatever refers to the role counts, since it may.
 */
export function mayHaveOtherPermissions(role: EcsRole): boolean {
  const known = knownPermissions(role);
  const stacks = role.node.root.node.findAll().filter((construct) => TerraformStack.isStack(construct));
  const references = referencesTo(role);
  return stacks.some((stack) =>
    stackElements(stack).some((element) => {
      if (known.isWrittenBy(element) || isUse(element)) return false;
      const text = textOf(element, stack);
      if (element === role.resource) return /"(managed_policy_arns|inline_policy)":/.test(text);
      return references.some((reference) => text.includes(reference));
    }),
  );
}

/** How texts refer to the role: by an attribute, which an output of its stack reads for other stacks, or by its name. */
function referencesTo(role: EcsRole): string[] {
  const name = resolveTokens(role, role.givenName, false);
  return [`${addressOf(role.resource)}.`, JSON.stringify(name)];
}

function textOf(element: TerraformElement, stack: TerraformStack): string {
  const text = texts.get(element) ?? JSON.stringify(resolveTokens(stack, element.toTerraform(), false) ?? {});
  texts.set(element, text);
  return text;
}

function isUse(element: TerraformElement): boolean {
  return ONLY_USES.test(String(Reflect.get(element, "terraformResourceType")));
}
