import { type Code, type Field, list, object, value } from "./code";
import { type Fields, fieldsOf } from "./fields";

/** Arguments that every block can have (Terraform language, "Meta-Arguments"). */
export interface MetaArguments {
  /** Which of them it has. */
  readonly names: readonly string[];
  /** As a program says them, but for the provider. */
  readonly fields: readonly Field[];
  /** The provider's alias: `eu` of `aws.eu`. */
  readonly provider?: string;
  /** What of them can't be carried. */
  readonly lost?: string;
}

/** The meta-arguments of a block. */
export function metaArguments(block: Fields): MetaArguments {
  const lost = lostOf(block);
  if (lost !== undefined) return { names: [], fields: [], lost };
  const fields: Field[] = [];
  const [lifecycle] = fieldsOf(block["lifecycle"]);
  if (lifecycle !== undefined) fields.push({ key: "lifecycle", code: lifecycleCode(lifecycle) });
  const after = references(block["depends_on"]);
  if (after.length > 0) {
    fields.push({ key: "dependsOn", code: list(after.map((fqn) => object({ fqn: value(fqn) }))) });
  }
  const [timeouts] = fieldsOf(block["timeouts"]);
  if (timeouts !== undefined) {
    const times = Object.entries(timeouts).map(([key, time]) => [key, value(String(time))] as const);
    fields.push({ key: "timeouts", code: object(Object.fromEntries(times)) });
  }
  const names = CARRIED.filter((each) => block[each] !== undefined);
  return { names, fields, provider: PROVIDER.exec(bare(block["provider"]))?.[1] };
}

const CARRIED = ["lifecycle", "depends_on", "provider", "timeouts"];
const LOST = ["provisioner", "connection", "dynamic", "count", "for_each"];

/** The provider of AWS under its usual name: alone, or one of its aliases. */
const PROVIDER = /^aws(?:\.([\w-]+))?$/;

function lostOf(block: Fields): string | undefined {
  const lost = LOST.find((each) => block[each] !== undefined);
  if (lost !== undefined) return lost;
  const [lifecycle = {}] = fieldsOf(block["lifecycle"]);
  const condition = ["precondition", "postcondition"].find((each) => lifecycle[each] !== undefined);
  if (condition !== undefined) return `lifecycle with a ${condition}`;
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
  });
}

function references(data: unknown): string[] {
  return Array.isArray(data) ? data.map(bare) : [];
}

/** `${aws_lb.web}` as it is in a block. */
function bare(data: unknown): string {
  const text = typeof data === "string" || typeof data === "boolean" ? String(data) : "";
  return /^\$\{(.*)\}$/s.exec(text)?.[1] ?? text;
}
