import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Fn, TerraformCount, TerraformIterator, TerraformVariable } from "cdktf";
import { FlowLog } from "../../../constructs/network/flow-log";
import type { Programs } from "../case";
import { logGroup, otherStack, role, variable } from "../parts";

/** Log groups: of one stack, region and account. */
export const LOG_GROUP_NAMES = {
  refused: {
    "a log group without a name": ["name-length", (stack) => logGroup(stack, "logs", "")],
    "two log groups of one name": [
      "duplicate-name",
      (stack) => [logGroup(stack, "a", "app"), logGroup(stack, "b", "app")],
      "(here stack/a and stack/b)",
    ],
    "three log groups of one name": [
      "duplicate-name",
      (stack) => [logGroup(stack, "a", "app"), logGroup(stack, "b", "app"), logGroup(stack, "c", "app")],
      "(here stack/a and stack/c)",
    ],
    "two log groups named by one variable": [
      "duplicate-name",
      (stack) => {
        const name = variable(stack, "name");
        return [logGroup(stack, "a", name), logGroup(stack, "b", name)];
      },
      "${var.name}",
    ],
    "two log groups named by one expression, written twice": [
      "duplicate-name",
      (stack) => {
        const env = variable(stack, "env");
        return [logGroup(stack, "a", `${env}/app`), logGroup(stack, "b", `${env}/app`)];
      },
      "${var.env}/app",
    ],
    "a log group and one of plain cdktf": [
      "duplicate-name",
      (stack) => [logGroup(stack, "a", "app"), new CloudwatchLogGroup(stack, "b", { name: "app" })],
      "(here stack/a and stack/b)",
    ],
    "a log group renamed by an override": [
      "duplicate-name",
      (stack) => {
        logGroup(stack, "a", "app");
        const other = new CloudwatchLogGroup(stack, "b", { name: "other" });
        other.addOverride("name", "app");
      },
    ],
    "a log group of an inner construct": [
      "duplicate-name",
      (stack) => [logGroup(stack, "a", "app"), logGroup(role(stack, "inner"), "b", "app")],
      "stack/inner/b",
    ],
    "a flow log's group and another": [
      "duplicate-name",
      (stack) => {
        new FlowLog(stack, "flow", { name: "net", vpcId: "vpc-0a1b2c3d" });
        return logGroup(stack, "b", FlowLog.logGroupName("net"));
      },
      "(here stack/flow/group and stack/b)",
    ],
  },
  warned: {},
  right: {
    "log groups of different names": (stack) => [logGroup(stack, "a", "app"), logGroup(stack, "b", "web")],
    "log groups whose names differ in case": (stack) => [logGroup(stack, "a", "app"), logGroup(stack, "b", "App")],
    "log groups named by two variables of one default": (stack) => [
      logGroup(stack, "a", variable(stack, "one", "app")),
      logGroup(stack, "b", variable(stack, "two", "app")),
    ],
    "a log group and one named by a variable whose default is the same": (stack) => [
      logGroup(stack, "a", "app"),
      logGroup(stack, "b", variable(stack, "name", "app")),
    ],
    "log groups of one name in two stacks": (stack) => {
      const other = otherStack(stack);
      return [logGroup(stack, "a", "app"), logGroup(other, "a", "app")];
    },
    "log groups of one name in two regions": (stack) => {
      const provider = new AwsProvider(stack, "ireland", { region: "eu-west-1", alias: "ireland" });
      logGroup(stack, "a", "app");
      new CloudwatchLogGroup(stack, "b", { name: "app", provider });
    },
    "a log group with a prefix instead of a name, twice": (stack) => {
      logGroup(stack, "logs");
      for (const id of ["a", "b"]) new CloudwatchLogGroup(stack, id, { namePrefix: "app-" });
    },
    "a log group for each of a list": (stack) => {
      logGroup(stack, "logs");
      const forEach = TerraformIterator.fromList(["one", "two"]);
      for (const id of ["a", "b"])
        new CloudwatchLogGroup(stack, id, { forEach, name: `${id}-${Fn.upper(forEach.value as string)}` });
    },
    "one of two log groups, as a variable says": (stack) => {
      logGroup(stack, "logs");
      const isOn = new TerraformVariable(stack, "on", { type: "bool" });
      const count = (yes: number, no: number) => TerraformCount.of(Fn.conditional(isOn.value, yes, no) as number);
      new CloudwatchLogGroup(stack, "a", { name: "app", count: count(1, 0) });
      new CloudwatchLogGroup(stack, "b", { name: "app", count: count(0, 1), retentionInDays: 30 });
    },
  },
} satisfies Programs;
