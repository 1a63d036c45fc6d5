import { LogGroup } from "../../../constructs/logs/log-group";
import { logsKeyStatements } from "../../../constructs/logs/logs-key-statements";
import { readLogStatements } from "../../../constructs/logs/log-group-ownership";
import type { LogGroupOwnership } from "../../../constructs/logs/log-group-ownership";
import { accept, logGroup, stack } from "../../../harness/type-case-givens";

// One value says who makes the group.

// error: Expected 3-4 arguments, but got 2
LogGroup.fromArn(stack, "arn:aws:logs:eu-west-3:123456789012:log-group:/ecs/app");
// error: '"shared"' is not assignable to type '…"managed"…'
accept<LogGroupOwnership>({ ownership: "shared", name: "/ecs/app", arn: "arn" });
// error: Property 'arn' is missing
accept<LogGroupOwnership>({ ownership: "managed", name: "/ecs/app" });
// error: is not assignable to parameter of type '…ManagedLogGroup
readLogStatements(LogGroup.createdByDriver("/ecs/app"));

// What a group takes.

// error: Type '10' is not assignable to type
new LogGroup(stack, "group", { name: "/ecs/app", retentionInDays: 10 });
// error: '"ARCHIVE"' is not assignable to type 'LogGroupClass
new LogGroup(stack, "group", { name: "/ecs/app", logGroupClass: "ARCHIVE" });
// error: Type 'true' is not assignable
new LogGroup(stack, "group", { name: "/ecs/app", deletionProtection: true });
// error: 'kmsKeyId' does not exist in type 'LogGroupProps'
new LogGroup(stack, "group", { name: "/ecs/app", kmsKeyId: "arn:aws:kms:eu-west-3:123456789012:key/k" });
// error: Type 'number' is not assignable to type 'string'
new LogGroup(stack, "group", { name: "/ecs/app", tags: { cost: 3 } });
// error: '[]' is not assignable to type
logsKeyStatements({ region: "eu-west-3", accountId: "123456789012", logGroupNames: [] });

// Who is allowed something is a role.

// error: Argument of type 'string' is not assignable to parameter of type 'IGrantable'
logGroup.grantWrite("arn:aws:iam::123456789012:role/app");
