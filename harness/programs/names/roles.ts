import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { ExecutionRole } from "../../../constructs/iam/execution-role";
import { FlowLog } from "../../../constructs/network/flow-log";
import type { Programs } from "../case";
import { logGroup, policy, role } from "../parts";

const TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ecs-tasks.amazonaws.com" } }],
});

/** Roles and policies. */
export const ROLE_NAMES = {
  refused: {
    "two roles of one name": ["duplicate-name", (stack) => [role(stack, "a", "app"), role(stack, "b", "app")]],
    "two roles whose names differ in case only": [
      "duplicate-name",
      (stack) => [role(stack, "a", "abc"), role(stack, "b", "ABC")],
      '"abc and ABC"',
    ],
    "an execution role and a task role of one name": [
      "duplicate-name",
      (stack) => [new ExecutionRole(stack, "a", { name: "app" }), role(stack, "b", "App")],
    ],
    "a role and the flow log's": [
      "duplicate-name",
      (stack) => [role(stack, "a", "Net"), new FlowLog(stack, "flow", { name: "net", vpcId: "vpc-0a1b2c3d" })],
      "stack/flow/role",
    ],
    "a role and one of plain cdktf": [
      "duplicate-name",
      (stack) => [role(stack, "a", "app"), new IamRole(stack, "b", { name: "APP", assumeRolePolicy: TRUST })],
    ],
    "two inline policies of one name in a role": [
      "duplicate-name",
      (stack) => {
        const { roleName } = role(stack, "role");
        for (const id of ["a", "b"]) new IamRolePolicy(stack, id, { name: "own", role: roleName, policy: TRUST });
      },
    ],
    "two policies of one name": ["duplicate-name", (stack) => [policy(stack, "a", "app"), policy(stack, "b", "app")]],
    "two policies whose names differ in case only": [
      "duplicate-name",
      (stack) => [policy(stack, "a", "logs"), policy(stack, "b", "Logs")],
    ],
  },
  warned: {},
  right: {
    "a role, a policy and a log group of one name": (stack) => [
      role(stack, "a", "app"),
      policy(stack, "b", "app"),
      logGroup(stack, "c", "app"),
    ],
    "inline policies of one name in two roles": (stack) => {
      for (const id of ["a", "b"]) role(stack, id).addToPolicy({ actions: ["s3:ListAllMyBuckets"], resources: ["*"] });
    },
  },
} satisfies Programs;
