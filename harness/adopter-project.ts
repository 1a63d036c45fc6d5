import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { forCdktn } from "../commands/lib/cdktn";
import { toolFile } from "../commands/lib/tools";
import { run } from "../testing/processes";
import { scratchDirectory } from "./scratch";

/** A program that has the example of a worker beside it. */
export const WORKER_PROGRAM = `import { App } from "cdktf";
import { WorkerStack } from "./worker";

const app = new App();
new WorkerStack(app, "worker");
app.synth();
`;

/** Its test. */
export const WORKER_TEST = `import { Testing } from "cdktf";
import "cdktf-ecs-logging/testing";
import { WorkerStack } from "./worker";

test("the worker logs to its group", () => {
  const stack = new WorkerStack(Testing.app(), "worker");
  expect(stack).toHaveLogConfiguration("worker", { options: { "awslogs-group": "/school/worker" } });
  expect(stack).toBeAbleToStart("worker");
});
`;

/** What `cdktf init --template=typescript` copies. */
const TEMPLATE = toolFile("cdktf-cli", "cdktf-cli/bundle/templates/typescript");

/** Of the template, what is not text for its user. */
const TEMPLATE_FILES = ["tsconfig.json", "jest.config.js", "setup.js"];

/** The framework of each project, and where its versions are. */
const FRAMEWORKS = {
  cdktf: { manifest: "package.json", packages: ["cdktf", "constructs", "@cdktf/provider-aws"] },
  cdktn: { manifest: "tools/cdktn/package.json", packages: ["cdktn", "constructs", "@cdktn/provider-aws"] },
} as const;

/** What `cdktf init` installs besides, in this project's versions where it has the package: the newest change daily. */
const INSTALLED = ["@types/jest", "@types/node", "jest", "typescript"];

const ALSO_INSTALLED = { "ts-jest": "29.4.15", "ts-node": "10.9.2" };

/** How a program of the project ended. */
export interface Result {
  readonly exitCode: number | null;
  /** What it said, on both streams. */
  readonly output: string;
}

/** A project as `cdktf init` writes it: CommonJS, ES2018, TypeScript's node10 resolution, ts-node and ts-jest. */
export class AdopterProject {
  /** Its name has what people's directories have: a space, and letters beyond ASCII. */
  public readonly directory = join(scratchDirectory(), "Übung 学生");

  public constructor(private readonly framework: keyof typeof FRAMEWORKS = "cdktf") {
    for (const file of TEMPLATE_FILES) this.write(file, this.named(readFileSync(join(TEMPLATE, file), "utf8")));
  }

  /** A text of cdktf's template or of a program, for the framework of this project. */
  public named(text: string): string {
    return this.framework === "cdktn" ? forCdktn(text) : text;
  }

  /** Installs packages from npm, besides those of the template. */
  public async install(packages: Readonly<Record<string, string>>): Promise<void> {
    const { manifest, packages: framework } = FRAMEWORKS[this.framework];
    const own = { ...versions(manifest, framework), ...versions("package.json", INSTALLED) };
    const dependencies = { ...own, ...ALSO_INSTALLED, ...packages };
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

function versions(file: string, names: readonly string[]): Record<string, string> {
  const { dependencies, devDependencies = {} } = JSON.parse(readFileSync(file, "utf8")) as Manifest;
  return Object.fromEntries(names.map((name) => [name, { ...dependencies, ...devDependencies }[name] ?? "latest"]));
}

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}
