import { parse } from "@cdktf/hcl2json";
import { readFileSync } from "node:fs";
import ts from "typescript";
import { errorMessage } from "../../commands/lib/failure";
import { readSettings, SETTING_NAMES } from "../../settings/settings";

/** What is wrong with a block, in one sentence; nothing for one that is right. */
type Check = (text: string) => string | undefined | Promise<string | undefined>;

/** How blocks of each language are checked; TypeScript is compiled, see `programs.ts`. */
export const CHECKS: Readonly<Record<string, Check>> = {
  // What a program says, or a drawing: other tests hold it against the program.
  text: () => undefined,
  sh: (text) =>
    commandsOf(text)
      .map(commandProblem)
      .find((problem) => problem !== undefined),
  json: (text) => jsonProblem(text),
  hcl: async (text) => {
    try {
      await parse("document.tf", text);
      return undefined;
    } catch (error) {
      return errorMessage(error);
    }
  },
  js: (text) => {
    const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true, fileName: "block.mjs" });
    return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " ")).at(0);
  },
  dockerfile: (text) => text.split("\n").find((line) => !/^(COPY|ENV|ENTRYPOINT|CMD|FROM|RUN|#)\b/.test(line)),
};

/** Programs that documents have their reader type, besides npm's scripts and the package's own commands. */
const PROGRAMS = new Set(["aws", "cd", "curl", "docker", "grep", "sh", "terraform"]);

/** The commands of a block: a line ends with `\` where the next one belongs to it. */
export function commandsOf(text: string): string[] {
  const lines = text.replace(/ *\\\n\s*/g, " ").split(/\n|&&/);
  return lines.map((line) => line.replace(/(^|\s)#.*$/, "").trim()).filter((line) => line !== "");
}

function commandProblem(command: string): string | undefined {
  const [program = "", ...args] = command.split(/\s+/).filter((word) => !/^\w+=/.test(word));
  if (program === "npm") return npmProblem(args);
  if (program === "npx")
    return args.includes("cdktf-ecs-logging") ? programProblem(args) : `npx starts no ${args.join(" ")}`;
  return PROGRAMS.has(program) ? undefined : `nobody knows the program ${program}`;
}

/** npm's own commands, and scripts of `package.json`. */
function npmProblem([command = "", script = ""]: readonly string[]): string | undefined {
  if (["ci", "install", "test", "uninstall"].includes(command)) return undefined;
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
  return command === "run" && Object.hasOwn(scripts, script) ? undefined : `npm ${command} ${script} is no script`;
}

function programProblem(args: readonly string[]): string | undefined {
  const command = args[args.indexOf("cdktf-ecs-logging") + 1] ?? "";
  const commands = readFileSync("bin/cdktf-ecs-logging.ts", "utf8").match(/(?<=require\("\.\.\/commands\/)[\w-]+/g);
  return commands?.includes(command) ? undefined : `cdktf-ecs-logging has no command ${command}`;
}

function jsonProblem(text: string): string | undefined {
  try {
    const value = JSON.parse(/^\s*[[{]/.test(text) ? text : `{${text}}`) as Record<string, unknown>;
    const settings = (value["settings"] ?? value) as Record<string, unknown>;
    if (Object.keys(settings).every((name) => SETTING_NAMES.some((known) => known === name)))
      readSettings(settings, {});
    return undefined;
  } catch (error) {
    return errorMessage(error);
  }
}
