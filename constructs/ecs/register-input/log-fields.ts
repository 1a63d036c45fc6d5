import { fields, optional, variants, type Hints } from "../../core/shape-fields";
import { list, map, TEXT, type Shape } from "../../core/shape";
import type { RegisterLogConfiguration, RegisterSecret } from "./register-input";

type Options<Required extends string, Known extends string> = Readonly<Record<Required, string>> &
  Readonly<Partial<Record<Known, string>>>;

/** A log configuration with the options of one driver. */
interface LogConfiguration<DriverOptions> extends Omit<RegisterLogConfiguration, "options"> {
  readonly options: DriverOptions;
}

/** A secret by its name. */
export const SECRET = fields<RegisterSecret>("a secret", { name: TEXT, valueFrom: TEXT });

/** Options that Docker's driver has, and that AWS documents for no task on Fargate. */
const UNDOCUMENTED: Hints = Object.fromEntries(
  [
    "awslogs-stream",
    "awslogs-force-flush-interval-seconds",
    "awslogs-max-buffered-events",
    "awslogs-credentials-endpoint",
  ].map((name) => [name, { rule: "AWS documents no such option of awslogs on Fargate", fix: "leave it out" }]),
);

/** Amazon ECS developer guide, "Send Amazon ECS logs to CloudWatch": all three are required on Fargate. */
type AwsLogsOptionNames = Options<
  "awslogs-group" | "awslogs-region" | "awslogs-stream-prefix",
  | "awslogs-create-group"
  | "awslogs-datetime-format"
  | "awslogs-multiline-pattern"
  | "awslogs-format"
  | "awslogs-endpoint"
  | "mode"
  | "max-buffer-size"
>;

const AWS_LOGS = fields<AwsLogsOptionNames>(
  "awslogs",
  {
    "awslogs-group": TEXT,
    "awslogs-region": TEXT,
    "awslogs-stream-prefix": TEXT,
    "awslogs-create-group": optional(TEXT),
    "awslogs-datetime-format": optional(TEXT),
    "awslogs-multiline-pattern": optional(TEXT),
    "awslogs-format": optional(TEXT),
    "awslogs-endpoint": optional(TEXT),
    mode: optional(TEXT),
    "max-buffer-size": optional(TEXT),
  },
  UNDOCUMENTED,
);

/** Docker documentation, "Splunk logging driver". What is not here may be among the `secretOptions`. */
type SplunkOptionNames = Options<
  never,
  | "splunk-url"
  | "splunk-source"
  | "splunk-sourcetype"
  | "splunk-index"
  | "splunk-format"
  | "splunk-insecureskipverify"
  | "splunk-verify-connection"
  | "splunk-gzip"
  | "tag"
  | "mode"
  | "max-buffer-size"
>;

const SPLUNK = fields<SplunkOptionNames>(
  "splunk",
  {
    "splunk-url": optional(TEXT),
    "splunk-source": optional(TEXT),
    "splunk-sourcetype": optional(TEXT),
    "splunk-index": optional(TEXT),
    "splunk-format": optional(TEXT),
    "splunk-insecureskipverify": optional(TEXT),
    "splunk-verify-connection": optional(TEXT),
    "splunk-gzip": optional(TEXT),
    tag: optional(TEXT),
    mode: optional(TEXT),
    "max-buffer-size": optional(TEXT),
  },
  {
    "splunk-token": {
      rule: "the token would be readable by everyone who may read the task definition",
      fix: "put it into secretOptions, from a secret",
    },
  },
);

const NO_SECRETS: Hints = {
  secretOptions: { rule: "awslogs takes no option from a secret", fix: "leave it out" },
};

/** The drivers that Fargate has; a rule says which, where it is another one. */
export const LOG_CONFIGURATION = variants<RegisterLogConfiguration>(
  "logDriver",
  {
    awslogs: fields<Omit<LogConfiguration<AwsLogsOptionNames>, "secretOptions">>(
      "logConfiguration",
      { logDriver: TEXT, options: AWS_LOGS },
      NO_SECRETS,
    ),
    splunk: fields<LogConfiguration<SplunkOptionNames>>("logConfiguration", {
      logDriver: TEXT,
      options: SPLUNK,
      secretOptions: optional(list(SECRET)),
    }),
    awsfirelens: fields<RegisterLogConfiguration>("logConfiguration", {
      logDriver: TEXT,
      options: optional(map(TEXT)),
      secretOptions: optional(list(SECRET)),
    }),
  },
  true,
) satisfies Shape<RegisterLogConfiguration>;
