import type { IConstruct } from "constructs";
import { problem, type Problem } from "../core/problem";
import type { ListenerAction } from "./listener-action";

/** What each program's listeners do by default, by ARN: a token. */
const ACTIONS = new WeakMap<IConstruct, Map<string, ListenerAction>>();

/** Remembers a listener's default action for {@link openDefaultProblems}. */
export function noteDefaultAction(listener: IConstruct, arn: string, action: ListenerAction): void {
  const { root } = listener.node;
  const byArn = ACTIONS.get(root) ?? new Map<string, ListenerAction>();
  ACTIONS.set(root, byArn.set(arn, action));
}

/** Whether the listener of `paths` lets everybody through to what no path names, as far as the program made it. */
export function openDefaultProblems(paths: IConstruct, listenerArn: string): Problem[] {
  const action = ACTIONS.get(paths.node.root)?.get(listenerArn);
  if (action === undefined || "next" in action) return [];
  const rule = "the listener's default action signs people in, or what no path names is open to everybody";
  return [problem("authenticated-paths", rule, action.type, "give it the action that is `authenticate` here")];
}
