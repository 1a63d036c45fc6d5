import type { MatcherContext, SyncExpectationResult } from "expect";
import { patternsOverlap } from "../../constructs/core/glob";
import { ComparableArns, coversAll, mayBeSame, type ComparableArn } from "./comparable-arn";
import { decodeJson } from "./decode";
import { findRole, permissionsOf } from "./execution-role";
import { nearest } from "../../constructs/core/nearest";
import type { Statement } from "./read-permissions";
import { type AddressedBlock, isFields, readStack, type ReceivedStack } from "./received";
import { type Need, startNeeds } from "./start-needs";

/** See `toBeAbleToStart` in `matchers.ts`. */
export function toBeAbleToStart(
  this: MatcherContext,
  received: unknown,
  taskDefinition?: string,
): SyncExpectationResult {
  const stack = readStack(received);
  const all = stack.resources.filter(({ type }) => type === "aws_ecs_task_definition");
  const chosen = all.filter((block) => taskDefinition === undefined || isCalled(block, taskDefinition));
  const problems =
    chosen.length === 0 ? [notFound(taskDefinition, all)] : chosen.flatMap((block) => startProblems(stack, block));
  const hint = this.utils.matcherHint("toBeAbleToStart", "stack", "taskDefinition", { isNot: this.isNot ?? false });
  const passed = `Nothing is missing to start ${chosen.map(({ address }) => address).join(", ")}.`;
  return {
    pass: problems.length === 0,
    message: () => `${hint}\n\n${problems.length === 0 ? passed : problems.join("\n")}`,
  };
}

function isCalled({ address, type, body }: AddressedBlock, name: string): boolean {
  return address === name || address === `${type}.${name}` || body["family"] === name;
}

function notFound(name: string | undefined, all: readonly AddressedBlock[]): string {
  if (all.length === 0) return "The stack has no aws_ecs_task_definition.";
  const others = nearest(name ?? "", all, ({ address }) => address);
  return `No task definition is called "${String(name)}". The stack has: ${others.map(({ address }) => address).join(", ")}`;
}

/** What is missing to start a task definition, one sentence each. */
function startProblems(stack: ReceivedStack, { address, body }: AddressedBlock): string[] {
  const decoded = decodeJson(body["container_definitions"]);
  if (!("value" in decoded) || !Array.isArray(decoded.value)) {
    return [
      `${address}.container_definitions can't be read: ${"unknown" in decoded ? decoded.unknown : "it is not a list"}`,
    ];
  }
  const unreadable = decoded.value.filter((container) => !isFields(container));
  if (unreadable.length > 0) {
    return [
      `${address}.container_definitions holds what only Terraform can evaluate: ${JSON.stringify(unreadable[0])}`,
    ];
  }
  const needs = decoded.value
    .filter(isFields)
    .flatMap((container) => startNeeds(container).map((need) => ({ container: String(container["name"]), need })));
  if (needs.length === 0) return [];
  const reference = body["execution_role_arn"];
  if (reference === undefined) return [`${address} has no execution role, which needs ${show(needs.map(byNeed))}`];
  const role = findRole(stack, reference);
  if (role === undefined) {
    return [
      `${address}: what its execution role may do can't be read, since the stack lacks it: ${JSON.stringify(reference)}`,
    ];
  }
  const { statements, unreadable: unknown, elsewhere } = permissionsOf(stack, role);
  const arns = new ComparableArns(stack);
  const missing = needs.filter(({ need }) => !isAllowed(arns, statements, need));
  if (missing.length === 0) return [];
  const lines = missing.map(({ container, need }) => `  container "${container}", to ${need.purpose}: ${show([need])}`);
  return [
    `${address}: its execution role ${role.address} is not allowed`,
    ...lines,
    ...unknown.map((sentence) => `  (${sentence})`),
    ...elsewhere.map((arn) => `  (the attached policy ${arn} is not in the stack, so it was not checked)`),
  ];
}

function byNeed({ need }: { readonly need: Need }): Need {
  return need;
}

function show(needs: readonly Need[]): string {
  return needs.map(({ actions, resource }) => `${actions.join(" or ")} on ${resource}`).join(", ");
}

function isAllowed(arns: ComparableArns, statements: readonly Statement[], { actions, resource }: Need): boolean {
  const wanted = arns.read(resource);
  return actions.some(
    (action) =>
      statements.some((statement) => statement.effect === "Allow" && allows(arns, statement, action, wanted)) &&
      !statements.some((statement) => statement.effect === "Deny" && denies(arns, statement, action, wanted)),
  );
}

/** What only Terraform knows may be right. */
function allows(arns: ComparableArns, statement: Statement, action: string, wanted: ComparableArn): boolean {
  const { actions, notActions, resources, notResources } = statement;
  const isAction = mayName(arns, actions, action) || (notActions.length > 0 && !surelyNames(notActions, action));
  // What knows no resource is allowed by the wildcard alone.
  const isOf = (arn: ComparableArn) =>
    wanted.isLiteral && wanted.text === "*" ? arn.text === "*" : mayBeSame(arn, wanted);
  return (
    isAction &&
    (resources.some((each) => isOf(arns.read(each))) ||
      (notResources.length > 0 && !notResources.some((each) => coversAll(arns.read(each), wanted))))
  );
}

/** A denial counts only where it certainly holds: without conditions, and on all that is wanted. */
function denies(arns: ComparableArns, statement: Statement, action: string, wanted: ComparableArn): boolean {
  const { isConditional, actions, notActions, resources } = statement;
  const isAction = surelyNames(actions, action) || (notActions.length > 0 && !mayName(arns, notActions, action));
  return !isConditional && isAction && resources.some((each) => coversAll(arns.read(each), wanted));
}

/** Whether a list has the action, or may have it at plan time. */
function mayName(arns: ComparableArns, list: readonly string[], action: string): boolean {
  return surelyNames(
    list.map((each) => arns.read(each).text),
    action,
  );
}

/** Whether a list has the action as it is written: what is known only at plan time does not count. */
function surelyNames(list: readonly string[], action: string): boolean {
  return list.some((each) => patternsOverlap(each.toLowerCase(), action.toLowerCase()));
}
