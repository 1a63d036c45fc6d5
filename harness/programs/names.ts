import { LogGroup } from "../../constructs/logs/log-group";
import type { Programs } from "./case";

/** Names in AWS. */
export const NAME_PROGRAMS = {
  refused: {
    "a log group without a name": ["name-length", (stack) => new LogGroup(stack, "logs", { name: "" })],
  },
  warned: {},
  right: {
    "a log group": (stack) => new LogGroup(stack, "logs", { name: "app" }),
  },
} satisfies Programs;
