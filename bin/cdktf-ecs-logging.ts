#!/usr/bin/env node
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runProgram, UsageError } from "../commands/lib/program";
import { showProgress } from "../commands/lib/progress";

/** What the module of a command exports. */
interface CommandModule {
  readonly main: (args: readonly string[]) => number | void | Promise<number | void>;
}

/** A command: what it is for, and the module that does it. */
interface Command {
  readonly summary: string;
  /** Loads what this command needs; the others' libraries cost it nothing. */
  readonly load: () => CommandModule;
}

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  [
    "init",
    {
      summary: "writes the smallest project that uses the constructs",
      load: () => require("../commands/init") as CommandModule,
    },
  ],
  [
    "import",
    {
      summary: "writes a program for task definitions and Terraform that are there already",
      load: () => require("../commands/import") as CommandModule,
    },
  ],
  [
    "drop-in",
    {
      summary: "puts the constructs into an existing Terraform directory",
      load: () => require("../commands/drop-in") as CommandModule,
    },
  ],
  [
    "eject",
    {
      summary: "writes a program's stacks as plain Terraform files",
      load: () => require("../commands/eject") as CommandModule,
    },
  ],
  [
    "diagram",
    {
      summary: "draws a stack: what uses what, and where traffic goes",
      load: () => require("../commands/diagram") as CommandModule,
    },
  ],
]);

const LINES = [...COMMANDS].map(([name, { summary }]) => `  ${name.padEnd(12)}${summary}`);

const USAGE = `cdktf-ecs-logging COMMAND [options]

${LINES.join("\n")}

cdktf-ecs-logging COMMAND --help describes a command; --version says which version this is.`;

/**
 * The package's program: runs the command that comes first with the arguments after it.
 *
 * @param args the arguments, without the program
 * @throws UsageError where the first is not a command
 */
export function main([name, ...args]: readonly string[]): number | void | Promise<number | void> {
  if (name === "--help" || name === "-h") console.log(USAGE);
  else if (name === "--version") console.log(version());
  else {
    const command = find(name);
    if (process.stderr.isTTY) showProgress();
    return command.load().main(args);
  }
}

function find(name: string | undefined): Command {
  const command = COMMANDS.get(name ?? "");
  if (command !== undefined) return command;
  throw new UsageError(`${name === undefined ? "name a command" : `unknown command: ${name}`}\n\n${USAGE}`);
}

function version(): string {
  const manifest = readFileSync(require.resolve("cdktf-ecs-logging/package.json"), "utf8");
  return (JSON.parse(manifest) as { readonly version: string }).version;
}

/** This program for the framework that is installed: beside cdktf's the package holds cdktn's, which writes for cdktn. */
function programOfFramework(): { readonly main: typeof main } {
  const cdktn = join(__dirname, "..", "cdktn", "bin", "cdktf-ecs-logging.js");
  const isCdktn = isInstalled("cdktn") && !isInstalled("cdktf") && existsSync(cdktn);
  return isCdktn ? (require(cdktn) as { readonly main: typeof main }) : { main };
}

function isInstalled(name: string): boolean {
  try {
    require.resolve(`${name}/package.json`);
    return true;
  } catch {
    return false;
  }
}

if (require.main === module) void runProgram(() => programOfFramework().main(process.argv.slice(2)));
