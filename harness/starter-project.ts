import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../testing/processes";
import type { Result } from "./adopter-project";
import { scratchDirectory } from "./scratch";

/** A project that `npx cdktf-ecs-logging init` writes, from a tarball and with nothing of this project around it. */
export class StarterProject {
  private readonly parent = scratchDirectory();
  public readonly directory = join(this.parent, "my service");

  /** Has the project written, by the program in the tarball. */
  public init(tarball: string, ...options: readonly string[]): Promise<Result> {
    const program = ["--yes", "--package", tarball, "cdktf-ecs-logging", "init", this.directory];
    return this.start("npx", [...program, "--package", tarball, ...options], this.parent);
  }

  /** Runs a program in the project. */
  public run(program: string, ...args: readonly string[]): Promise<Result> {
    return this.start(program, args, this.directory);
  }

  public read(file: string): string {
    return readFileSync(join(this.directory, file), "utf8");
  }

  /** Changes a text of a file. */
  public edit(file: string, from: string, to: string): void {
    const text = this.read(file);
    if (!text.includes(from)) throw new Error(`${file} does not hold ${from}.`);
    writeFileSync(join(this.directory, file), text.replace(from, to));
  }

  private async start(program: string, args: readonly string[], cwd: string): Promise<Result> {
    // Jest sets it, and npm's own settings are of the project that runs the tests.
    const env = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_ENV$|JEST_)/.test(name)),
    );
    const { exitCode, stdout, stderr } = await run(program, args, { cwd, env });
    return { exitCode, output: stdout + stderr };
  }
}
