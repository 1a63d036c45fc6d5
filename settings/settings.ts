import { AWS_PROVIDER_VERSIONS } from "../constructs/core/required-provider";
import type { AuthenticationOptions, CertificateOptions } from "./authentication";
import { combinationProblems } from "./combinations";
import type { ElkOptions } from "./elk";
import type { HardeningOptions } from "./hardening";
import type { LogAnalysisOptions } from "./log-analysis";
import type { ServerlessOptions } from "./serverless";
import { LEAVING, object, Place, type Read } from "./schema";
import { SETTINGS } from "./table";
import type { TextOrVariable } from "./text-or-variable";

const SCHEMA = object({}, SETTINGS);

/** What a user may write; every setting may be left out. */
type Given = Read<typeof SCHEMA>;

/** Name of a switch. */
export type SwitchName = "logAnalysis" | "hardening" | "authentication" | "elk" | "serverless";

/** Settings that are read: complete, checked, and with each switch on with its options, or absent. */
export interface Settings extends Required<
  Omit<Given, "moduleSources" | SwitchName | "certificateArn" | "certificate">
> {
  readonly moduleSources: Required<NonNullable<Given["moduleSources"]>>;
  readonly logAnalysis?: LogAnalysisOptions;
  readonly hardening?: HardeningOptions;
  readonly authentication?: AuthenticationOptions;
  readonly elk?: ElkOptions;
  readonly serverless?: ServerlessOptions;
  /** Switches that are on their way out: what holds people's data is forgotten instead of destroyed. */
  readonly leaving: readonly SwitchName[];
  readonly certificateArn?: TextOrVariable;
  readonly certificate?: CertificateOptions;
}

/** The reference system. */
export const DEFAULT_SETTINGS: Settings = {
  project: "example-university",
  env: "prod",
  region: "us-east-1",
  providerVersion: AWS_PROVIDER_VERSIONS,
  backend: { type: "local" },
  moduleSources: {
    vpc: { source: "terraform-aws-modules/vpc/aws", version: "5.7.1" },
    ecr: { source: "terraform-aws-modules/ecr/aws", version: "2.3.1" },
    rds: { source: "terraform-aws-modules/rds/aws", version: "6.10.0" },
  },
  readEcrImage: false,
  leaving: [],
};

/** Every setting there is. */
export const SETTING_NAMES: readonly string[] = Object.keys(SETTINGS);

/** Settings that can't be used; the message has one line for each thing wrong. */
export class SettingsError extends Error {
  public override readonly name = "SettingsError";
}

/** Name of the environment variable that holds settings as JSON; they win over those of `cdktf.json`. */
export const SETTINGS_VARIABLE = "ECS_LOGGING_SETTINGS";

/**
 * The settings: the defaults, changed by `context.settings` of `cdktf.json`, changed by the environment variable
 * `ECS_LOGGING_SETTINGS` (a JSON object). A setting that is given again replaces the one before as a whole; the modules of
 * `moduleSources` count as settings of their own.
 *
 * @param context value of the CDKTF context key `settings`
 * @param environment the process environment
 * @throws SettingsError naming every setting that is unknown or malformed
 */
export function readSettings(
  context: unknown,
  environment: Readonly<Record<string, string | undefined>> = {},
): Settings {
  const problems: string[] = [];
  const read = (where: string, value: unknown): Given =>
    value === undefined ? {} : (SCHEMA(value, new Place(where, problems)) ?? {});
  const fromContext = read("context.settings in cdktf.json", context);
  const fromEnvironment = read(SETTINGS_VARIABLE, parse(environment[SETTINGS_VARIABLE], problems));
  if (problems.length > 0) throw new SettingsError(problems.join("\n"));
  const { logAnalysis, hardening, authentication, elk, serverless, ...others } = {
    ...DEFAULT_SETTINGS,
    ...fromContext,
    ...fromEnvironment,
  };
  const switches = { logAnalysis, hardening, authentication, elk, serverless };
  const settings = {
    ...others,
    moduleSources: {
      ...DEFAULT_SETTINGS.moduleSources,
      ...fromContext.moduleSources,
      ...fromEnvironment.moduleSources,
    },
    logAnalysis: optionsOf(logAnalysis),
    hardening: optionsOf(hardening),
    authentication: optionsOf(authentication),
    elk: optionsOf(elk),
    serverless: optionsOf(serverless),
    leaving: (Object.keys(switches) as SwitchName[]).filter((name) => switches[name] === LEAVING),
  };
  const combined = combinationProblems(settings);
  if (combined.length > 0) throw new SettingsError(combined.join("\n"));
  return settings;
}

/** The options of a switch that is on. */
function optionsOf<T>(value: T | typeof LEAVING | null | undefined): T | undefined {
  return value === LEAVING || value === null ? undefined : value;
}

function parse(json: string | undefined, problems: string[]): unknown {
  if (json === undefined || json === "") return undefined;
  try {
    return JSON.parse(json);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    problems.push(`${SETTINGS_VARIABLE} must be a JSON object (${reason}), got: ${json}; correct the JSON.`);
    return undefined;
  }
}
