import { Token } from "cdktf";
import { problem, type Problem } from "../../core/problem";
import { CREATE_GROUP, type LogGroupOwnership } from "../../logs/log-group-ownership";
import { standInText } from "../../core/shape";
import { isToken } from "../../core/token";
import { SPLUNK_FLAGS, SPLUNK_TEXTS } from "../log-drivers/splunk";
import { Secret } from "../secret";
import type { RegisterLogConfiguration, RegisterSecret } from "./register-container";
import { byName, type Found } from "./found";

type Options = Readonly<Record<string, string>>;

/** The log driver as our functions make it, from options that the shapes know. */
export function readLogDriver({
  logDriver,
  options = {},
  secretOptions = [],
}: RegisterLogConfiguration): Found<object> {
  const { value: secrets, problems } = readSecrets(secretOptions, "secretOptions");
  switch (logDriver) {
    case "awslogs":
      return { value: { logDriver, settings: awsLogsSettings(options) }, problems };
    case "splunk": {
      const { value: settings, problems: more } = splunkSettings(options, secrets);
      return { value: { logDriver, settings }, problems: [...problems, ...more] };
    }
    case "awsfirelens": {
      const { value: settings, problems: more } = firelensSettings(options, secrets);
      return { value: { logDriver, settings }, problems: [...problems, ...more] };
    }
    default:
      return { value: { logDriver, settings: {} }, problems };
  }
}

/** Secrets by their names, as they are written. */
export function readSecrets(list: readonly RegisterSecret[], field: string): Found<Record<string, Secret>> {
  return byName(list, field, ({ name, valueFrom }) => [name, Secret.fromValueFrom(valueFrom)]);
}

function awsLogsSettings(options: Options): object {
  return {
    logGroup: logGroup(options),
    region: options["awslogs-region"],
    streamPrefix: options["awslogs-stream-prefix"],
    delivery: delivery(options),
    datetimeFormat: options["awslogs-datetime-format"],
    multilinePattern: options["awslogs-multiline-pattern"],
    format: options["awslogs-format"],
    endpoint: options["awslogs-endpoint"],
  };
}

/** The group is the driver's where it says so in one of Go's ways; what else it says stays for a rule to judge. */
function logGroup(options: Options): LogGroupOwnership {
  const { "awslogs-group": name = "", "awslogs-create-group": text } = options;
  const createGroup = CREATE_GROUP.find((spelling) => spelling === text);
  if (createGroup !== undefined) return { ownership: "createdByDriver", name, createGroup };
  return { ownership: "existing", name, createGroup: text as never };
}

function delivery(options: Options): object {
  const { mode = "accountDefault", "max-buffer-size": maxBufferSize } = options;
  return maxBufferSize === undefined ? { mode } : { mode, maxBufferSize };
}

/** In the order of the secrets, which the driver's `secretOptions` keep. */
function splunkSettings(options: Options, secrets: Readonly<Record<string, Secret>>): Found<object> {
  const problems: Problem[] = [];
  const settings: Record<string, unknown> = {};
  for (const [name, value] of [...Object.entries(secrets), ...Object.entries(options)]) {
    const [setting] = Object.entries(SPLUNK_TEXTS).find(([, option]) => option === name) ?? [];
    if (setting !== undefined) settings[setting] ??= value;
    else if (Object.hasOwn(secrets, name)) problems.push(notFromSecret(name));
  }
  for (const [setting, place] of [
    ["token", "secretOptions.splunk-token"],
    ["url", "options.splunk-url"],
  ] as const) {
    if (settings[setting] !== undefined) continue;
    problems.push({ code: "field-missing", where: place, rule: "splunk must have it", got: undefined, fix: "add it" });
    settings[setting] = Secret.fromParameterArn(standInText());
  }
  return { value: { ...settings, ...splunkFlags(options, problems), delivery: delivery(options) }, problems };
}

const notFromSecret = (got: string): Problem => ({
  code: "field-unknown",
  where: `secretOptions.${got}`,
  rule: `splunk takes ${Object.values(SPLUNK_TEXTS).join(", ")} from a secret`,
  got,
  fix: "leave it out",
});

function splunkFlags(options: Options, problems: Problem[]): object {
  const flags = Object.entries(SPLUNK_FLAGS).map(([setting, name]) => {
    const text = options[name];
    if (isToken(text)) return [setting, text] as const;
    if (text === undefined || text === "true" || text === "false") return [setting, text && text === "true"] as const;
    const rule = 'must be "true" or "false"';
    problems.push({ ...problem("field-type", rule, text, "write one of them"), where: `options.${name}` });
    return [setting, undefined] as const;
  });
  return { ...defined(flags), ...defined([["format", options["splunk-format"]]]) };
}

function firelensSettings(given: Options, secrets: Readonly<Record<string, Secret>>): Found<object> {
  const { "log-driver-buffer-limit": limit, ...options } = given;
  const secretOptions = Object.keys(secrets).length === 0 ? undefined : secrets;
  const settings = { options: Object.keys(options).length === 0 ? undefined : options, secretOptions };
  if (limit === undefined) return { value: settings, problems: [] };
  if (isToken(limit)) return { value: { ...settings, bufferLimit: Token.asNumber(limit) }, problems: [] };
  if (/^(?:0|[1-9]\d*)$/.test(limit)) return { value: { ...settings, bufferLimit: Number(limit) }, problems: [] };
  const where = "options.log-driver-buffer-limit";
  const wrong: Problem = {
    ...problem("field-type", "must be a number of events", limit, "write it as '1048576'"),
    where,
  };
  return { value: settings, problems: [wrong] };
}

function defined(entries: Iterable<readonly [string, unknown]>): Record<string, unknown> {
  return Object.fromEntries([...entries].filter(([, value]) => value !== undefined));
}
