import type { CreateNoGroup, ExistingLogGroup } from "../constructs/logs/log-group-ownership";

/** A log group that is there already, as a plain value: for tests without a stack. */
export function existingLogGroup(name: string, arn: string): ExistingLogGroup & { readonly arn: string } {
  return { ownership: "existing", name, arn };
}

/** What `LogGroup.named` returns, for tests that load no constructs. */
export function namedLogGroup(name: string, createGroup?: CreateNoGroup): ExistingLogGroup {
  return { ownership: "existing", name, createGroup };
}
