import { Token } from "cdktf";
import { explain } from "../../../../constructs/core/problem";
import type { ContainerDefinition } from "../../../../constructs/ecs/container-definition";
import { awsLogs, type AwsLogsOptions } from "../../../../constructs/ecs/log-drivers/aws-logs";
import { firelens } from "../../../../constructs/ecs/log-drivers/firelens";
import { splunk, type SplunkOptions } from "../../../../constructs/ecs/log-drivers/splunk";
import { loggingProblems } from "../../../../constructs/ecs/rules/logging";
import { Secret } from "../../../../constructs/ecs/secret";
import { existingLogGroup, namedLogGroup } from "../../../../harness/log-groups";

const ARN = "arn:aws:logs:eu-west-3:123456789012:log-group:app";
const later = Token.asAny({ resolve: () => "x" });
const delivery = { mode: "blocking" } as const;
const LOGS = { logGroup: existingLogGroup("app", ARN), region: "eu-west-3", streamPrefix: "web", delivery };
const TOKEN = Secret.fromParameterName("/splunk/token");
const ROUTER: ContainerDefinition = { name: "router", image: "a", firelensConfiguration: { type: "fluentbit" } };

type Fields<T> = { readonly [K in keyof T]?: unknown };
const logs = (fields: Fields<AwsLogsOptions>) => awsLogs({ ...LOGS, ...fields } as AwsLogsOptions);
const toSplunk = (fields: Fields<SplunkOptions>) => splunk({ token: TOKEN, delivery, ...fields } as SplunkOptions);
const judge = (logConfiguration: ContainerDefinition["logConfiguration"]) => {
  const routers = logConfiguration?.logDriver === "awsfirelens" ? [ROUTER] : [];
  return loggingProblems([{ name: "app", image: "a", logConfiguration }, ...routers]).map(explain);
};

// Made within the tests, not in their tables, so that Stryker sees by which test each line runs.
test.each<[string, () => ContainerDefinition["logConfiguration"]]>([
  ["no driver", () => undefined],
  ["a buffer of 16 KiB", () => logs({ delivery: { mode: "non-blocking", maxBufferSize: "16k" } })],
  ["a buffer of plan time", () => logs({ delivery: { mode: "non-blocking", maxBufferSize: later } })],
  ["a prefix of plan time", () => logs({ streamPrefix: Token.asString(later) })],
  ["a group of AWS's that is there", () => logs({ logGroup: namedLogGroup("aws/spans") })],
  ["a group of the program's", () => logs({ logGroup: { ownership: "managed", name: "app", arn: ARN } })],
  ["an endpoint of one character", () => logs({ endpoint: "https://a" })],
  ["Splunk at a secret address", () => toSplunk({ url: Secret.fromParameterName("/splunk/url") })],
  ["Splunk over http", () => toSplunk({ url: "http://a" })],
  ["a router", () => firelens({ options: { Name: "http" }, bufferLimit: 0 })],
])("%s is right", (_what, make) => expect(judge(make())).toEqual([]));

const emptyOption = (prop: string) =>
  `log-option-empty: container "app": an option of a log driver has a value, got: "${prop}"; give it one, or leave it out`;

test.each<[string, () => ContainerDefinition["logConfiguration"], string]>([
  ["an empty option of a router", () => firelens({ options: { Name: "http", Host: "" } }), emptyOption("options.Host")],
  ["an empty source", () => toSplunk({ url: "https://a", source: "" }), emptyOption("source")],
  ["a group without a name", () => logs({ logGroup: namedLogGroup("") }), emptyOption("logGroup")],
  [
    "a buffer of 15 KiB",
    () => logs({ delivery: { mode: "non-blocking", maxBufferSize: "15k" } }),
    'log-buffer-size: container "app": a buffer holds 16 KiB at least, the longest line that the driver reads in one piece, got: "15k"; write it as \'25m\', which is 25 MiB',
  ],
  [
    "a new group of AWS's",
    () => logs({ logGroup: { ownership: "createdByDriver", name: "aws/app" } }),
    'name-pattern: container "app": a log group\'s name consists of letters, digits and _./#-, and does not start with aws/, which AWS keeps for itself, got: "aws/app"; rename it',
  ],
  [
    "Splunk without a scheme",
    () => toSplunk({ url: "splunk:8088" }),
    'log-url: container "app": the address is like https://splunk.example.com:8088, got: "splunk:8088"; write scheme and host',
  ],
  [
    "Splunk without a host",
    () => toSplunk({ url: "https://" }),
    'log-url: container "app": the address is like https://splunk.example.com:8088, got: "https://"; write scheme and host',
  ],
])("%s is reported", (_what, make, says) => expect(judge(make())).toEqual([says]));
