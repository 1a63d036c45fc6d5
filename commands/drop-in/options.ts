import { hostReference, isHostReference } from "../../constructs/terraform/host-reference";
import { REGION } from "../../settings/region";
import { DEFAULT_SETTINGS } from "../../settings/settings";
import { invocation, UsageError } from "../lib/program";
import { FLAG, parseCommandLine, TEXT } from "../lib/command-line";
import { errorMessage } from "../lib/failure";

/** Where the constructs find in the host what they do not declare themselves: Terraform references, without `${}`. */
export interface HostNames {
  readonly project: string;
  readonly env: string;
  /** A reference, or the region itself. */
  readonly region: string;
  readonly repositoryUrl: string;
  readonly databaseUsername: string;
  readonly databaseAddress: string;
  readonly databaseSecretArn: string;
}

/** What the command is asked to do. */
export interface DropInOptions {
  readonly directory: string;
  readonly names: HostNames;
  /** Whether to remove the blocks that the constructs replace. */
  readonly replace: boolean;
  /** Whether files of an earlier run may be overwritten. */
  readonly force: boolean;
  /** Whether the constructs may differ from the host's own blocks. */
  readonly acceptDifferences: boolean;
  /** Whether a script reads the report. */
  readonly json: boolean;
}

const OPTIONS = {
  help: FLAG,
  replace: FLAG,
  force: FLAG,
  json: FLAG,
  "accept-differences": FLAG,
  project: TEXT,
  env: TEXT,
  region: TEXT,
  ecr: TEXT,
  database: TEXT,
  "repository-url": TEXT,
  "database-username": TEXT,
  "database-address": TEXT,
  "database-secret-arn": TEXT,
} as const;

/** What `--help` and a wrong command line print. */
export const usage = (): string => `${invocation("drop-in")} DIRECTORY [options]

Writes task-definitions.tf.json and iam.tf.json into a Terraform directory, in place of the blocks of its .tf files that
the constructs replace.

  --replace                    remove these blocks too, keeping each file as FILE.bak
  --force                      overwrite the two files of an earlier run, keeping each as FILE.bak
  --accept-differences         go on although the constructs differ from the blocks
  --json                       print {"written": […], "backups": […], "removed": […], "left": […], "overridden": […],
                               "differences": […]} instead of sentences

Where the constructs find what the directory declares (Terraform references):
  --project REF                default var.project
  --env REF                    default var.env
  --ecr MODULE                 default module.ecr
  --database MODULE            default module.aurora_mysql
  --region REF|REGION          region of the log group, default ${DEFAULT_SETTINGS.region}
  --repository-url REF         default ECR.repository_url
  --database-username REF      default DATABASE.db_instance_username
  --database-address REF       default DATABASE.db_instance_address
  --database-secret-arn REF    default DATABASE.db_instance_master_user_secret_arn

Examples:
  ${invocation("drop-in")} ../infrastructure
  ${invocation("drop-in")} ../infrastructure --replace --database module.db --env var.stage

Exit codes: 0 done, 1 failed and nothing written, 2 wrong usage.`;

/**
 * Reads the command line.
 *
 * @param args the arguments, without the program
 * @returns `help` where the user asks for it
 * @throws UsageError naming what is wrong
 */
export function readOptions(args: readonly string[]): DropInOptions | "help" {
  const { values, positionals } = parseCommandLine(args, OPTIONS, usage());
  if (values.help === true) return "help";
  const [directory, ...more] = positionals;
  if (directory === undefined || directory === "") throw new UsageError(`name the Terraform directory\n\n${usage()}`);
  if (more.length > 0) throw new UsageError(`one directory at a time, got: ${positionals.join(" ")}\n\n${usage()}`);
  const { replace = false, force = false, json = false, "accept-differences": acceptDifferences = false } = values;
  const ecr = reference("ecr", values.ecr ?? "module.ecr");
  const database = reference("database", values.database ?? "module.aurora_mysql");
  return {
    directory,
    replace,
    force,
    acceptDifferences,
    json,
    names: {
      project: reference("project", values.project ?? "var.project"),
      env: reference("env", values.env ?? "var.env"),
      region: region(values.region ?? DEFAULT_SETTINGS.region),
      repositoryUrl: reference("repository-url", values["repository-url"] ?? `${ecr}.repository_url`),
      databaseUsername: reference(
        "database-username",
        values["database-username"] ?? `${database}.db_instance_username`,
      ),
      databaseAddress: reference("database-address", values["database-address"] ?? `${database}.db_instance_address`),
      databaseSecretArn: reference(
        "database-secret-arn",
        values["database-secret-arn"] ?? `${database}.db_instance_master_user_secret_arn`,
      ),
    },
  };
}

function reference(option: string, value: string): string {
  try {
    hostReference(value);
    return value;
  } catch (error) {
    throw new UsageError(`--${option}: ${errorMessage(error)}`);
  }
}

function region(value: string): string {
  if (isHostReference(value) || REGION.pattern.test(value)) return value;
  throw new UsageError(`--region is ${REGION.says} or a Terraform reference such as var.region, got: ${value}`);
}
