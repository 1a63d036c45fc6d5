/** An event of a log group. */
export interface LogEvent {
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  readonly logStream: string;
  readonly message: string;
}

/**
 * The events that the awslogs driver makes of what a container writes: one of each line (Amazon ECS developer guide, "Send
 * Amazon ECS logs to CloudWatch": without a multiline pattern, and streams named `prefix/container/task id`).
 *
 * @param secondsApart how much later each line is than the one before it
 */
export function eventsOf(
  text: string,
  {
    logStream = "app/example-university-prod-app/0123456789abcdef",
    start = Date.UTC(2026, 0, 5, 8),
    secondsApart = 20,
  } = {},
): LogEvent[] {
  const lines = text.replace(/\n$/, "").split("\n");
  return lines.map((message, index) => ({ timestamp: start + index * secondsApart * 1000, logStream, message }));
}
