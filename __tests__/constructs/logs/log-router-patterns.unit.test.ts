import { logRouterPatterns, type LogRouterEvent } from "../../../constructs/logs";
import { filterPattern } from "../../../harness/log-evaluator/filter-pattern";

/** Lines of a Fluent Bit, in the forms that its users and AWS's examples show, and what they say. */
const LINES: readonly (readonly [string, LogRouterEvent | undefined])[] = [
  ["[2026/11/26 14:44:47] [ info] [fluent bit] version=4.2.2, commit=f5f5f3c17d, pid=1", "starts"],
  ["[2026/11/26 14:44:47] [ info] [storage] ver=1.5.3, type=memory+filesystem, sync=normal, checksum=off", undefined],
  ["[2026/11/26 14:45:00] [ info] [output:opensearch:opensearch.1] worker #0 started", undefined],
  [
    "[2026/11/26 15:00:13] [ warn] [engine] failed to flush chunk '1-1.2.flb', retry in 11 seconds: task_id=29, input=forward.1 > output=opensearch.1 (out_id=1)",
    "retries",
  ],
  [
    "[2026/11/26 15:20:36] [ warn] [engine] chunk '1-1.2.flb' cannot be retried: task_id=0, input=forward.1 > output=opensearch.1",
    "losses",
  ],
  [
    "[2026/11/26 15:20:36] [error] [engine] chunk '1-1.2.flb' cannot be retried: task_id=7, input=tail.0 > output=opensearch.1",
    "losses",
  ],
  [
    "[2026/11/26 15:20:36] [ info] [engine] chunk '1-1.2.flb' is not retried (no retry config): task_id=7, input=forward.1 > output=opensearch.1 (out_id=1)",
    "losses",
  ],
  [
    "[2026/11/26 15:20:36] [ info] [input chunk] remove chunk 1-1.2.flb with size 2000000 bytes from input plugin forward.1 to output plugin cloudwatch_logs.0 to place the incoming data with size 1000000 bytes, total_limit_size=200000000",
    "losses",
  ],
  [
    "[2026/11/26 15:20:36] [error] [input chunk] chunk 1-1.2.flb would exceed total limit size in plugin opensearch.1",
    "losses",
  ],
  ["[2026/11/26 15:20:36] [ warn] [engine] service will shutdown in max 30 seconds", undefined],
];

const PATTERNS = Object.entries(logRouterPatterns()) as [
  LogRouterEvent,
  ReturnType<typeof logRouterPatterns>["starts"],
][];

test.each(PATTERNS)("the pattern of %s takes these lines and no other", (event, pattern) => {
  expect(pattern.problems).toEqual([]);
  const takes = filterPattern(pattern.text);
  expect(LINES.map(([line]) => takes(line))).toEqual(LINES.map(([, says]) => says === event));
});
