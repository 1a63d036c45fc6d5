import { isToken } from "../../core/token";

/**
 * What `describe-task-definition` answers besides what was registered (Amazon ECS API reference, `TaskDefinition`):
 * `RegisterTaskDefinition` takes none of it: AWS makes it itself.
 */
export const DESCRIBED_ONLY = [
  "taskDefinitionArn",
  "revision",
  "status",
  "requiresAttributes",
  "compatibilities",
  "registeredAt",
  "registeredBy",
  "deregisteredAt",
  "deleteRequestedAt",
] as const;

/** Fields whose keys are the user's own: there an empty text is a value. */
const MAPS: ReadonlySet<string> = new Set(["options", "dockerLabels"]);

/**
 * Without what says nothing: `null`, and of fields also empty texts, lists and objects, which AWS answers with where nothing
 * was registered. Items of lists and values of maps stay, but for `null`.
 */
export function withoutEmpty(value: unknown, field = ""): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== null).map((item) => withoutEmpty(item));
  if (!isFields(value)) return value;
  const isMap = MAPS.has(field);
  const entries = Object.entries(value).map(([name, part]) => [name, withoutEmpty(part, name)] as const);
  return Object.fromEntries(entries.filter(([, part]) => part !== null && (isMap || !isEmpty(part))));
}

function isEmpty(value: unknown): boolean {
  if (value === "" || value === undefined) return true;
  return Array.isArray(value) ? value.length === 0 : isFields(value) && Object.keys(value).length === 0;
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isToken(value);
}

/** The fields without those that only `describe-task-definition` has. */
export function withoutDescribed(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const names: readonly string[] = DESCRIBED_ONLY;
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}
