import type { ConfigSection } from "../../constructs/ecs/firelens/classic-format";
import type { LogEvent } from "../log-evaluator/log-event";
import { valueOf } from "./read-classic";
import { fieldOf, type Fields, type TaggedRecord } from "./fields";

/** Bytes of a line that Docker hands to the router in one piece (moby, `daemon/logger/copier.go`). */
const PIECE = 16 * 1024;

/** The id of the task in which all this happens. */
export const TASK_ID = "0123456789abcdef0123456789abcdef";

/** What a router gets of a container's lines (aws-for-fluent-bit, `troubleshooting/debugging.md`). */
export function recordsOf(container: string, lines: readonly string[]): TaggedRecord[] {
  const tag = `${container}-firelens-${TASK_ID}`;
  return lines.flatMap((line, index) => {
    const pieces = line.match(new RegExp(`[^]{1,${PIECE}}`, "g")) ?? [""];
    return pieces.map((log, at) => ({
      tag,
      fields: [...fieldsOf(container, log), ...partOf(pieces.length, index, at)],
    }));
  });
}

function fieldsOf(container: string, log: string): Fields {
  return [
    ["source", "stdout"],
    ["log", log],
    ["container_id", `${TASK_ID}-1234567890`],
    ["container_name", container],
    ["ecs_cluster", "school"],
    ["ecs_task_arn", `arn:aws:ecs:eu-west-3:123456789012:task/school/${TASK_ID}`],
    ["ecs_task_definition", "app:7"],
  ];
}

function partOf(count: number, line: number, at: number): Fields {
  if (count === 1) return [];
  return [
    ["partial_message", "true"],
    ["partial_id", `part-${line}`],
    ["partial_ordinal", String(at + 1)],
    ["partial_last", String(at === count - 1)],
  ];
}

/** The events that `cloudwatch_logs` writes, by group (fluent/fluent-bit 4.2.2, `plugins/out_cloudwatch_logs`). */
export function eventsFrom(
  output: ConfigSection,
  records: readonly Fields[],
): (LogEvent & { readonly group: string })[] {
  const group = valueOf(output, "log_group_name") ?? "";
  const logStream = (valueOf(output, "log_stream_name") ?? "").replace("${ECS_TASK_ID}", TASK_ID);
  const key = valueOf(output, "log_key");
  return records.flatMap((fields, index) => {
    const message = key === undefined ? JSON.stringify(Object.fromEntries(fields)) : fieldOf(fields, key);
    // An empty one is left out.
    return typeof message === "string" && message !== "" ? [{ group, logStream, message, timestamp: index }] : [];
  });
}
