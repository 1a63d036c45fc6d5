import { REGION } from "../../core/region-name";
import { nameProblems } from "../../core/name";
import { problem, type Problem } from "../../core/problem";
import { known } from "../../core/known";
import type { PlanTime } from "../../terraform/plan-time";
import type { ContainerDefinition } from "../container-definition";
import type { AwsLogsOptions } from "../log-drivers/aws-logs";
import { parseBufferSize, type AnyDelivery } from "../log-drivers/delivery";
import type { FirelensOptions } from "../log-drivers/firelens";
import { deliveryOf, type LogDriver } from "../log-drivers/log-driver";
import { isSecret, type SplunkOptions } from "../log-drivers/splunk";
import { oneOf, wholeNumber } from "../../core/values";
import { routerOptionProblems, routerWarnings } from "./firelens-router";
import { routerHealthWarnings } from "./firelens-task";
import { inContainer } from "./in-container";
import { CREATE_GROUP, CREATE_NO_GROUP } from "../../logs/log-group-ownership";
import { driverGroupProblems } from "../../logs/log-group-arn-rules";
import { eventStartProblems, eventStartWarnings } from "./log-events";
import { LOG_GROUP_NAME, NEW_LOG_GROUP_NAME } from "../../logs/log-group-rules";

/** The rules of log drivers (Amazon ECS API reference, `LogConfiguration`), and of the FireLens router they may need. */
export function loggingProblems(containers: readonly ContainerDefinition[]): Problem[] {
  return [
    ...containers.flatMap((container) =>
      container.logConfiguration ? inContainer(container, driverProblems(container.logConfiguration)) : [],
    ),
    ...routerProblems(containers),
  ];
}

function driverProblems(driver: LogDriver): Problem[] {
  const drivers = ["awslogs", "splunk", "awsfirelens"];
  const unknown = oneOf(driver.logDriver, drivers, { code: "log-driver", what: "a log driver on Fargate" });
  if (unknown.length > 0) return unknown;
  const delivery: AnyDelivery | undefined = deliveryOf(driver);
  return [
    ...emptyProblems(textsOf(driver)),
    ...(delivery ? deliveryProblems(delivery) : []),
    ...(driver.logDriver === "awslogs" ? awsLogsProblems(driver.settings) : []),
    ...(driver.logDriver === "splunk" ? splunkProblems(driver.settings) : []),
    ...(driver.logDriver === "awsfirelens" ? bufferLimitProblems(driver.settings) : []),
  ];
}

/** Every text among the settings, by the prop that holds it. */
function textsOf(driver: LogDriver): Readonly<Record<string, unknown>> {
  const { settings } = driver;
  const delivery: AnyDelivery | undefined = deliveryOf(driver);
  return {
    ...settings,
    ...(driver.logDriver === "awslogs" ? { logGroup: driver.settings.logGroup.name } : {}),
    ...(driver.logDriver === "awsfirelens" ? prefixed("options", driver.settings.options) : {}),
    "delivery.maxBufferSize": delivery?.maxBufferSize,
  };
}

function prefixed(prop: string, options: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [`${prop}.${name}`, value]));
}

function emptyProblems(texts: Readonly<Record<string, unknown>>): Problem[] {
  return Object.entries(texts).flatMap(([prop, value]) => (value === "" ? [emptyOption(prop)] : []));
}

const emptyOption = (got: string): Problem => ({
  code: "log-option-empty",
  rule: "an option of a log driver has a value",
  got,
  fix: "give it one, or leave it out",
});

/** KiB of a line that Docker hands to a log driver in one piece (moby, `daemon/logger/copier.go`). */
const LINE_KIB = 16;

