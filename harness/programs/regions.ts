import { TerraformVariable } from "cdktf";
import { awsLogs } from "../../constructs/ecs/log-drivers/aws-logs";
import type { ReadableStack } from "../../constructs/terraform/readable-stack";
import { logging } from "../errors/example";
import type { Program, Programs } from "./case";
import { alarm, HERE, logGroup, otherStack, role } from "./parts";

/** A stack whose provider gets its region from a variable, as Terraform's own text has it. */
const fromVariable =
  (program: (stack: ReadableStack) => unknown): Program =>
  (stack) => {
    const other = otherStack(stack, "${var.region}");
    new TerraformVariable(other, "region", { type: "string" });
    program(other);
  };

/** Regions that only Terraform knows. */
export const REGION_PROGRAMS = {
  refused: {},
  warned: {},
  right: {
    "a topic in a stack whose region is a variable": fromVariable((stack) =>
      alarm(stack, "errors", "errors", { onAlarm: [{ alarmActionArn: `arn:aws:sns:${HERE}:alarms` }] }),
    ),
    "China's policy in a stack whose region is a variable": fromVariable((stack) =>
      role(stack, "role").attachManagedPolicy("policy", "arn:aws-cn:iam::aws:policy/ReadOnlyAccess"),
    ),
    "a driver's region in a stack whose region is a variable": fromVariable((stack) =>
      logging(
        stack,
        awsLogs({
          logGroup: logGroup(stack, "logs"),
          region: "eu-west-3",
          streamPrefix: "app",
          delivery: { mode: "blocking" },
        }),
      ),
    ),
  },
} satisfies Programs;
