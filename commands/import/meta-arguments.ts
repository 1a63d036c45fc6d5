import { isHostExpression } from "../../constructs/terraform/host-expression";
import { call, type Code, type Field, list, object, value } from "./code";
import { terraform } from "./doors";
import { anyText, type Fields, fieldsOf } from "./fields";

/** Arguments that every block can have (Terraform language, "Meta-Arguments"). */
export interface MetaArguments {
  /** As a program says them, but for the provider. */
  readonly fields: readonly Field[];
  /** Of the provider's own class, which no construct has. */
  readonly timeouts?: Field;
  /** The provider's alias: `eu` of `aws.eu`. */
  readonly provider?: string;
  /** What of them can't be carried. */
  readonly lost?: string;
}

/** The meta-arguments of a block. */
export function metaArguments(block: Fields): MetaArguments {
  const lost = lostOf(block);
  if (lost !== undefined) return { fields: [], lost };
  const fields: Field[] = [];
  const [lifecycle] = fieldsOf(block["lifecycle"]);
  if (lifecycle !== undefined) fields.push({ key: "lifecycle", code: lifecycleCode(lifecycle) });
  const after = references(block["depends_on"]);
  if (after.length > 0) {
    fields.push({ key: "dependsOn", code: list(after.map((fqn) => object({ fqn: value(fqn) }))) });
  }
  const [given] = fieldsOf(block["timeouts"]);
  const times = Object.entries(given ?? {}).map(([key, time]) => [key, value(anyText(time))] as const);
  const timeouts = given && { key: "timeouts", code: object(Object.fromEntries(times)) };
  return { fields, timeouts, provider: PROVIDER.exec(bare(block["provider"]))?.[1] };
}

const LOST = ["provisioner", "connection"];
const CONDITIONS = ["precondition", "postcondition"] as const;
const FLAGS = ["create_before_destroy", "prevent_destroy"] as const;
const LIFECYCLE: ReadonlySet<string> = new Set([...FLAGS, ...CONDITIONS, "ignore_changes", "replace_triggered_by"]);

/** The provider of AWS under its usual name: alone, or one of its aliases. */
const PROVIDER = /^aws(?:\.([\w-]+))?$/;

function lostOf(block: Fields): string | undefined {
  const lost = LOST.find((each) => block[each] !== undefined);
  if (lost !== undefined) return lost;
  const [lifecycle = {}] = fieldsOf(block["lifecycle"]);
  const unknown = Object.keys(lifecycle).find((key) => !LIFECYCLE.has(key));
  if (unknown !== undefined) return `lifecycle's ${unknown}`;
  const flag = FLAGS.find((key) => !/^(?:true|false)?$/.test(bare(lifecycle[key])));
  if (flag !== undefined) return `a ${flag} that is an expression`;
  const condition = CONDITIONS.find((each) =>
    fieldsOf(lifecycle[each]).some((one) => conditionCode(one) === undefined),
  );
  if (condition !== undefined) return `a ${condition} whose message is an expression`;
  const provider = bare(block["provider"]);
  return provider === "" || PROVIDER.test(provider) ? undefined : `provider ${provider}`;
}

function lifecycleCode(lifecycle: Fields): Code {
  const flag = (key: string): Code | undefined =>
    lifecycle[key] === undefined ? undefined : value(bare(lifecycle[key]) === "true");
  const ignored = lifecycle["ignore_changes"];
  const all = bare(ignored) === "all";
  const triggers = references(lifecycle["replace_triggered_by"]);
  return object({
    createBeforeDestroy: flag("create_before_destroy"),
    preventDestroy: flag("prevent_destroy"),
    ignoreChanges: ignored === undefined ? undefined : all ? value("all") : list(references(ignored).map(value)),
    replaceTriggeredBy: triggers.length === 0 ? undefined : list(triggers.map(value)),
    ...Object.fromEntries(CONDITIONS.map((each) => [each, conditions(lifecycle[each])])),
  });
}

function conditions(data: unknown): Code | undefined {
  const all = fieldsOf(data).flatMap((each) => conditionCode(each) ?? []);
  return all.length === 0 ? undefined : list(all);
}

function conditionCode({ condition, error_message: message }: Fields): Code | undefined {
  const text = bare(condition);
  if (typeof message !== "string" || /[$%]\{/.test(message) || !isHostExpression(text)) return undefined;
  return object({ condition: call(terraform("hostExpression"), [value(text)]), errorMessage: value(message) });
}

function references(data: unknown): string[] {
  return Array.isArray(data) ? data.map(bare) : [];
}

/** `${aws_lb.web}` as it is in a block. */
function bare(data: unknown): string {
  const text = typeof data === "string" || typeof data === "boolean" ? String(data) : "";
  return /^\$\{(.*)\}$/s.exec(text)?.[1] ?? text;
}
