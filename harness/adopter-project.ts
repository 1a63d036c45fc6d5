import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { toolFile } from "../commands/lib/tools";
import { run } from "../testing/processes";
import { scratchDirectory } from "./scratch";

/** What `cdktf init --template=typescript` copies. */
const TEMPLATE = toolFile("cdktf-cli", "cdktf-cli/bundle/templates/typescript");

/** Of the template, what is not text for its user. */
const TEMPLATE_FILES = ["tsconfig.json", "jest.config.js", "setup.js"];

/** What `cdktf init` installs, in this project's versions where it has the package: the newest change from day to day. */
const INSTALLED = ["cdktf", "constructs", "@cdktf/provider-aws", "@types/jest", "@types/node", "jest", "typescript"];

const ALSO_INSTALLED = { "ts-jest": "29.4.15", "ts-node": "10.9.2" };

/** How a program of the project ended. */
export interface Result {
  readonly exitCode: number | null;
  /** What it said, on both streams. */
  readonly output: string;
}

/** A project as `cdktf init` writes it: CommonJS, ES2018, TypeScript's node10 resolution, ts-node and ts-jest. */
export class AdopterProject {
  public readonly directory = scratchDirectory();

  public constructor() {
    for (const file of TEMPLATE_FILES) cpSync(join(TEMPLATE, file), join(this.directory, file));
  }

  /** Installs packages from npm, besides those of the template. */
  public async install(packages: Readonly<Record<string, string>>): Promise<void> {
    const dependencies = { ...versions(), ...ALSO_INSTALLED, ...packages };
    this.write("package.json", JSON.stringify({ name: "school", version: "1.0.0", private: true, dependencies }));
    const { exitCode, output } = await this.run("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts");
    if (exitCode !== 0) throw new Error(`npm install failed:\n${output}`);
  }

  public write(file: string, text: string): void {
    const path = join(this.directory, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  public read(file: string): string {
    return readFileSync(join(this.directory, file), "utf8");
  }

  /** A TypeScript configuration: the template's with other options, and with every declaration file checked. */
  public writeConfig(file: string, compilerOptions: Readonly<Record<string, unknown>> = {}): void {
    const strict = { skipLibCheck: false, incremental: false, noEmit: true };
    const config = {
      extends: "./tsconfig.json",
      compilerOptions: { ...strict, ...compilerOptions },
      include: ["*.ts"],
    };
    this.write(file, JSON.stringify(config));
  }

  /** Runs a program of the project, such as `tsc`, or any other on the PATH. */
  public async run(program: string, ...args: readonly string[]): Promise<Result> {
    const bin = join(this.directory, "node_modules", ".bin");
    const env = { ...process.env, PATH: `${bin}:${String(process.env["PATH"])}` };
    const { exitCode, stdout, stderr } = await run(program, args, { cwd: this.directory, env });
    return { exitCode, output: stdout + stderr };
  }
}

function versions(): Record<string, string> {
  const { devDependencies } = JSON.parse(readFileSync("package.json", "utf8")) as {
    devDependencies: Record<string, string>;
  };
  return Object.fromEntries(INSTALLED.map((name) => [name, devDependencies[name] ?? "latest"]));
}
