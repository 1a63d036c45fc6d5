import { awsLogs } from "../../../constructs/ecs/log-drivers/aws-logs";
import { firelens } from "../../../constructs/ecs/log-drivers/firelens";
import { allStatements, startStatements } from "../../../constructs/ecs/start-statements";
import { DriverLogGroup } from "../../../constructs/logs/driver-log-group";
import type { LogGroupOwnership } from "../../../constructs/logs/log-group-ownership";
import { existingLogGroup, namedLogGroup } from "../../../harness/log-groups";

const ARN = "arn:aws:logs:eu-west-3:123456789012:log-group:/app";
const WRITE = ["logs:CreateLogStream", "logs:PutLogEvents"];
const writing = (logGroup: LogGroupOwnership, region = "eu-west-3") => ({
  name: "app",
  image: "nginx:1",
  logConfiguration: awsLogs({ logGroup, region, streamPrefix: "app", delivery: { mode: "blocking" } }),
});

test.each<[string, LogGroupOwnership, object[]]>([
  ["a group that is there", existingLogGroup("/app", ARN), [{ actions: WRITE, resources: [`${ARN}:*`] }]],
  [
    "a group that is there, by its name alone",
    namedLogGroup("/app"),
    [{ actions: WRITE, resources: ["arn:aws:logs:eu-west-3:*:log-group:/app:*"] }],
  ],
  [
    "a group that the driver makes, by its ARN",
    new DriverLogGroup("/app", ARN),
    [{ actions: ["logs:CreateLogGroup", ...WRITE], resources: [`${ARN}:*`] }],
  ],
  [
    "a group that the driver makes, by its name",
    new DriverLogGroup("/app"),
    [{ actions: ["logs:CreateLogGroup", ...WRITE], resources: ["arn:aws:logs:eu-west-3:*:log-group:/app:*"] }],
  ],
])("writing %s", (_what, logGroup, statements) => {
  expect(startStatements(writing(logGroup))).toEqual({ image: [], logs: statements, secrets: [] });
});

test("in another partition", () => {
  expect(startStatements(writing(new DriverLogGroup("/app"), "cn-north-1")).logs[0]?.resources).toEqual([
    "arn:aws-cn:logs:cn-north-1:*:log-group:/app:*",
  ]);
});

test("FireLens writes with the task role", () => {
  const logConfiguration = firelens({ options: { Name: "cloudwatch_logs" } });
  expect(startStatements({ name: "app", image: "nginx:1", logConfiguration }).logs).toEqual([]);
});

test("all of them, image first, container by container", () => {
  const image = "123456789012.dkr.ecr.eu-west-3.amazonaws.com/team/app:1.4.2";
  const all = allStatements(
    startStatements({ ...writing(existingLogGroup("/app", ARN)), image }),
    startStatements({ name: "b", image: "nginx" }),
  );
  expect(all.map(({ actions }) => actions[0])).toEqual([
    "ecr:GetAuthorizationToken",
    "ecr:BatchCheckLayerAvailability",
    "logs:CreateLogStream",
  ]);
  expect(all[1]?.resources).toEqual(["arn:aws:ecr:eu-west-3:123456789012:repository/team/app"]);
});
