import { fields, optional, variants, type Hints, type Optional } from "../../core/shape-fields";
import { list, map, TEXT, type Shape } from "../../core/shape";
import { SPLUNK_FLAGS, SPLUNK_TEXTS } from "../log-drivers/splunk";
import type { RegisterLogConfiguration, RegisterSecret } from "./register-container";

type Options<Required extends string, Known extends string> = Readonly<Record<Required, string>> &
  Readonly<Partial<Record<Known, string>>>;

/** A log configuration with the options of one driver. */
interface LogConfiguration<DriverOptions> extends Omit<RegisterLogConfiguration, "options"> {
  readonly options: DriverOptions;
}

function optionalTexts<Name extends string>(names: readonly Name[]): Readonly<Record<Name, Optional<string>>> {
  return Object.fromEntries(names.map((name) => [name, optional(TEXT)])) as Record<Name, Optional<string>>;
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

/** Options of every driver (Docker documentation, "Configure logging drivers"). */
const DELIVERY = ["mode", "max-buffer-size"] as const;

const AWS_LOGS_OPTIONAL = [
  "awslogs-create-group",
  "awslogs-datetime-format",
  "awslogs-multiline-pattern",
  "awslogs-format",
  "awslogs-endpoint",
  ...DELIVERY,
] as const;

/** Amazon ECS developer guide, "Send Amazon ECS logs to CloudWatch": all three are required on Fargate. */
type AwsLogsOptionNames = Options<
  "awslogs-group" | "awslogs-region" | "awslogs-stream-prefix",
  (typeof AWS_LOGS_OPTIONAL)[number]
>;

const AWS_LOGS = fields<AwsLogsOptionNames>(
  "awslogs",
  {
    "awslogs-group": TEXT,
    "awslogs-region": TEXT,
    "awslogs-stream-prefix": TEXT,
    ...optionalTexts(AWS_LOGS_OPTIONAL),
  },
  UNDOCUMENTED,
);

const { token: SPLUNK_TOKEN, ...SPLUNK_OTHERS } = SPLUNK_TEXTS;

/** Docker documentation, "Splunk logging driver". What is not here may be among the `secretOptions`. */
const SPLUNK_OPTIONAL = [
  ...Object.values(SPLUNK_OTHERS),
  "splunk-format" as const,
  ...Object.values(SPLUNK_FLAGS),
  ...DELIVERY,
];

type SplunkOptionNames = Options<never, (typeof SPLUNK_OPTIONAL)[number]>;

const SPLUNK = fields<SplunkOptionNames>("splunk", optionalTexts(SPLUNK_OPTIONAL), {
  [SPLUNK_TOKEN]: {
    rule: "the token would be readable by everyone who may read the task definition",
    fix: "put it into secretOptions, from a secret",
  },
});

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