/** Docker documentation, "Configure the delivery mode of log messages from container to log driver". */
function deliveryProblems({ mode, maxBufferSize }: AnyDelivery): Problem[] {
  const text = known(maxBufferSize);
  const modes = ["blocking", "non-blocking", "accountDefault"];
  const problems = oneOf(mode, modes, { code: "log-delivery", what: "the delivery mode" });
  if (text === undefined || text === "") return problems;
  if (known(mode) === "blocking") {
    const rule = "only non-blocking delivery has a buffer";
    problems.push({ code: "log-buffer-mode", rule, got: text, fix: "leave maxBufferSize out, or choose non-blocking" });
  }
  const size = parseBufferSize(text) ?? 0;
  if (size <= 0) {
    const rule = "a buffer's size is a positive number with k, m or g";
    problems.push({ code: "log-buffer-size", rule, got: text, fix: "write it as '25m'" });
  } else if (size * 1024 < LINE_KIB) {
    // A number alone is bytes. A full buffer loses what comes in, and this one is full with its first line.
    const rule = `a buffer holds ${LINE_KIB} KiB at least, the longest line that the driver reads in one piece`;
    problems.push({ code: "log-buffer-size", rule, got: text, fix: "write it as '25m', which is 25 MiB" });
  }
  return problems;
}

/** What of a container's log driver is probably a mistake, though AWS takes it. */
export function loggingWarnings(container: ContainerDefinition): Problem[] {
  const { logConfiguration } = container;
  return inContainer(container, [
    ...bufferModeWarnings(logConfiguration),
    ...(logConfiguration?.logDriver === "awslogs" ? eventStartWarnings(logConfiguration.settings) : []),
    ...routerWarnings(container.firelensConfiguration),
    ...routerHealthWarnings(container),
  ]);
}

/** Without a mode, the account's setting `defaultLogDriverMode` decides: AWS's own default is non-blocking, an older one not. */
function bufferModeWarnings(driver: LogDriver | undefined): Problem[] {
  const delivery: AnyDelivery | undefined = deliveryOf(driver);
  if (delivery?.mode !== "accountDefault" || delivery.maxBufferSize === undefined) return [];
  const rule = "a buffer without the mode non-blocking counts only where that is the account's default";
  const fix = "choose non-blocking, or leave the size out";
  return [problem("log-buffer-mode-default", rule, delivery.maxBufferSize, fix)];
}

/** Settings of awslogs that the compiler has not judged. */
type AnyAwsLogs = Pick<AwsLogsOptions, "logGroup" | "region" | "streamPrefix" | "endpoint"> & {
  readonly datetimeFormat?: string;
  readonly multilinePattern?: string;
  readonly format?: string;
};

/** Amazon ECS developer guide, "Send Amazon ECS logs to CloudWatch". */
export function awsLogsProblems(settings: AnyAwsLogs): Problem[] {
  const { datetimeFormat, multilinePattern, format, endpoint } = settings;
  const group = known(settings.logGroup.name);
  const region = known(settings.region);
  const prefix = known(settings.streamPrefix);
  const endings = Object.entries({ datetimeFormat, multilinePattern, format });
  const chosen = endings.flatMap(([prop, value]) => (value === undefined ? [] : [prop]));
  const groupName = settings.logGroup.ownership === "existing" ? LOG_GROUP_NAME : NEW_LOG_GROUP_NAME;
  return [
    ...(group === undefined || group === "" ? [] : nameProblems(groupName, group)),
    ...driverGroupProblems(settings.logGroup, settings.region),
    ...(region === undefined || region === "" || REGION.test(region) ? [] : [noRegion(region)]),
    ...(prefix !== undefined && /[:*]/.test(prefix) ? [badPrefix(prefix)] : []),
    ...(chosen.length > 1 ? [severalEndings(chosen)] : []),
    ...createGroupProblems(settings),
    ...eventStartProblems(settings),
    ...oneOf(format, ["json/emf"], { code: "log-format", what: "the format of log events" }),
    ...urlProblems(endpoint, /^https:\/\/[^\s/]/, "https://logs.eu-west-3.amazonaws.com"),
  ];
}

/** A spelling that agrees with who makes the group; else the driver would, or would not, whatever the program says. */
function createGroupProblems({ logGroup }: Pick<AwsLogsOptions, "logGroup">): Problem[] {
  if (logGroup.ownership === "managed") return [];
  const { ownership, createGroup } = logGroup;
  const code = "log-create-group";
  return ownership === "createdByDriver"
    ? oneOf(createGroup, CREATE_GROUP, { code, what: "createGroup of a group that the driver makes" })
    : oneOf(createGroup, CREATE_NO_GROUP, { code, what: "createGroup of a group that is there already" });
}

