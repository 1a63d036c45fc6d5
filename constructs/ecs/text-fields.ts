import type { Json } from "../core/json";
import { numberAsText } from "../core/number-as-text";
import { isToken } from "../core/token";

/** Fields of a container that are numbers or flags (Amazon ECS API reference, `ContainerDefinition`); all others are text. */
const NO_TEXTS: ReadonlySet<string> = new Set([
  ...["cpu", "memory", "memoryReservation", "containerPort", "hostPort", "startTimeout", "stopTimeout"],
  ...["interval", "timeout", "retries", "startPeriod", "restartAttemptPeriod", "ignoredExitCodes"],
  ...["softLimit", "hardLimit", "size"],
  ...["essential", "enabled", "readOnly", "readonlyRootFilesystem", "privileged", "initProcessEnabled"],
  ...["interactive", "pseudoTerminal"],
]);

/** Fields whose own fields are named by the user, and are all text. */
const TEXT_MAPS: ReadonlySet<string> = new Set(["options", "dockerLabels"]);

/** A rendered container whose texts are text, also where Terraform fills in a number. */
export function withTexts(container: Json): Json {
  return text(container, "", false);
}

function text(value: Json, field: string, isInMap: boolean): Json {
  if (typeof value === "string" || typeof value === "number") {
    return isToken(value) && (isInMap || !NO_TEXTS.has(field)) ? numberAsText(value) : value;
  }
  if (typeof value !== "object" || value === null || isToken(value)) return value;
  if (isList(value)) return value.map((item) => text(item, field, isInMap));
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, text(part, name, isInMap || TEXT_MAPS.has(name))]),
  );
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
