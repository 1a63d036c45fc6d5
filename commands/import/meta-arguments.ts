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
  const names = NAMES.filter((each) => block[each] !== undefined);
  const lost = LOST.find((each) => block[each] !== undefined);
  if (lost !== undefined) return { names, fields: [], lost };
  const fields: Field[] = [];
  const [lifecycle] = fieldsOf(block["lifecycle"]);
  if (lifecycle !== undefined) {
    const condition = ["precondition", "postcondition"].find((each) => lifecycle[each] !== undefined);
    if (condition !== undefined) return { names, fields: [], lost: `lifecycle with a ${condition}` };
    fields.push({ key: "lifecycle", code: lifecycleCode(lifecycle) });
  }
  const after = references(block["depends_on"]);
  if (after.length > 0) {
    fields.push({ key: "dependsOn", code: list(after.map((fqn) => object({ fqn: value(fqn) }))) });
  }
  const [timeouts] = fieldsOf(block["timeouts"]);
  if (timeouts !== undefined) {
    const times = Object.entries(timeouts).map(([key, time]) => [key, value(String(time))] as const);
    fields.push({ key: "timeouts", code: object(Object.fromEntries(times)) });
  }
  const provider = /^(?:aws\.)([\w-]+)$/.exec(bare(block["provider"]))?.[1];
  return { names, fields, provider };
}

const NAMES = ["lifecycle", "depends_on", "provider", "timeouts", "provisioner", "connection", "count", "for_each"];
const LOST = ["provisioner", "connection", "dynamic"];

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
