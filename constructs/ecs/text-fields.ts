import type { Json } from "../core/json";
import { numberAsText } from "../core/number-as-text";
import { isToken } from "../core/token";
import type { RegisterContainer } from "./register-input/register-container";

/** The fields of an object, and of what is in it, that are numbers or flags. */
type NoTexts<T> = T extends readonly (infer Item)[]
  ? NoTexts<Item>
  : T extends object
    ? { [K in keyof T & string]: IsText<NonNullable<T[K]>> extends true ? NoTexts<NonNullable<T[K]>> : K }[keyof T &
        string]
    : never;

type IsText<T> = T extends number | boolean | readonly number[] ? false : true;

/** Those of a container (Amazon ECS API reference, `ContainerDefinition`): all of them, or this does not compile; all others are text. */
const NO_TEXTS: Readonly<Record<NoTexts<RegisterContainer>, true>> = {
  cpu: true,
  memory: true,
  memoryReservation: true,
  containerPort: true,
  hostPort: true,
  startTimeout: true,
  stopTimeout: true,
  interval: true,
  timeout: true,
  retries: true,
  startPeriod: true,
  restartAttemptPeriod: true,
  ignoredExitCodes: true,
  softLimit: true,
  hardLimit: true,
  size: true,
  essential: true,
  enabled: true,
  readOnly: true,
  readonlyRootFilesystem: true,
  privileged: true,
  initProcessEnabled: true,
  interactive: true,
  pseudoTerminal: true,
};

/** Fields whose own fields are named by the user, and are all text. */
const TEXT_MAPS: ReadonlySet<string> = new Set(["options", "dockerLabels"]);

/** A rendered container whose texts are text, also where Terraform fills in a number. */
export function withTexts(container: Json): Json {
  return text(container, "", false);
}

function text(value: Json, field: string, isInMap: boolean): Json {
  if (typeof value === "string" || typeof value === "number") {
    return isToken(value) && (isInMap || !Object.hasOwn(NO_TEXTS, field)) ? numberAsText(value) : value;
  }
  if (typeof value !== "object" || value === null || isToken(value)) return value;
  if (isList(value)) return value.map((item) => text(item, field, isInMap));
  const texts: Record<string, Json> = {};
  for (const name of Object.keys(value)) {
    if (value[name] !== undefined) texts[name] = text(value[name], name, isInMap || TEXT_MAPS.has(name));
  }
  return texts;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
