import type { ConfigSection } from "../../constructs/ecs/firelens/classic-format";
import { fieldOf, type Fields, type TaggedRecord } from "./fields";
import { joinLines } from "./multiline-model";
import { parseLine } from "./parser-model";
import { valueOf, valuesOf } from "./read-classic";

/** What an output gets. */
export interface Received {
  readonly output: ConfigSection;
  readonly records: readonly Fields[];
}

/**
 * What a configuration makes of records: our model of Fluent Bit's filters, no more of each than routers use (fluent/fluent-bit
 * 4.2.2, `plugins/filter_*`). No Fluent Bit runs here, so that its own bugs are not in it.
 *
 * @throws Error for a filter that is not in the model
 */
export function receivedBy(
  main: readonly ConfigSection[],
  parsers: readonly ConfigSection[],
  records: readonly TaggedRecord[],
): Received[] {
  const filters = main.filter(({ name }) => name === "FILTER");
  const outputs = main.filter(({ name }) => name === "OUTPUT").map((output) => ({ output, records: [] as Fields[] }));
  const pass = (batch: readonly TaggedRecord[]): void => {
    const [first] = batch;
    if (first === undefined) return;
    const { tag } = first;
    let left = batch.map(({ fields }) => fields);
    for (const filter of filters.filter((one) => matches(one, tag))) {
      const copies = rewritten(filter, tag, left);
      pass(copies);
      left = copies.length > 0 && !keeps(filter) ? [] : filtered(filter, parsers, left);
    }
    for (const { output, records: received } of outputs) if (matches(output, tag)) received.push(...left);
  };
  for (const tag of new Set(records.map((record) => record.tag))) pass(records.filter((record) => record.tag === tag));
  return outputs;
}

/** `Match`, with `*` for anything. */
function matches(section: ConfigSection, tag: string): boolean {
  const parts = (valueOf(section, "Match") ?? "").split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "s").test(tag);
}

/** `rewrite_tag`: what goes through the filters again under another tag. */
function rewritten(filter: ConfigSection, tag: string, records: readonly Fields[]): TaggedRecord[] {
  if (valueOf(filter, "Name") !== "rewrite_tag") return [];
  const [key = "", pattern = "", to = ""] = (valueOf(filter, "Rule") ?? "").split(" ");
  const regex = new RegExp(pattern);
  return records
    .filter((fields) => regex.test(String(fieldOf(fields, key.slice(1)))))
    .map((fields) => ({ tag: to.replace("$TAG", tag), fields }));
}

function keeps(filter: ConfigSection): boolean {
  return (valueOf(filter, "Rule") ?? "").endsWith(" true");
}

function filtered(filter: ConfigSection, parsers: readonly ConfigSection[], records: readonly Fields[]): Fields[] {
  const name = valueOf(filter, "Name");
  switch (name) {
    case "rewrite_tag":
      return [...records];
    case "multiline":
      return valueOf(filter, "Mode") === "partial_message" ? joinParts(records) : joinLines(filter, parsers, records);
    case "modify":
      return records.map((fields) => filter.entries.reduce(modified, fields));
    case "parser":
      return records.map((fields) => parsed(filter, parsers, fields));
    case "record_modifier":
      return records.map((fields) => fields.filter(([key]) => !valuesOf(filter, "Remove_key").includes(key)));
    default:
      throw new Error(`the model has no filter ${String(name)}`);
  }
}

function modified(fields: Fields, [way, value]: readonly [string, string]): Fields {
  const [from = "", to = ""] = value.split(" ");
  const isThere = (name: string): boolean => fields.some(([key]) => key === name);
  const renamed = (list: Fields): Fields => list.map(([key, field]) => [key === from ? to : key, field] as const);
  switch (way.toLowerCase()) {
    case "rename":
      return isThere(from) && !isThere(to) ? renamed(fields) : fields;
    case "hard_rename":
      return isThere(from) ? renamed(fields.filter(([key]) => key !== to)) : fields;
    default:
      return fields;
  }
}

/** What is found comes before what is there, whether or not it is there already (`flb_msgpack_expand_map`). */
function parsed(filter: ConfigSection, parsers: readonly ConfigSection[], fields: Fields): Fields {
  const line = String(fieldOf(fields, valueOf(filter, "Key_Name") ?? ""));
  for (const name of valuesOf(filter, "Parser")) {
    const parser = parsers.find((one) => one.name === "PARSER" && valueOf(one, "Name") === name);
    if (parser === undefined) throw new Error(`no parser ${name}`);
    const found = parseLine(parser, line);
    if (found) return [...found, ...fields];
  }
  return fields;
}

/** Lines that the driver has cut, by their ids (`ml_concat.c`). */
function joinParts(records: readonly Fields[]): Fields[] {
  const waiting = new Map<unknown, { text: string; fields: Fields }>();
  return records.flatMap((fields): Fields[] => {
    if (fieldOf(fields, "partial_message") !== "true") return [fields];
    const id = fieldOf(fields, "partial_id");
    const begun = waiting.get(id) ?? { text: "", fields };
    const text = begun.text + String(fieldOf(fields, "log"));
    waiting.set(id, { ...begun, text });
    if (fieldOf(fields, "partial_last") !== "true") return [];
    waiting.delete(id);
    const kept = begun.fields.filter(([key]) => key !== "log" && !key.startsWith("partial_"));
    return [[...kept, ["log", text]]];
  });
}
