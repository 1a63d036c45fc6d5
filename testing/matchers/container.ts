import type { MatcherContext, SyncExpectationResult } from "expect";
import type { ContainerShape, LogConfigurationShape, PartOf } from "./container-shape";
import { decodeJson } from "./decode";
import { nearest } from "../../constructs/core/nearest";
import { type Fields, isFields, readStack } from "./received";

/** A container of a task definition, decoded. */
interface FoundContainer {
  /** Address of the task definition. */
  readonly address: string;
  readonly name: string;
  readonly definition: Fields;
}

interface FoundContainers {
  readonly containers: readonly FoundContainer[];
  /** One sentence for each task definition that can't be read without Terraform. */
  readonly unreadable: readonly string[];
}

/** See `toHaveContainerDefinition` in `matchers.ts`. */
export function toHaveContainerDefinition(
  this: MatcherContext,
  received: unknown,
  name: string,
  partial: PartOf<ContainerShape> = {},
): SyncExpectationResult {
  return match(this, received, { name, partial, matcher: "toHaveContainerDefinition", pick: (all) => all });
}

/** See `toHaveLogConfiguration` in `matchers.ts`. */
export function toHaveLogConfiguration(
  this: MatcherContext,
  received: unknown,
  containerName: string,
  partial: PartOf<LogConfigurationShape> = {},
): SyncExpectationResult {
  const pick = (definition: Fields): unknown => definition["logConfiguration"];
  return match(this, received, { name: containerName, partial, matcher: "toHaveLogConfiguration", pick });
}

interface Expected {
  readonly name: string;
  readonly partial: object;
  readonly matcher: string;
  readonly pick: (definition: Fields) => unknown;
}

function match(context: MatcherContext, received: unknown, expected: Expected): SyncExpectationResult {
  const { name, partial, matcher, pick } = expected;
  const { utils, equals } = context;
  const found = findContainers(received);
  const named = found.containers.filter((container) => equals(container.name, name));
  const testers = [...context.customTesters, utils.iterableEquality, utils.subsetEquality];
  const matching = named.filter(({ definition }) => {
    const value = pick(definition);
    return value !== undefined && equals(value, partial, testers);
  });
  const hint = utils.matcherHint(matcher, "stack", "name, partial", { isNot: context.isNot ?? false });
  const said = (): string => {
    if (matching.length > 0) return `Matched: ${matching.map(showName).join(", ")}`;
    if (named.length === 0) return missing(name, found);
    return named.map((container) => difference(context, container, pick(container.definition), partial)).join("\n\n");
  };
  return { pass: matching.length > 0, message: () => `${hint}\n\n${said()}` };
}

function findContainers(received: unknown): FoundContainers {
  const containers: FoundContainer[] = [];
  const unreadable: string[] = [];
  for (const { address, type, body } of readStack(received).resources) {
    if (type !== "aws_ecs_task_definition") continue;
    const decoded = decodeJson(body["container_definitions"]);
    const list: unknown[] | undefined = "value" in decoded && Array.isArray(decoded.value) ? decoded.value : undefined;
    if (list === undefined) {
      const reason = "unknown" in decoded ? decoded.unknown : "it is no list";
      unreadable.push(`${address}.container_definitions can't be read: ${reason}`);
    }
    for (const definition of list ?? []) {
      if (isFields(definition)) containers.push({ address, name: String(definition["name"]), definition });
      else
        unreadable.push(
          `${address}.container_definitions holds what only Terraform can evaluate: ${String(definition)}`,
        );
    }
  }
  return { containers, unreadable };
}

function missing(name: unknown, { containers, unreadable }: FoundContainers): string {
  const wanted = typeof name === "string" ? `"${name}"` : String(name);
  const names = nearest(String(name), containers, (container) => container.name);
  const others =
    names.length > 0
      ? `The stack has, the nearest first:\n${names.map((each) => `  ${showName(each)}`).join("\n")}`
      : "The stack has no container in any aws_ecs_task_definition.";
  return [`No container is called ${wanted}. ${others}`, ...unreadable].join("\n");
}

function showName({ name, address }: FoundContainer): string {
  return `"${name}" (${address})`;
}

function difference({ utils }: MatcherContext, container: FoundContainer, value: unknown, partial: object): string {
  const heading = `Container ${showName(container)}`;
  if (value === undefined) return `${heading} has no log configuration.`;
  const compared = utils.printDiffOrStringify(partial, sharedPart(value, partial), "Expected", "Received", true);
  return `${heading} differs:\n\n${compared}`;
}

/** What of a value the expected part speaks of, so that a difference shows nothing else. */
function sharedPart(value: unknown, part: unknown): unknown {
  if (Array.isArray(value) && Array.isArray(part)) {
    const parts: unknown[] = part;
    return value.map((item: unknown, index) => (index in parts ? sharedPart(item, parts[index]) : item));
  }
  if (!isFields(value) || !isFields(part) || "$$typeof" in part) return value;
  const shared = Object.keys(part).filter((key) => key in value);
  return Object.fromEntries(shared.map((key) => [key, sharedPart(value[key], part[key])]));
}
