import type { Code } from "./code";
import { construct, object, value } from "./code";
import { iam } from "./doors";
import { anyText, type Fields, isEmpty, isFields, parsedJson } from "./fields";
import type { Tokens } from "./tokens";
import type { Reason } from "./reason";
import { textCode } from "./text-code";

/** Which of a task's roles a role is. */
export interface RoleUse {
  readonly execution: boolean;
  readonly task: boolean;
}

/** A role that ECS assumes, as a construct, and what has no place in that. */
export function typedRole(
  { scope, id }: { readonly scope: Code; readonly id: string },
  values: Fields,
  { execution, task }: RoleUse,
  tokens: Tokens,
): { readonly code: Code; readonly reasons: readonly Reason[] } {
  const reasons: Reason[] = [];
  const reason = (path: string, text: string): void => void reasons.push({ path, text });
  if (!execution && !task) reason("arn", "no task definition here has this role");
  if (!isTaskTrust(values["assume_role_policy"])) reason("assume_role_policy", "not only ECS tasks may assume it");
  for (const [key, usual] of [
    ["path", "/"],
    ["max_session_duration", 3600],
  ] as const) {
    if (!isEmpty(values[key]) && values[key] !== usual) reason(key, `a role has no ${key} but ${usual}`);
  }
  for (const key of ["description", "permissions_boundary", "tags"]) {
    if (!isEmpty(values[key])) reason(key, `a role has no ${key}`);
  }
  const className = execution && task ? "TaskAndExecutionRole" : execution ? "ExecutionRole" : "TaskRole";
  const props = object({
    name: textCode(anyText(values["name"]), tokens),
    forceDetachPolicies: values["force_detach_policies"] === true ? value(true) : undefined,
  });
  return { code: construct(iam(className), [scope, value(id), props]), reasons };
}

/** Whether the trust policy is the one that the constructs write, in any spelling. */
function isTaskTrust(text: unknown): boolean {
  const document = parsedJson(anyText(text));
  const policy = isFields(document) ? document : {};
  const statements = [policy["Statement"]].flat().filter(isFields);
  const [only] = statements;
  if (statements.length !== 1 || only === undefined || policy["Version"] !== "2012-10-17") return false;
  const { Action, Effect, Principal, Sid, ...rest } = only;
  const { Service, ...others } = isFields(Principal) ? Principal : {};
  return (
    isEmpty(rest) &&
    isEmpty(Sid) &&
    isEmpty(others) &&
    Effect === "Allow" &&
    [Action].flat().join() === "sts:AssumeRole" &&
    [Service].flat().join() === "ecs-tasks.amazonaws.com"
  );
}
