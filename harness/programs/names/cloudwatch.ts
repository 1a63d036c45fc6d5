import { CloudwatchCompositeAlarm } from "@cdktf/provider-aws/lib/cloudwatch-composite-alarm";
import type { Programs } from "../case";
import { alarm, dashboard, topic } from "../parts";

/** Alarms, dashboards and topics. */
export const CLOUDWATCH_NAMES = {
  refused: {
    "two alarms of one name": ["duplicate-name", (stack) => [alarm(stack, "a", "errors"), alarm(stack, "b", "errors")]],
    "an alarm and a composite one of one name": [
      "duplicate-name",
      (stack) => [
        alarm(stack, "a", "errors"),
        new CloudwatchCompositeAlarm(stack, "b", { alarmName: "errors", alarmRule: 'ALARM("x")' }),
      ],
    ],
    "two dashboards of one name": [
      "duplicate-name",
      (stack) => [dashboard(stack, "a", "app"), dashboard(stack, "b", "app")],
    ],
    "two topics of one name": ["duplicate-name", (stack) => [topic(stack, "a", "alarms"), topic(stack, "b", "alarms")]],
  },
  warned: {},
  right: {
    "alarms whose names differ in case": (stack) => [alarm(stack, "a", "errors"), alarm(stack, "b", "Errors")],
    "an alarm, a dashboard and a topic of one name": (stack) => [
      alarm(stack, "a", "app"),
      dashboard(stack, "b", "app"),
      topic(stack, "c", "app"),
    ],
  },
} satisfies Programs;
