import { rmSync } from "node:fs";
import type { ShownPlan } from "./plan-json";
import { run } from "./processes";
import { findTerraform } from "./terraform-program";
import { temporaryDirectory } from "./temporary";

/** Where the commands of a {@link TerraformWorkspace} run and with what. */
export interface TerraformOptions {
  /** Environment variables on top of {@link hermeticEnvironment}. @default none */
  readonly env?: NodeJS.ProcessEnv;
  /** The program. @default what `TERRAFORM_BINARY_NAME` names (as cdktf reads it), else `terraform`, else `tofu` */
  readonly binary?: string;
  /** Receives each piece of output as it comes. @default output is only collected */
  readonly onOutput?: (text: string) => void;
  /** Interrupts the running command when it aborts, as Ctrl-C does. @default commands run to their end */
  readonly signal?: AbortSignal;
}

/** What every planning command takes. */
export interface VariableOptions {
  /** Passed one by one as `-var name=value`; a list or a map goes as JSON. @default none */
  readonly vars?: Readonly<Record<string, unknown>>;
  /** Passed as `-var-file`. @default none */
  readonly varFile?: string;
  /** Passed as `-target`, resource addresses. @default everything */
  readonly targets?: readonly string[];
}

export interface PlanOptions extends VariableOptions {
  /** Where to save the plan, relative to the workspace's directory. @default the plan is not saved */
  readonly out?: string;
  /** Whether to ask AWS for the present state of what the state file lists. @default true */
  readonly refresh?: boolean;
}

/** What `terraform plan` says. */
export interface PlanResult {
  /** `terraform plan -detailed-exitcode`: 0 no changes, 2 changes. */
  readonly exitCode: 0 | 2;
  /** What a person would have read. */
  readonly text: string;
}

/** A Terraform command that ended with an exit code other than the ones that mean success. */
export class TerraformError extends Error {
  /** Tells it from other errors, also where there are two copies of this class. */
  public override readonly name = "TerraformError";

  public constructor(
    /** The program and its arguments. */
    public readonly command: string,
    /** Where it ran. */
    public readonly dir: string,
    /** `null`: a signal ended it. */
    public readonly exitCode: number | null,
    /** All of its standard output. */
    public readonly stdout: string,
    /** All of its standard error. */
    public readonly stderr: string,
  ) {
    const said = (stderr.trim() === "" ? stdout : stderr).trim();
    super(`\`${command}\` in ${dir} ended with ${exitCode === null ? "a signal" : `exit code ${exitCode}`}:\n${said}`);
  }
}

/** A directory with Terraform files, and the real Terraform or OpenTofu on it. Commands never ask and never colour. */
export class TerraformWorkspace {
  public constructor(
    /** Absolute path of the directory. */
    public readonly dir: string,
    private readonly options: TerraformOptions = {},
  ) {}

  /**
   * `terraform init`.
   *
   * @param options `backend: false` leaves out the backend, which is enough for `validate`
   * @throws {@link TerraformError} as every command here does
   */
  public async init({ backend = true }: { readonly backend?: boolean } = {}): Promise<void> {
    await this.run(["init", "-input=false", ...(backend ? [] : ["-backend=false"])]);
  }

  /** `terraform validate`; needs `init` first. */
  public async validate(): Promise<void> {
    await this.run(["validate"]);
  }

  /** `terraform plan -detailed-exitcode`. */
  public async plan(options: PlanOptions = {}): Promise<PlanResult> {
    const { exitCode, output } = await this.run(
      [
        "plan",
        "-input=false",
        "-detailed-exitcode",
        ...(options.refresh === false ? ["-refresh=false"] : []),
        ...(options.out ? [`-out=${options.out}`] : []),
        ...variableArguments(options),
      ],
      [0, 2],
    );
    return { exitCode: exitCode === 0 ? 0 : 2, text: output };
  }

  /** `terraform show -json` of a saved plan. */
  public async show(planFile: string): Promise<ShownPlan> {
    const { stdout } = await this.run(["show", "-json", planFile]);
    return JSON.parse(stdout) as ShownPlan;
  }

  /** Plans into a file of its own name and shows it. */
  public async plannedJson(options: PlanOptions = {}): Promise<ShownPlan> {
    const out = options.out ?? "shown.tfplan";
    await this.plan({ ...options, out });
    return this.show(out);
  }

  /** `terraform apply -auto-approve`. @returns what it printed */
  public async apply(options: VariableOptions = {}): Promise<string> {
    return (await this.run(["apply", "-input=false", "-auto-approve", ...variableArguments(options)])).output;
  }

  /** `terraform destroy -auto-approve`. @returns what it printed */
  public async destroy(options: VariableOptions = {}): Promise<string> {
    return (await this.run(["destroy", "-input=false", "-auto-approve", ...variableArguments(options)])).output;
  }

  /** `terraform state list`: every address in the state. */
  public async stateList(): Promise<string[]> {
    return (await this.run(["state", "list"])).stdout.split("\n").filter((line) => line !== "");
  }

  /** Any other command, for example `run(["workspace", "new", "staging"])`. */
  public async run(
    args: readonly string[],
    accepted: readonly number[] = [0],
  ): Promise<{
    /** One of those that were accepted. */
    exitCode: number;
    /** All of its standard output. */
    stdout: string;
    /** Standard output, then standard error. */
    output: string;
  }> {
    const binary = this.options.binary ?? findTerraform() ?? "terraform";
    const [command = "", ...rest] = args;
    // These have subcommands, before which the option is not known; they do not colour.
    const argv = ["workspace", "state"].includes(command) ? args : [command, "-no-color", ...rest];
    const { onOutput, signal } = this.options;
    // A Terraform that is killed leaves the sockets of its providers behind, `plugin…`.
    const temporary = temporaryDirectory("terraform");
    const env = { ...hermeticEnvironment(), TMPDIR: temporary, ...this.options.env };
    const { exitCode, stdout, stderr } = await run(binary, argv, { cwd: this.dir, env, onOutput, signal }).finally(() =>
      rmSync(temporary, { recursive: true, force: true }),
    );
    if (exitCode === null || !accepted.includes(exitCode)) {
      throw new TerraformError(`${binary} ${argv.join(" ")}`, this.dir, exitCode, stdout, stderr);
    }
    return { exitCode, stdout, output: stdout + stderr };
  }
}

/**
 * The present environment without what would silently change a plan or reach a real AWS account: `AWS_…` (credentials,
 * profile, endpoints), `TF_VAR_…`, `TF_CLI_ARGS…`, `TF_WORKSPACE`, `TF_DATA_DIR`. How to find Terraform's providers
 * (`TF_CLI_CONFIG_FILE`, `TF_PLUGIN_CACHE_DIR`) stays.
 */
export function hermeticEnvironment(from: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const decides = /^(AWS_|TF_VAR_|TF_CLI_ARGS|TF_WORKSPACE$|TF_DATA_DIR$)/;
  const kept = Object.entries(from).filter(([name]) => !decides.test(name));
  // Tells Terraform that no person reads along: it leaves out hints on what to type next.
  return { ...Object.fromEntries(kept), TF_IN_AUTOMATION: "1", CHECKPOINT_DISABLE: "1" };
}

function variableArguments({ vars = {}, varFile, targets = [] }: VariableOptions): string[] {
  const text = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
  return [
    ...(varFile ? [`-var-file=${varFile}`] : []),
    ...Object.entries(vars).map(([name, value]) => `-var=${name}=${text(value)}`),
    ...targets.map((address) => `-target=${address}`),
  ];
}
