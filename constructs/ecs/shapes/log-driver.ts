import { fields, optional, variants, type Hints } from "../../core/shape-fields";
import { either, FLAG, map, NUMBER, TEXT, word, type Shape } from "../../core/shape";
import type {
  DriverCreatedLogGroup,
  ExistingLogGroup,
  LogGroupOwnership,
  ManagedLogGroup,
} from "../../logs/log-group-ownership";
import type { AwsLogsDriver, AwsLogsOptions } from "../log-drivers/aws-logs";
import type { Delivery } from "../log-drivers/delivery";
import type { FirelensDriver, FirelensOptions } from "../log-drivers/firelens";
import type { LogDriver } from "../log-drivers/log-driver";
import type { SplunkDriver, SplunkOptions } from "../log-drivers/splunk";
import { SECRET } from "./secret";

/** A delivery, as it may come past the compiler. */
export const DELIVERY = fields<Delivery>("a delivery", { mode: TEXT, maxBufferSize: optional(TEXT) });

const LOG_GROUP = variants<LogGroupOwnership>("ownership", {
  managed: fields<ManagedLogGroup>("a log group", { ownership: TEXT, name: TEXT, arn: TEXT }),
  existing: fields<ExistingLogGroup>("a log group", {
    ownership: TEXT,
    name: TEXT,
    arn: optional(TEXT),
    createGroup: optional(TEXT),
  }),
  createdByDriver: fields<DriverCreatedLogGroup>("a log group", {
    ownership: TEXT,
    name: TEXT,
    arn: optional(TEXT),
    createGroup: optional(TEXT),
  }),
});

const AWS_LOGS = fields<AwsLogsOptions>("awsLogs", {
  logGroup: LOG_GROUP,
  region: TEXT,
  streamPrefix: TEXT,
  delivery: DELIVERY,
  datetimeFormat: optional(TEXT),
  multilinePattern: optional(TEXT),
  format: optional(TEXT),
  endpoint: optional(TEXT),
});

const TEXT_OR_SECRET = either(TEXT, SECRET);

const SPLUNK = fields<SplunkOptions>("splunk", {
  token: SECRET,
  url: TEXT_OR_SECRET,
  delivery: DELIVERY,
  source: optional(TEXT_OR_SECRET),
  sourceType: optional(TEXT_OR_SECRET),
  index: optional(TEXT_OR_SECRET),
  format: optional(word("inline", "json", "raw")),
  insecureSkipVerify: optional(FLAG),
  verifyConnection: optional(FLAG),
  gzip: optional(FLAG),
  tag: optional(TEXT_OR_SECRET),
});

const FIRELENS = fields<FirelensOptions>("firelens", {
  options: optional(map(TEXT)),
  secretOptions: optional(map(SECRET)),
  bufferLimit: optional(NUMBER),
});

/** What people know of the ECS API, where a driver's function takes it otherwise. */
const API_FIELDS: Hints = Object.fromEntries(
  ["options", "secretOptions"].map((name) => [
    name,
    { rule: "a log driver is made by awsLogs, splunk or firelens", fix: "use one of them, or fromRegisterInput" },
  ]),
);

/** A log driver, as it may come past the compiler. */
export const LOG_DRIVER: Shape<LogDriver> = variants<LogDriver>(
  "logDriver",
  {
    awslogs: fields<AwsLogsDriver>("a log driver", { logDriver: TEXT, settings: AWS_LOGS }, API_FIELDS),
    splunk: fields<SplunkDriver>("a log driver", { logDriver: TEXT, settings: SPLUNK }, API_FIELDS),
    awsfirelens: fields<FirelensDriver>("a log driver", { logDriver: TEXT, settings: FIRELENS }, API_FIELDS),
  },
  true,
);
