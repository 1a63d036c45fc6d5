import { readRegisterInput } from "../../constructs/ecs/register-input/read-register-input";
import type { Problem } from "../../constructs/core/problem";
import { type Code, construct, type Field, value } from "./code";
import { ecs } from "./doors";
import { type Fields, isEmpty, isFields } from "./fields";
import type { PropsCode } from "./props-code";
import type { Reason } from "./reason";

/** The roles of a task definition, as the program says them. */
export interface TaskRoles {
  readonly execution?: Code;
  readonly task?: Code;
}

/** What a task definition is as a construct. */
export interface TypedTask {
  readonly code: Code;
  /** What has no place in the construct. */
  readonly reasons: readonly Reason[];
}

/**
 * A task definition in the words of the ECS API as a `FargateTaskDefinition`: what `fromRegisterInput` reads, written as
 * props.
 *
 * @param extra fields that the API does not have, such as `skipDestroy`
 */
export function typedTask(
  { scope, id }: { readonly scope: Code; readonly id: string },
  data: Fields,
  props: PropsCode,
  roles: TaskRoles,
  extra: readonly Field[] = [],
): TypedTask {
  const read = readRegisterInput(withFamily(data));
  const { family, cpu, memory, containers, ...others } = read.value;
  const field = (key: string, code: Code | undefined): Field[] => (code === undefined ? [] : [{ key, code }]);
  const given = (key: string, part: unknown): Field[] =>
    part === undefined ? [] : field(key, props.of(asNumber(key, part), key));
  const fields = [
    ...given("family", family),
    ...given("cpu", cpu),
    ...given("memory", memory),
    ...field("executionRole", roles.execution),
    ...field("taskRole", roles.task),
    // What the role may do is its own matter: here it would become a policy that the live system does not have.
    ...(roles.execution?.kind === "name" ? field("grantStart", value(false)) : []),
    ...Object.entries(others).flatMap(([key, part]) =>
      key === "tags" ? field(key, props.tags(part)) : given(key, part),
    ),
    ...extra,
    ...given("containers", containers),
  ];
  const code = construct(ecs("FargateTaskDefinition"), [scope, value(id), { kind: "object", fields, open: true }]);
  const left = read.warnings.filter(({ code: warned }) => warned !== "environment-empty");
  return { code, reasons: [...read.problems, ...left].map(reasonOf) };
}

/** Linux is what AWS runs where a platform names its architecture alone. */
function withFamily(data: Fields): Fields {
  const { runtimePlatform: platform } = data;
  if (!isFields(platform) || !isEmpty(platform["operatingSystemFamily"]) || isEmpty(platform["cpuArchitecture"]))
    return data;
  return { ...data, runtimePlatform: { ...platform, operatingSystemFamily: "LINUX" } };
}

/** `"512"` says no more than 512. */
function asNumber(key: string, part: unknown): unknown {
  const isAmount = key === "cpu" || key === "memory";
  return isAmount && typeof part === "string" && /^\d+$/.test(part) ? Number(part) : part;
}

/** Without the value, which may be anything: a misspelt name's way out holds the right one alone. */
function reasonOf({ code, where = "", rule, fix }: Problem): Reason {
  const right = code === "field-unknown" && fix.startsWith("write ") ? `, ${fix}` : "";
  return { path: where, text: `${where === "" ? "" : `${where}: `}${rule}${right} (${code})` };
}
