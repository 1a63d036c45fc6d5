import type { AlarmSubscription } from "../constructs/cloudwatch/alarm-subscription";
import { RETENTION_DAYS, type RetentionDays } from "../constructs/logs/log-group-rules";
import type { Fields, SettingsReader } from "./settings-reader";

/** The switch `logAnalysis` as an object. */
export interface LogAnalysisOptions {
  /** Days after which events are deleted, also those that are there already. @default 365 */
  readonly retentionInDays?: RetentionDays;
  /** Who hears of the alarms, by an id that becomes part of the Terraform address. @default nobody */
  readonly subscriptions?: Readonly<Record<string, AlarmSubscription>>;
}

/** The switch `logAnalysis`: off, on, or on with options. */
export type LogAnalysisSetting = boolean | LogAnalysisOptions;

/** Reads the setting `logAnalysis`; `undefined` where it is absent or wrong. */
export function readLogAnalysis(reader: SettingsReader, settings: Fields): LogAnalysisSetting | undefined {
  const given = settings["logAnalysis"];
  if (given === undefined || typeof given === "boolean") return given;
  const path = "logAnalysis";
  const fields = reader.object(given, path, ["retentionInDays", "subscriptions"]);
  if (fields === undefined) return undefined;
  const { retentionInDays: days } = fields;
  const retentionInDays =
    days === undefined ? undefined : reader.oneOf(fields, "retentionInDays", RETENTION_DAYS, path);
  const subscriptions = readSubscriptions(reader, fields, `${path}.subscriptions`);
  return { ...(retentionInDays !== undefined && { retentionInDays }), ...(subscriptions && { subscriptions }) };
}

function readSubscriptions(
  reader: SettingsReader,
  { subscriptions: given }: Fields,
  path: string,
): LogAnalysisOptions["subscriptions"] {
  const subscriptions = given === undefined ? undefined : reader.object(given, path);
  if (subscriptions === undefined) return undefined;
  const read = Object.entries(subscriptions).flatMap(([id, value]) => {
    const subscription = readSubscription(reader, value, `${path}.${id}`);
    return subscription ? [[id, subscription] as const] : [];
  });
  return Object.fromEntries(read);
}

/** The addresses themselves are checked by the topic. */
function readSubscription(reader: SettingsReader, given: unknown, path: string): AlarmSubscription | undefined {
  const named = reader.object(given, path);
  const protocol = named && reader.oneOf(named, "protocol", ["email", "https"], path);
  if (protocol === "email") {
    const fields = reader.object(given, path, ["protocol", "address"], ["address"]) ?? {};
    return { protocol, address: reader.text(fields, "address", undefined, path) ?? "" };
  }
  if (protocol === "https") {
    const fields = reader.object(given, path, ["protocol", "url", "confirmsItself"], ["url"]) ?? {};
    const confirmsItself = reader.flag(fields, "confirmsItself", path);
    const url = reader.text(fields, "url", undefined, path) ?? "";
    return { protocol, url, ...(confirmsItself !== undefined && { confirmsItself }) };
  }
  return undefined;
}
