/** What an application may log that does not fit its field, by what it is called in the name of its index. */
export const BAD_VALUES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "text for a number": { status: "OK", duration_ms: "12ms" },
  "object for a number": { status: { code: 200 }, duration_ms: [1, "a"] },
  "object for text": { message: { name: "x" }, level: ["a", { b: 1 }], error_type: {} },
  "text for an object": { error: "boom" },
  "long word": { path: "x".repeat(40_000), level: "x".repeat(40_000) },
  "other time": { time: "yesterday", "@timestamp": "2026-11-24 22:00:00" },
  "names of the router": { log: "x", source: { ip: "10.0.0.1" }, container_name: 7, ecs_task_arn: null },
  "dots in names": { "source.ip": "10.0.0.1", "log.level": "info", deep: { "a.b": 1 } },
};
