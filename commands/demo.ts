import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { startEmulator, type Emulator } from "../harness/emulator/emulator";
import { run } from "../testing/processes";
import { removeScratchDirectories, scratchDirectory } from "../harness/scratch";
import { hermeticEnvironment } from "../testing/terraform";
import { runProgram, UsageError } from "./lib/program";
import { toolProgram } from "./lib/tools";
import { typedTerraform } from "./terraform/binary";

/** Programs that are missing, and how to get each. */
function missingTools(): string[] {
  const terraform =
    "neither terraform nor tofu is on the PATH. Get Terraform 1.5.7 or later: " +
    "https://developer.hashicorp.com/terraform/install, or OpenTofu: https://opentofu.org/docs/intro/install";
  const python =
    "python3 is not on the PATH. Get Python 3.11 or later, with venv (the emulated AWS is a Python package): " +
    "https://www.python.org/downloads";
  const isThere = (program: string): boolean => spawnSync(program, ["--version"]).error === undefined;
  return [...(isThere(typedTerraform()) ? [] : [terraform]), ...(isThere("python3") ? [] : [python])];
}

const STACK = "task-logging";
const VALUES = "examples/task-logging.tfvars";

const USAGE = `npm run demo

Deploys stack task-logging to an AWS that it emulates on this machine, shows what the AWS API returns, and takes everything away
again. It needs Terraform or OpenTofu, and Python 3.11 or later.

Examples:
  npm run demo

Exit codes: 0 done, 1 failed, 2 wrong usage, 130 ended by Ctrl-C.`;

/**
 * `npm run demo`: deploys stack task-logging to an AWS that this program emulates, looks at it, and takes it away.
 *
 * @param args the arguments, without the program
 */
export async function main(args: readonly string[]): Promise<number> {
  if (args.join(" ") === "--help") {
    console.log(USAGE);
    return 0;
  }
  if (args.length > 0) throw new UsageError("npm run demo takes no arguments.");
  const missing = missingTools();
  for (const each of missing) console.error(each);
  if (missing.length > 0) return 1;

  const stop = new AbortController();
  const interrupt = (): void => {
    if (stop.signal.aborted) return; // npm and the terminal may both pass on the same Ctrl-C
    step("Interrupted: stopping what was started");
    stop.abort();
  };
  process.on("SIGINT", interrupt).on("SIGTERM", interrupt).on("SIGHUP", interrupt);
  process.stdout.on("error", interrupt); // its reader went away: `npm run demo | head`

  let aws: Emulator | undefined;
  const life = showLife();
  try {
    step("An AWS on this machine, with no account and nothing to pay");
    const onProgress = (line: string): void => {
      running.add("the emulated AWS");
      say(line);
    };
    aws = await startEmulator({ onProgress, signal: stop.signal });
    stop.signal.throwIfAborted();
    say(`it listens on ${aws.endpoint}`);
    await demonstrate(aws, stop.signal);
    return 0;
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    return 130;
  } finally {
    clearInterval(life);
    await aws?.stop();
    removeScratchDirectories();
    if (running.size > 0) step(`Stopped: ${[...running].join(", ")}. The files of this demo are removed`);
  }
}

/** What a person would want to know stopped. */
const running = new Set<string>();

