import { FLAG, parseCommandLine, TEXT } from "../lib/command-line";
import { UsageError } from "../lib/program";

/** What the command is asked to do. */
export interface InitOptions {
  /** Where the project goes, as the user wrote it. */
  readonly directory: string;
  /** Whether workflows for GitHub are written too. */
  readonly github: boolean;
  /** Where npm finds this package: a tarball, a version, or whatever else npm takes. @default this version, of npm's registry */
  readonly package?: string;
}

const OPTIONS = { help: FLAG, github: FLAG, package: TEXT } as const;

/** What `--help` and a wrong command line print. */
export const USAGE = `cdktf-ecs-logging init DIRECTORY [--github] [--package SPEC]

Writes the smallest project that uses the constructs: a task on ECS Fargate, its log group and role, and a test. It installs
nothing, asks nothing, and never overwrites: DIRECTORY is new, or holds nothing but .git.

  --github          also workflows for GitHub: plan of pull requests, apply of the saved plan, drift
  --package SPEC    what package.json says of cdktf-ecs-logging: a tarball on this machine, or anything that npm takes;
                    this version of npm's registry by default

Examples:
  npx cdktf-ecs-logging init my-service
  npx cdktf-ecs-logging init my-service --github
  npx --package ./cdktf-ecs-logging-0.2.0.tgz cdktf-ecs-logging init my-service --package ./cdktf-ecs-logging-0.2.0.tgz

Exit codes: 0 done, 1 failed and nothing written, 2 wrong usage.`;

/**
 * Reads the command line.
 *
 * @param args the arguments, without the program
 * @returns `help` where the user asks for it
 * @throws UsageError naming what is wrong
 */
export function readOptions(args: readonly string[]): InitOptions | "help" {
  const { values, positionals } = parseCommandLine(args, OPTIONS, USAGE);
  if (values.help === true) return "help";
  const [directory, ...more] = positionals;
  if (directory === undefined || directory === "") throw new UsageError(`name the directory\n\n${USAGE}`);
  if (more.length > 0) throw new UsageError(`one directory at a time, got: ${positionals.join(" ")}\n\n${USAGE}`);
  if (values.package === "") throw new UsageError(`--package is a tarball or a version\n\n${USAGE}`);
  return { directory, github: values.github === true, package: values.package };
}
