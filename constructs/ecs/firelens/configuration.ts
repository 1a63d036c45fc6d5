import { section, type ConfigSection } from "./classic-format";
import { lineOf } from "./image-line";
import { multilineName, multilineSection, type MultilineRule } from "./multiline";
import { parserName, parserSection, type RouterParser } from "./parsers";

/** An output with everything that follows from its place. */
export interface PlacedOutput {
  readonly plugin: string;
  /** With what comes from secrets as `${NAME}`. */
  readonly options: Readonly<Record<string, string>>;
  readonly takesLines: boolean;
  readonly retryLimit: string;
  /** MiB on the task's disk. @default what Fluent Bit takes */
  readonly bufferMib?: string;
}

/** What a router's files are made of. */
export interface ConfigurationSettings {
  readonly version: string;
  /** As the file has it. */
  readonly graceSeconds: string;
  readonly answersHealthChecks: boolean;
  readonly parsers: readonly RouterParser[];
  readonly multiline: readonly MultilineRule[];
  readonly routes: readonly { readonly container: string; readonly outputs: readonly PlacedOutput[] }[];
}

/** Fields that FireLens adds to a record (Docker's fluentd driver, and `enable-ecs-log-metadata`), and the line. */
const FIRELENS_FIELDS = [
  "log",
  "source",
  "container_id",
  "container_name",
  "ecs_cluster",
  "ecs_task_arn",
  "ecs_task_definition",
] as const;

/** Records that were parsed have it in front of their tag. */
const PARSED = "parsed.";

/** Parsers and multi-line rules: a file of its own, which the init image hands to Fluent Bit with `-R`. */
export function parserSections({ parsers, multiline }: ConfigurationSettings): ConfigSection[] {
  const rules = multiline.flatMap((rule, index) => multilineSection(rule, index) ?? []);
  return [...rules, ...parsers.map(parserSection)];
}

/** All else, which the init image includes after what FireLens generates: the inputs are there. */
export function mainSections(settings: ConfigurationSettings): ConfigSection[] {
  return [
    serviceSection(settings),
    ...settings.routes.flatMap((route, index) => routeSections(settings, route, index)),
  ];
}

/** One for the whole program; FireLens generates none. */
function serviceSection({ version, graceSeconds, answersHealthChecks }: ConfigurationSettings): ConfigSection {
  const server = { HTTP_Server: "On", HTTP_Listen: "127.0.0.1", HTTP_Port: "2020" };
  return section("SERVICE", {
    Flush: "1",
    Grace: graceSeconds,
    Log_Level: "info",
    ...(answersHealthChecks ? server : {}),
    ...(isOnDisk(version) ? DISK : {}),
  });
}

/**
 * Where records wait: on the task's disk, also those of the inputs that FireLens generates, which are in memory otherwise
 * (fluent/fluent-bit, `src/flb_storage.c`: `storage.inherit`, since 4.1). At most 32 chunks of 2 MB are in memory.
 */
const DISK = {
  "storage.path": "/tmp/fluent-bit/storage",
  "storage.type": "filesystem",
  "storage.inherit": "On",
  "storage.max_chunks_up": "32",
};

/** Whether records wait on the task's disk: with images of 3.x. */
export function isOnDisk(version: string): boolean {
  return lineOf(version) !== "2";
}

type Route = ConfigurationSettings["routes"][number];

function routeSections(settings: ConfigurationSettings, { container, outputs }: Route, index: number): ConfigSection[] {
  const tag = `${container}-firelens-*`;
  const emitter = (name: string): Record<string, string | undefined> => ({
    Emitter_Name: `${name}_${index + 1}`,
    "Emitter_Storage.type": isOnDisk(settings.version) ? "filesystem" : undefined,
    Emitter_Mem_Buf_Limit: "10M",
  });
  const isParsed = settings.parsers.length + settings.multiline.length > 0;
  const copied = isParsed ? outputs.filter(({ takesLines }) => !takesLines) : [];
  const keep = String(copied.length < outputs.length);
  return [
    // The driver cuts lines at 16 KB; `awsLogs` would not.
    section("FILTER", {
      Name: "multiline",
      Match: tag,
      Mode: "partial_message",
      "Multiline.key_content": "log",
      ...emitter("partial"),
    }),
    ...(copied.length === 0
      ? []
      : [
          section("FILTER", {
            Name: "rewrite_tag",
            Match: tag,
            Rule: `$log .* ${PARSED}$TAG ${keep}`,
            ...emitter("copy"),
          }),
          ...parsingSections(settings, `${PARSED}${tag}`, emitter("record")),
          ...timeSections(copied, `${PARSED}${tag}`),
        ]),
    ...outputs.map((output) => outputSection(output, copied.includes(output) ? `${PARSED}${tag}` : tag)),
  ];
}

function parsingSections(
  { parsers, multiline }: ConfigurationSettings,
  tag: string,
  emitter: Readonly<Record<string, string | undefined>>,
): ConfigSection[] {
  const rules = multiline.map(multilineName);
  const joined = section("FILTER", {
    Name: "multiline",
    Match: tag,
    "Multiline.key_content": "log",
    "Multiline.parser": rules.join(", "),
    ...emitter,
  });
  return [...(rules.length === 0 ? [] : [joined]), ...(parsers.length === 0 ? [] : fieldSections(parsers, tag))];
}

/**
 * A parser puts what it finds beside what is there: a field that is in both would be in the record twice, which search engines
 * refuse. What FireLens says steps aside meanwhile, and wins.
 */
function fieldSections(parsers: readonly RouterParser[], tag: string): ConfigSection[] {
  const aside = (field: string): string => `firelens_${field}`;
  const moved = (way: string, pairs: readonly (readonly [from: string, to: string])[]): ConfigSection => ({
    name: "FILTER",
    entries: [["Name", "modify"], ["Match", tag], ...pairs.map(([from, to]) => [way, `${from} ${to}`] as const)],
  });
  const names = parsers.map((parser, index) => ["Parser", parserName(parser, index)] as const);
  return [
    moved(
      "Rename",
      FIRELENS_FIELDS.map((field) => [field, aside(field)]),
    ),
    {
      name: "FILTER",
      entries: [
        ["Name", "parser"],
        ["Match", tag],
        ["Key_Name", aside("log")],
        ...names,
        ["Preserve_Key", "On"],
        ["Reserve_Data", "On"],
      ],
    },
    moved(
      "Hard_rename",
      FIRELENS_FIELDS.map((field) => [aside(field), field]),
    ),
  ];
}

/** Search outputs write `@timestamp` themselves; one in the record too would be the field's second. */
function timeSections(outputs: readonly PlacedOutput[], tag: string): ConfigSection[] {
  if (!outputs.some(({ plugin }) => plugin === "opensearch" || plugin === "es")) return [];
  return [section("FILTER", { Name: "record_modifier", Match: tag, Remove_key: "@timestamp" })];
}

function outputSection({ plugin, options, retryLimit, bufferMib }: PlacedOutput, tag: string): ConfigSection {
  return section("OUTPUT", {
    Name: plugin,
    Match: tag,
    ...options,
    Retry_Limit: retryLimit,
    "storage.total_limit_size": bufferMib === undefined ? undefined : `${bufferMib}M`,
  });
}