const noRegion = (got: string): Problem => ({
  code: "log-region",
  rule: "region is the name of an AWS region",
  got,
  fix: "write it as 'eu-west-3'",
});

/** Amazon CloudWatch Logs API reference, `CreateLogStream`: "Don't use ':' (colon) or '*' (asterisk)". */
const badPrefix = (got: string): Problem => ({
  code: "log-stream-prefix",
  rule: "streamPrefix, as the name of a log stream, holds neither : nor *",
  got,
  fix: "replace them",
});

const severalEndings = (got: readonly string[]): Problem => ({
  code: "log-event-format",
  rule: "datetimeFormat, multilinePattern and format exclude each other",
  got,
  fix: "keep one of them",
});

function splunkProblems({ url }: SplunkOptions): Problem[] {
  if (isSecret(url)) return [];
  return urlProblems(url, /^https?:\/\/[^\s/]/, "https://splunk.example.com:8088");
}

function urlProblems(value: string | PlanTime | undefined, pattern: RegExp, example: string): Problem[] {
  const url = known(value);
  if (url === undefined || url === "" || pattern.test(url)) return [];
  return [{ code: "log-url", rule: `the address is like ${example}`, got: url, fix: "write scheme and host" }];
}

/** Amazon ECS developer guide, "Configuring logs for high throughput": `log-driver-buffer-limit`. */
function bufferLimitProblems({ bufferLimit }: FirelensOptions): Problem[] {
  const code = "firelens-buffer-limit";
  return wholeNumber(bufferLimit, { code, what: "bufferLimit", min: 0, max: 536_870_911, unit: "events" });
}

/** AWS: "If 'user' field is specified on firelens container, then 'UID' has to be '0'". */
function routerUserProblems({ user }: ContainerDefinition): Problem[] {
  const text = known(user);
  if (text === undefined || /^0(?::|$)/.test(text)) return [];
  return [
    { code: "firelens-router-user", rule: "a FireLens router runs as user 0", got: text, fix: "leave `user` out" },
  ];
}

const routesItself = (got: string): Problem => ({
  code: "firelens-router-log",
  rule: "a FireLens router can't send its own output to itself",
  got,
  fix: "give the router awsLogs",
});

/**
 * Amazon ECS developer guide, "Send Amazon ECS logs to an AWS service or AWS Partner": one router a task. AWS: "When a
 * firelensConfiguration object is specified, at least one container has to be configured with the awsfirelens log driver".
 */
function routerProblems(containers: readonly ContainerDefinition[]): Problem[] {
  const routers = containers.filter(({ firelensConfiguration }) => firelensConfiguration !== undefined);
  const routed = containers.filter(({ logConfiguration }) => logConfiguration?.logDriver === "awsfirelens");
  const problems = routers.flatMap((router) =>
    inContainer(router, [
      ...routerUserProblems(router),
      ...routerOptionProblems(router.firelensConfiguration),
      ...(routed.includes(router) ? [routesItself(router.name)] : []),
    ]),
  );
  if (routers.length > 1) {
    problems.push({
      code: "firelens-router-count",
      rule: "a task has at most one FireLens router",
      got: routers.map(({ name }) => name),
      fix: "keep one firelensConfiguration",
    });
  }
  if (routers.length > 0 && routed.length === 0) {
    problems.push({
      code: "firelens-router-unused",
      rule: "a task with a FireLens router has a container that sends its output there",
      got: routers.map(({ name }) => name),
      fix: "give the containers firelens, or leave out firelensConfiguration",
    });
  }
  if (routers.length === 0 && routed.length > 0) {
    problems.push({
      code: "firelens-router-missing",
      rule: "firelens needs a container that is the task's FireLens router",
      got: routed.map(({ name }) => name),
      fix: "add a container with firelensConfiguration",
    });
  }
  return problems;
}
