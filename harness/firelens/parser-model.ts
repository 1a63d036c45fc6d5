import type { ConfigSection } from "../../constructs/ecs/firelens/classic-format";
import { valueOf } from "./read-classic";
import type { Fields } from "./fields";

/** What a parser finds in a line, or nothing where it does not fit (fluent/fluent-bit 4.2.2, `src/flb_parser_*.c`). */
export function parseLine(parser: ConfigSection, line: string): Fields | undefined {
  const found = fieldsOf(parser, line);
  const time = valueOf(parser, "Time_Key");
  const drops = time !== undefined && valueOf(parser, "Time_Keep") !== "On";
  return drops ? found?.filter(([key]) => key !== time) : found;
}

function fieldsOf(parser: ConfigSection, line: string): Fields | undefined {
  const format = valueOf(parser, "Format");
  switch (format) {
    case "json":
      return jsonFields(line);
    case "regex":
      return regexFields(line, valueOf(parser, "Regex") ?? "", valueOf(parser, "Types") ?? "");
    default:
      throw new Error(`the model has no parser of format ${String(format)}`);
  }
}

function jsonFields(line: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : undefined;
  } catch {
    return undefined;
  }
}

function regexFields(line: string, pattern: string, types: string): Fields | undefined {
  const typeOf = new Map(types.split(" ").map((type) => type.split(":") as [string, string]));
  const groups = new RegExp(pattern).exec(line)?.groups;
  if (groups === undefined) return undefined;
  return Object.entries(groups).map(([key, text]) => {
    const isNumber = typeOf.get(key) === "integer" || typeOf.get(key) === "float";
    return [key, isNumber ? Number(text) : text] as const;
  });
}
