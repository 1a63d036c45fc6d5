import { isHostReference } from "../../constructs/terraform/host-reference";
import { call, type Code, name, value } from "./code";
import { terraform } from "./doors";

/** A resource that the program has made. */
export interface Made {
  readonly variable: string;
  readonly level: "typed" | "raw";
}

/** Attributes that the constructs show, under their names there. */
const SHOWN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws_iam_role: { arn: "arn", name: "roleName" },
  aws_cloudwatch_log_group: { arn: "arn", name: "name" },
  aws_ecs_task_definition: { arn: "arn", family: "family" },
};

/** Attributes that every class of the provider shows where its resource has them. */
const PLAIN: ReadonlySet<string> = new Set(["arn", "id", "name", "family"]);

/** What a program says for a reference to what its directory declares, or to what it has made itself. */
export function referenceCode(reference: string, made: ReadonlyMap<string, Made>): Code {
  const variable = /^var\.([\w-]+)$/.exec(reference)?.[1];
  if (variable !== undefined) return call(terraform("hostVariable"), [value(variable)]);
  const [, type = "", id = "", attribute = ""] = /^(\w+)\.([\w-]+)\.(\w+)$/.exec(reference) ?? [];
  const own = made.get(`${type}.${id}`);
  const shown = own?.level === "typed" ? SHOWN[type]?.[attribute] : PLAIN.has(attribute) ? attribute : undefined;
  if (own !== undefined && shown !== undefined) return name(`${own.variable}.${shown}`);
  return call(terraform(isHostReference(reference) ? "hostReference" : "hostExpression"), [value(reference)]);
}
