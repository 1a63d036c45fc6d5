import type { BackendSettings } from "../constructs/terraform/backend";
import { AWS_PROVIDER_VERSIONS } from "../constructs/terraform/required-provider";
import { SettingsReader, type Fields, type TextRule } from "./settings-reader";
import type { HardeningSetting } from "../stacks/hardening/hardening";
import { readHardening } from "./hardening";
import { readLogAnalysis, type LogAnalysisSetting } from "./log-analysis";

/** Where a Terraform module comes from. */
export interface ModuleSource {
  /** Registry address, Git URL, or a path relative to `cdktf.out/stacks/<stack>`. */
  readonly source: string;
  /** Version of a registry module. @default the newest; other sources have none */
  readonly version?: string;
}

/** What shapes the stacks. Values that Terraform reads at plan time are Terraform variables of the output instead. */
export interface Settings {
  /** Default of the Terraform variable `project`. */
  readonly project: string;
  /** Default of the Terraform variable `env`. */
  readonly env: string;
  /**
   * Region of the log group, and default of the Terraform variables `region` and `azs`. The original writes the log
   * region out, so `-var region=…` moves the provider and not the logs; this setting moves both.
   */
  readonly region: string;
  /** Version constraint of the AWS provider. */
  readonly providerVersion: string;
  /** Where each stack keeps its state. */
  readonly backend: BackendSettings;
  /** Where the original's registry modules come from: a private registry or a local folder is fine. */
  readonly moduleSources: {
    readonly vpc: ModuleSource;
    readonly ecr: ModuleSource;
    readonly rds: ModuleSource;
  };
  /**
   * Whether to read the newest image of the repository (`data.aws_ecr_image.service_image`), as the original does. Off,
   * because nothing uses what it reads, and it makes the very first apply fail: the repository is still empty then.
   */
  readonly readEcrImage: boolean;
  /**
   * Takes the application's log group over from the log driver and analyses it, on stack `university`: retention, a
   * metric of errors, saved queries, alarms, a dashboard. `docs/log-analysis.md` tells what appears.
   */
  readonly logAnalysis: LogAnalysisSetting;
  /**
   * What a security review asks for, on stack `university`: `docs/hardening.md` lists the measures. `true` turns all on;
   * an object turns single ones off, each with its reason: `{ "except": { "flow-logs": "the network team has them" } }`.
   */
  readonly hardening: HardeningSetting;
  /**
   * ARN of a certificate of AWS Certificate Manager for the load balancer's name, in the load balancer's region. With
   * `hardening`, requests then come in by HTTPS only.
   *
   * @default no HTTPS
   */
  readonly certificateArn?: string;
}

/** The original system. */
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
  logAnalysis: false,
  hardening: false,
};

/** Settings that can't be used; the message has one line for each thing wrong. */
export class SettingsError extends Error {
  public override readonly name = "SettingsError";
}

/** Name of the environment variable that holds settings as JSON; they win over those of `cdktf.json`. */
export const SETTINGS_VARIABLE = "ECS_LOGGING_SETTINGS";

/**
 * The settings: the defaults, changed by `context.settings` of `cdktf.json`, changed by the environment variable
 * `ECS_LOGGING_SETTINGS` (a JSON object).
 *
 * @param context value of the CDKTF context key `settings`
 * @param environment the process environment
 * @throws SettingsError naming every setting that is unknown or malformed
 */
export function readSettings(context: unknown, environment: Readonly<Record<string, string | undefined>>): Settings {
  const problems: string[] = [];
  const fromContext = read("context.settings in cdktf.json", context, problems);
  const fromEnvironment = read(SETTINGS_VARIABLE, parse(environment[SETTINGS_VARIABLE], problems), problems);
  if (problems.length > 0) throw new SettingsError(problems.join("\n"));
  const moduleSources = {
    ...DEFAULT_SETTINGS.moduleSources,
    ...fromContext.moduleSources,
    ...fromEnvironment.moduleSources,
  };
  const settings = { ...DEFAULT_SETTINGS, ...fromContext, ...fromEnvironment, moduleSources };
  if (settings.certificateArn !== undefined && settings.hardening === false) {
    throw new SettingsError(
      `certificateArn needs the setting hardening, got: ${JSON.stringify(settings.certificateArn)} without it; ` +
        "set hardening to true, or take certificateArn away.",
    );
  }
  return settings;
}

type GivenSettings = Partial<Omit<Settings, "moduleSources">> & {
  readonly moduleSources?: Partial<Settings["moduleSources"]>;
};

