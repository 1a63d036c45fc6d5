import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { scratchDirectory } from "./scratch";

// The real compiler, counted; where something is to happen meanwhile, behind a program that runs both.
const COMPILER = `
import { appendFileSync, existsSync } from "node:fs";
import executable from ${JSON.stringify(join(process.cwd(), "node_modules/typescript-7/lib/getExePath.js"))};
export default () => {
  appendFileSync("compilations", ".");
  process.env.COMPILER = executable();
  return existsSync("meanwhile") ? "./meanwhile" : executable();
};
`;

/** A small project with the runner of this one, commands/run.mjs. Its `main.ts` prints what `part.ts` exports. */
export class RunnerProject {
  public readonly directory = join(scratchDirectory(), "a project");

  public constructor() {
    for (const file of ["build", "earlier-build", "lazy-exports", "libraries", "sources"].map(
      (name) => `commands/lib/${name}.mjs`,
    )) {
      cpSync(file, join(this.directory, file));
    }
    cpSync("commands/run.mjs", join(this.directory, "commands/run.mjs"));
    this.write("tsconfig.json", JSON.stringify({ compilerOptions: { strict: true, skipLibCheck: true, types: [] } }));
    const options = { module: "node16", target: "es2022", lib: ["es5"], noEmitOnError: true, rootDir: "." };
    this.write(
      "tsconfig.build.json",
      JSON.stringify({ extends: "./tsconfig.json", compilerOptions: options, files: ["main.ts"] }),
    );
    this.write(
      "main.ts",
      `import { part } from "./part";\ndeclare const process: any, require: any, module: any;
process.stdout.write([part, ...process.argv.slice(2), require.main === module].join(" "));\n`,
    );
    this.part("1");
    this.write("node_modules/typescript-7/package.json", '{ "type": "module" }');
    this.write("node_modules/typescript-7/lib/getExePath.js", COMPILER);
    this.write("node_modules/.package-lock.json", "{}");
    this.write(
      "package.json",
      JSON.stringify({ name: "project", version: "1.0.0", exports: { "./part": "./part.ts" } }),
    );
  }

  public write(file: string, text: string): void {
    mkdirSync(dirname(join(this.directory, file)), { recursive: true });
    writeFileSync(join(this.directory, file), text);
  }

  public read(file: string): string {
    return readFileSync(join(this.directory, file), "utf8");
  }

  public part(value: string): void {
    this.write("part.ts", `export const part: string = "${value}";\n`);
  }

  public run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
    const options = { cwd: this.directory, encoding: "utf8" } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, ["commands/run.mjs", ...args], options);
    return { status, stdout, stderr };
  }

  /** Names in the directory of builds. */
  public builds(): string[] {
    return readdirSync(join(this.directory, "build"));
  }

  /** How often the compiler has run. */
  public compilations(): number {
    return readFileSync(join(this.directory, "compilations"), "utf8").length;
  }
}
