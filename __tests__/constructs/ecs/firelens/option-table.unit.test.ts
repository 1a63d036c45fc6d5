import { IMAGE_LINES, lineOf, type ImageLine } from "../../../../constructs/ecs/firelens/image-line";
import { firstLine, knowsOption, optionNames } from "../../../../constructs/ecs/firelens/option-table";
import { EVERY_OUTPUT } from "../../../../harness/firelens/every-output";

const LINES = Object.keys(IMAGE_LINES) as ImageLine[];

test.each([
  ["2.34.3", "2"],
  ["2.32.2.20241003", "2"],
  ["3.0.1", "3.0"],
  ["3.1.1", "3.0"],
  ["3.2.0", "3.2"],
  ["3.4.14", "3.2"],
])("image %s has the options of %s", (version, line) => expect(lineOf(version)).toBe(line));

// Fluent Bit's facts, each found in the source of the version of its line and not in the one before it.
test.each([
  ["opensearch", "Suppress_Type_Name", "2"],
  ["opensearch", "Compress", "3.0"],
  ["opensearch", "AWS_Service_Name", "3.0"],
  ["es", "HTTP_API_Key", "3.0"],
  ["es", "Logstash_Prefix_Separator", "3.0"],
  ["kinesis_firehose", "simple_aggregation", "3.2"],
  ["opensearch", "tls.verify_hostname", "3.0"],
  ["loki", "net.io_timeout", "3.0"],
  ["opensearch", "http_api_key", undefined],
  ["cloudwatch_logs", "Suppress_Type_Name", undefined],
])("%s has %s from %s on", (plugin, option, line) => expect(firstLine(plugin, option)).toBe(line));

test("the table has as many options as the source", () => {
  const own = (plugin: "opensearch" | "es", line: ImageLine) =>
    optionNames(plugin).filter((name) => knowsOption(line, plugin, name) && !optionNames("nrlogs").includes(name));
  expect(LINES.map((line) => own("opensearch", line).length)).toEqual([29, 32, 32]);
  expect(LINES.map((line) => own("es", line).length)).toEqual([31, 35, 35]);
});

const cases = EVERY_OUTPUT.flatMap(([what, output]) => LINES.map((line) => [what, line, output] as const));

test.each(cases)("%s emits nothing that images of %s do not know", (_what, line, output) => {
  const names = Object.keys(output.options({ container: "app", line }));
  expect(names.filter((name) => !knowsOption(line, output.plugin, name))).toEqual([]);
});
