import { isToken } from "../../constructs/core/token";
import { parseCpu, parseMemory } from "../../constructs/ecs/fargate-size";
import { type Fields, isEmpty, isFields } from "./fields";
import type { ProgramVariables } from "./variables";

/**
 * What a pipeline fills in before it registers a definition: `<ACCOUNT>`, `{{ image }}`, `__REGION__`, `${IMAGE}`, and
 * `$REGION` as a whole value.
 */
const PLACEHOLDER =
  /<([A-Za-z][\w -]{0,60})>|\{\{\s*([A-Za-z_][\w.-]{0,60})\s*\}\}|__([A-Z][A-Z0-9_]{0,80}?)__|\$\{([A-Za-z_][\w.]{0,60})\}|^\$([A-Z][A-Z0-9_]{0,60})$/g;

/** What runs in the container has a syntax of its own: a shell's `${HOME}`, a template of Docker's. */
const RUNS_LATER: ReadonlySet<string> = new Set([
  "command",
  "entryPoint",
  "tag",
  "dockerLabels",
  "name",
  "key",
  "options",
]);

/** Options of a log driver that nothing but a pipeline fills in. */
const OPTION = /^(?:awslogs-|splunk-(?:url|index|source))/;

/** A file for `register-task-definition`, with a variable in the place of each placeholder, and of each missing image. */
export function withoutPlaceholders(data: Fields, variables: ProgramVariables): Fields {
  const filled = withoutMarks(data, variables);
  const { containerDefinitions: containers } = isFields(filled) ? filled : {};
  if (!Array.isArray(containers)) return isFields(filled) ? filled : {};
  const all = containers.map((container: unknown) =>
    isFields(container) ? withImage(container, variables) : container,
  );
  return { ...(filled as Fields), containerDefinitions: all };
}

/** A pipeline writes the image that it has built. */
function withImage(container: Fields, variables: ProgramVariables): Fields {
  const { name, image } = container;
  if (!isEmpty(image) || typeof name !== "string") return container;
  const from = `container "${name}".image`;
  return { ...container, image: variables.token(`no image of ${name}`, "image", name, from, false) };
}

function withoutMarks(data: unknown, variables: ProgramVariables, where = "", field = ""): unknown {
  if (Array.isArray(data)) {
    return data.map((item, index) => withoutMarks(item, variables, `${where}[${index}]`, field));
  }
  if (isFields(data)) {
    return Object.fromEntries(
      Object.entries(data).map(([key, part]) => {
        const path = where === "" ? key : `${where}.${key}`;
        const inner = field === "options" && OPTION.test(key) ? "option" : field === "options" ? field : key;
        return [key, withoutMarks(part, variables, path, inner)];
      }),
    );
  }
  if (typeof data !== "string" || isToken(data) || RUNS_LATER.has(field)) return data;
  if (where === "cpu" || where === "memory") return amount(data, variables, where);
  return withAccount(data, variables, where).replace(PLACEHOLDER, (was: string, ...groups: (string | undefined)[]) => {
    const hint = groups.slice(0, 5).find((group) => group !== undefined) ?? "value";
    return variables.token(was, hint, "", where, false);
  });
}

/** What is no amount of CPU or memory waits for one. */
function amount(data: string, variables: ProgramVariables, where: "cpu" | "memory"): string {
  const parse = where === "cpu" ? parseCpu : parseMemory;
  return parse(data) === undefined ? variables.token(data, where, "", where, false) : data;
}

/** An account has 12 digits: what is in its place instead waits for them. */
function withAccount(data: string, variables: ProgramVariables, where: string): string {
  return data.replace(
    /^(arn:aws[\w-]*:[a-z0-9-]+:[\w-]*:)((?!aws:)[A-Za-z][\w-]*|\d{12}[_-]\w+)(?=:)/,
    (_, start: string, was: string) => start + variables.token(was, "account_id", "", where, false),
  );
}
