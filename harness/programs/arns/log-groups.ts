import { awsLogs } from "../../../constructs/ecs/log-drivers/aws-logs";
import { LogAnomalyDetector } from "../../../constructs/logs/log-anomaly-detector";
import { LogGroup } from "../../../constructs/logs/log-group";
import type { LogGroupOwnership } from "../../../constructs/logs/log-group-ownership";
import { logging } from "../../errors/example";
import type { Program, Programs } from "../case";
import { HERE, logGroup } from "../parts";
import { wrong } from "../wrong";
import { KEY, THERE } from "./parts";

const GROUP = { ownership: "existing", name: "app", arn: `arn:aws:logs:${HERE}:log-group:app` } as const;

const encrypt =
  (kmsKeyArn: string): Program =>
  (stack) =>
    new LogGroup(stack, "app", { name: "app", kmsKeyArn });

const write =
  (logs: LogGroupOwnership, region = "eu-west-3"): Program =>
  (stack) =>
    logging(stack, awsLogs({ logGroup: logs, region, streamPrefix: "app", delivery: { mode: "blocking" } }));

/** ARNs of log groups, and of their keys. */
export const LOG_GROUP_ARNS = {
  refused: {
    ...wrong("arn-region", {
      "a log group's key of another region": encrypt(`arn:aws:kms:${THERE}:${KEY}`),
      "a detector's key of another region": (stack) =>
        new LogAnomalyDetector(stack, "watch", {
          name: "watch",
          logGroup: logGroup(stack, "app"),
          kmsKeyArn: `arn:aws:kms:${THERE}:${KEY}`,
        }),
    }),
    ...wrong("arn-partition", {
      "a key of GovCloud's region in partition aws": encrypt(`arn:aws:kms:us-gov-west-1:123456789012:${KEY}`),
      "a log group of China's region in partition aws": write(
        { ...GROUP, arn: "arn:aws:logs:cn-north-1:123456789012:log-group:app" },
        "cn-north-1",
      ),
    }),
    ...wrong("log-group-arn", {
      "an S3 ARN as log group": write({ ...GROUP, arn: "arn:aws:s3:::app" }),
      "a log stream as log group": write({ ...GROUP, arn: `${GROUP.arn}:log-stream:app` }),
      "a log group's ARN that is its name": write({ ...GROUP, arn: "app" }),
      "a log group with another one's ARN": write({ ...GROUP, name: "web" }),
      "a role as group that the driver makes": write(
        LogGroup.createdByDriver("app", "arn:aws:iam::123456789012:role/app"),
      ),
      "another group's ARN for the one that the driver makes": write(
        LogGroup.createdByDriver("app", `arn:aws:logs:${HERE}:log-group:web`),
      ),
      "a bucket looked up as log group": (stack) => LogGroup.fromArn(stack, "logs", "arn:aws:s3:::app"),
    }),
    ...wrong("log-group-region", {
      "a driver that looks in another region than the group's ARN": write(GROUP, "us-east-1"),
      "a driver that may make its group in another region": write(
        LogGroup.createdByDriver("app", `arn:aws:logs:${THERE}:log-group:app`),
      ),
      "a driver that looks in another region than the stack's provider": (stack) =>
        write(logGroup(stack, "logs", "app"), "us-east-1")(stack),
    }),
  },
  warned: {},
  right: {
    "a log group's key": encrypt(`arn:aws:kms:${HERE}:${KEY}`),
    "a log group's key that is there in many regions": encrypt(`arn:aws:kms:${HERE}:key/mrk-1234abcd12ab34cd56ef`),
    "a log group by its ARN": write(GROUP),
    "a log group by its ARN with the streams": write({ ...GROUP, arn: `${GROUP.arn}:*` }),
    "a log group of another region, where the driver looks": write(
      { ...GROUP, arn: `arn:aws:logs:${THERE}:log-group:app` },
      "us-east-1",
    ),
    "a group that the driver makes": write(LogGroup.createdByDriver("app", `arn:aws:logs:${HERE}:log-group:app`)),
    "a group that the driver makes, anywhere": write(LogGroup.createdByDriver("app", "arn:aws:logs:*:*:*")),
    "a group that the driver makes, of some": write(
      LogGroup.createdByDriver("/ecs/app", "arn:aws:logs:*:123456789012:log-group:/ecs/*"),
    ),
    "a log group of the stack": (stack) => write(logGroup(stack, "logs", "app"))(stack),
  },
} satisfies Programs;
