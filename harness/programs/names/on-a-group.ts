import type { Construct } from "constructs";
import { DataProtectionPolicy } from "../../../constructs/logs/data-protection-policy";
import { FieldIndexPolicy } from "../../../constructs/logs/field-index-policy";
import type { LogGroup } from "../../../constructs/logs/log-group";
import type { Programs } from "../case";
import { logGroup, metricFilter, subscription } from "../parts";

function protection(stack: Construct, id: string, group: LogGroup): DataProtectionPolicy {
  return new DataProtectionPolicy(stack, id, { name: id, logGroup: group, identifiers: ["EmailAddress"] });
}

/** What a log group has: filters and policies. */
export const ON_A_GROUP_NAMES = {
  refused: {
    "two metric filters of one name in a group": [
      "duplicate-name",
      (stack) => {
        const group = logGroup(stack, "logs");
        return [metricFilter(stack, "a", "errors", group), metricFilter(stack, "b", "errors", group)];
      },
    ],
    "two subscription filters of one name in a group": [
      "duplicate-name",
      (stack) => {
        const group = logGroup(stack, "logs");
        return [subscription(stack, "a", "ship", group), subscription(stack, "b", "ship", group)];
      },
    ],
    "two data protection policies of a group": [
      "log-group-limit",
      (stack) => {
        const group = logGroup(stack, "logs");
        return [protection(stack, "a", group), protection(stack, "b", group)];
      },
    ],
    "two field index policies of a group": [
      "log-group-limit",
      (stack) => {
        const group = logGroup(stack, "logs");
        for (const id of ["a", "b"]) new FieldIndexPolicy(stack, id, { logGroup: group, fields: [id] });
      },
    ],
  },
  warned: {},
  right: {
    "metric filters of one name in two groups": (stack) =>
      ["a", "b"].map((id) => metricFilter(stack, `${id}-errors`, "errors", logGroup(stack, id))),
    "metric filters of two names in a group": (stack) => {
      const group = logGroup(stack, "logs");
      return [metricFilter(stack, "a", "errors", group), metricFilter(stack, "b", "warnings", group)];
    },
    "subscription filters of one name in two groups": (stack) =>
      ["a", "b"].map((id) => subscription(stack, `${id}-ship`, "ship", logGroup(stack, id))),
    "data protection of two groups": (stack) =>
      ["a", "b"].map((id) => protection(stack, `${id}-protection`, logGroup(stack, id))),
  },
} satisfies Programs;