function read(where: string, value: unknown, problems: string[]): GivenSettings {
  if (value === undefined) return {};
  const reader = new SettingsReader(where, problems);
  const fields = reader.object(value, "", SETTING_NAMES) ?? {};
  return withoutAbsent({
    project: reader.text(fields, "project"),
    env: reader.text(fields, "env"),
    region: reader.text(fields, "region", REGION),
    providerVersion: reader.text(fields, "providerVersion", VERSION_CONSTRAINT),
    backend: readBackend(reader, fields),
    moduleSources: readModuleSources(reader, fields),
    readEcrImage: reader.flag(fields, "readEcrImage"),
    logAnalysis: readLogAnalysis(reader, fields),
    hardening: readHardening(reader, fields),
    certificateArn: reader.text(fields, "certificateArn", CERTIFICATE_ARN),
  });
}

/** The form of a region's name, in every partition: `eu-west-3`, `us-gov-east-1`, `eusc-de-east-1`. */
export const REGION: TextRule = { pattern: /^[a-z]{2,4}(-[a-z]+)+-\d$/, says: "an AWS region such as eu-west-3" };

/** Every setting there is. */
export const SETTING_NAMES: readonly string[] = [...Object.keys(DEFAULT_SETTINGS), "certificateArn"];

const CERTIFICATE_ARN = {
  pattern: /^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/.+$/,
  says: "the ARN of an ACM certificate such as arn:aws:acm:eu-west-3:123456789012:certificate/…",
};
const ONE_VERSION = String.raw`\s*(=|!=|>|>=|<|<=|~>)?\s*\d+(\.\d+){0,2}(-[0-9A-Za-z.-]+)?\s*`;
const VERSION_CONSTRAINT = {
  pattern: new RegExp(`^${ONE_VERSION}(,${ONE_VERSION})*$`),
  says: "a Terraform version constraint such as >= 5.100.0, < 7.0.0",
};

const BACKEND_FIELDS = {
  local: { required: [], optional: ["path"] },
  s3: { required: ["bucket", "key", "region"], optional: ["useLockfile", "encrypt"] },
  cloud: { required: ["organization", "workspace"], optional: ["hostname"] },
} as const;

function readBackend(reader: SettingsReader, settings: Fields): BackendSettings | undefined {
  if (settings["backend"] === undefined) return undefined;
  const given = reader.object(settings["backend"], "backend");
  const type = given && reader.oneOf(given, "type", ["local", "s3", "cloud"], "backend");
  if (type === undefined) return undefined;
  const { required, optional } = BACKEND_FIELDS[type];
  const fields = reader.object(given, "backend", ["type", ...required, ...optional], required) ?? {};
  const text = (name: string): string => reader.text(fields, name, undefined, "backend") ?? "";
  const optionalText = (name: string): string | undefined => reader.text(fields, name, undefined, "backend");
  switch (type) {
    case "local":
      return withoutAbsent({ type, path: optionalText("path") });
    case "s3":
      return withoutAbsent({
        type,
        bucket: text("bucket"),
        key: text("key"),
        region: reader.text(fields, "region", REGION, "backend") ?? "",
        useLockfile: reader.flag(fields, "useLockfile", "backend"),
        encrypt: reader.flag(fields, "encrypt", "backend"),
      });
    case "cloud":
      return withoutAbsent({
        type,
        organization: text("organization"),
        workspace: text("workspace"),
        hostname: optionalText("hostname"),
      });
  }
}

function readModuleSources(reader: SettingsReader, settings: Fields): GivenSettings["moduleSources"] {
  if (settings["moduleSources"] === undefined) return undefined;
  const modules = reader.object(settings["moduleSources"], "moduleSources", ["vpc", "ecr", "rds"]) ?? {};
  const readSource = (name: "vpc" | "ecr" | "rds"): ModuleSource | undefined => {
    if (modules[name] === undefined) return undefined;
    const path = `moduleSources.${name}`;
    const fields = reader.object(modules[name], path, ["source", "version"], ["source"]) ?? {};
    return withoutAbsent({
      source: reader.text(fields, "source", undefined, path) ?? "",
      version: reader.text(fields, "version", VERSION_CONSTRAINT, path),
    });
  };
  return withoutAbsent({ vpc: readSource("vpc"), ecr: readSource("ecr"), rds: readSource("rds") });
}

function parse(text: string | undefined, problems: string[]): unknown {
  if (text === undefined || text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    problems.push(`${SETTINGS_VARIABLE} must be a JSON object (${reason}), got: ${text}; correct the JSON.`);
    return undefined;
  }
}

function withoutAbsent<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}
