import { problem, type Problem } from "../core/problem";

/** What the function says about events that it sends would be events to send. */
export function loopProblems(ownGroup: string, groups: readonly { readonly name: string }[]): Problem[] {
  const looped = groups.filter(({ name }) => name === ownGroup);
  const rule = "a log forwarder does not send its own log, which grows with what it sends";
  return looped.map(({ name }) => problem("log-forwarder-loop", rule, name, "leave this group out"));
}