async function demonstrate(aws: Emulator, signal: AbortSignal): Promise<void> {
  // Its own output and state, so that it never touches those of a real deployment.
  const output = join(scratchDirectory(), "cdktf.out");
  const env = {
    ...hermeticEnvironment(),
    ...aws.env,
    ECS_LOGGING_SETTINGS: JSON.stringify({ backend: { type: "local" } }),
    TERRAFORM_BINARY_NAME: typedTerraform(), // the CLI knows no OpenTofu that is not named
    CI: "1", // the CLI then prints plain lines
    TMPDIR: scratchDirectory(), // a Terraform that is killed leaves the sockets of its providers there
  };
  const cdktf = async (command: string, ...options: string[]): Promise<string> => {
    const args = [command, STACK, `--var-file=${VALUES}`, ...options];
    step(`npm run ${command} -- ${args.slice(1).join(" ")}`);
    running.add(`cdktf ${command} and its Terraform`);
    const cli = toolProgram("cdktf");
    const hidden = ["--skip-provider-lock", "--no-color", `--output=${output}`];
    const { exitCode, stdout } = await run(process.execPath, [cli, ...args, ...hidden], {
      env,
      signal,
      onOutput: echo,
    });
    signal.throwIfAborted();
    running.delete(`cdktf ${command} and its Terraform`);
    if (exitCode !== 0) throw new Error(`cdktf ${command} failed with exit code ${String(exitCode)}; see above.`);
    return stdout;
  };

  await cdktf("deploy", "--auto-approve");

  const family = await showTaskDefinition(aws);
  await showPolicies(aws);
  signal.throwIfAborted();

  const diff = await cdktf("diff");
  if (!diff.includes("No changes.")) throw new Error("cdktf diff found changes right after the deployment; see above.");

  await cdktf("destroy", "--auto-approve");
  step("What is left in the emulated AWS");
  const left = await aws.inventory();
  if (Object.keys(left).length > 0) throw new Error(`${family} was not taken away whole: ${JSON.stringify(left)}`);
  say("nothing");
}

async function showTaskDefinition(aws: Emulator): Promise<string> {
  step("The task definition, as the AWS API returns it (ecs describe-task-definition)");
  const [arn] = await aws.call<string[]>({
    service: "ecs",
    operation: "list_task_definitions",
    query: "taskDefinitionArns",
  });
  const definition = await aws.call<{ family: string }>({
    service: "ecs",
    operation: "describe_task_definition",
    parameters: { taskDefinition: arn },
    query: "taskDefinition",
  });
  show(definition);
  return definition.family;
}

async function showPolicies(aws: Emulator): Promise<void> {
  const iam = <Result>(operation: string, parameters: Record<string, string>, query: string): Promise<Result> =>
    aws.call<Result>({ service: "iam", operation, parameters, query });
  const [role] = await aws.call<string[]>({ service: "iam", operation: "list_roles", query: "Roles[].RoleName" });
  if (role === undefined) throw new Error("The deployment made no role.");
  step(`The policies of role ${role} (iam list-attached-role-policies, get-policy-version)`);
  const attached = await iam<{ PolicyArn: string }[]>(
    "list_attached_role_policies",
    { RoleName: role },
    "AttachedPolicies",
  );
  for (const { PolicyArn } of attached) {
    const VersionId = await iam<string>("get_policy", { PolicyArn }, "Policy.DefaultVersionId");
    const Document = await iam("get_policy_version", { PolicyArn, VersionId }, "PolicyVersion.Document");
    show({ PolicyArn, Document });
  }
}

function step(title: string): void {
  print(`\n== ${title}\n`);
}

function say(line: string): void {
  print(`   ${line}\n`);
}

function show(value: object): void {
  echo(`${JSON.stringify(value, null, 2)}\n`);
}

let midLine = false;

/** Sets what others print apart from what this program says; a piece may end in the middle of a line. */
function echo(text: string): void {
  const marked = text.replace(/^(?=.)/gm, "   | ");
  print(midLine ? marked.replace("   | ", "") : marked);
  midLine = !text.endsWith("\n");
}

let lastPrint = Date.now();

function print(text: string): void {
  lastPrint = Date.now();
  process.stdout.write(text);
}

/** The CDKTF CLI and pip are silent for seconds at a time: says that the program lives. */
function showLife(): NodeJS.Timeout {
  const start = Date.now();
  return setInterval(() => {
    if (Date.now() - lastPrint > 2_000 && !midLine) say(`... ${Math.round((Date.now() - start) / 1_000)} s`);
  }, 500);
}

if (require.main === module) void runProgram(() => main(process.argv.slice(2)));
