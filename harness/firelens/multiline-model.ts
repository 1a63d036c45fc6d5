import type { ConfigSection } from "../../constructs/ecs/firelens/classic-format";
import { valueOf, valuesOf } from "./read-classic";
import { fieldOf, type Fields } from "./fields";

interface Rule {
  readonly from: readonly string[];
  readonly regex: RegExp;
  readonly to: string;
}

/** A record of several lines that is not complete yet. */
interface Open {
  readonly rules: readonly Rule[];
  readonly state: string;
  readonly fields: Fields;
  readonly text: string;
}

/**
 * The filter `multiline` with rules of its own (fluent/fluent-bit 4.2.2, `src/multiline/flb_ml_rule.c`): a line goes on with what is
 * open where a rule of its state fits, begins something where a rule of `start_state` fits, and is a record of its own else.
 *
 * @throws Error for a rule that Fluent Bit has built in
 */
export function joinLines(
  filter: ConfigSection,
  parsers: readonly ConfigSection[],
  records: readonly Fields[],
): Fields[] {
  const names = (valueOf(filter, "Multiline.parser") ?? "").split(", ");
  const parsersOf = names.map((name) => rulesOf(name, parsers));
  const joined: Fields[] = [];
  let open: Open | undefined;
  const close = (): void => {
    if (open) joined.push(withLog(open.fields, open.text));
    open = undefined;
  };
  for (const fields of records) {
    const line = String(fieldOf(fields, "log"));
    const next = open && ruleFor(open.rules, open.state, line);
    if (open && next) {
      open = { ...open, state: next.to, text: `${open.text}\n${line}` };
      continue;
    }
    close();
    const rules = parsersOf.find((some) => ruleFor(some, "start_state", line));
    const start = rules && ruleFor(rules, "start_state", line);
    if (rules && start) open = { rules, state: start.to, fields, text: line };
    else joined.push(fields);
  }
  close();
  return joined;
}

function ruleFor(rules: readonly Rule[], state: string, line: string): Rule | undefined {
  return rules.find(({ from, regex }) => from.includes(state) && regex.test(line));
}

function rulesOf(name: string, parsers: readonly ConfigSection[]): Rule[] {
  const parser = parsers.find((one) => one.name === "MULTILINE_PARSER" && valueOf(one, "Name") === name);
  if (parser === undefined) throw new Error(`the model has no multi-line rule ${name}`);
  const rules = valuesOf(parser, "Rule").map((text): Rule => {
    const [from = "", pattern = "", to = ""] = [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(
      ([, token = ""]) => token,
    );
    const source = pattern.replaceAll(String.raw`\"`, '"').replace(/^\/(.*)\/$/s, "$1");
    return { from: from.split(",").map((state) => state.trim()), regex: new RegExp(source), to };
  });
  const unknown = rules.filter(({ to }) => !rules.some(({ from }) => from.includes(to)));
  if (unknown.length > 0) throw new Error(`${name}: to_state is not registered: ${unknown.map(({ to }) => to).join()}`);
  return rules;
}

function withLog(fields: Fields, text: string): Fields {
  return fields.map(([key, value]) => [key, key === "log" ? text : value] as const);
}
